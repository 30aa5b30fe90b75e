import { S } from '../../../src/kernel/time.js';
import { lowestIds } from '../../../src/model/cluster/membership.js';
import { virtualSystemShares } from '../../../src/model/strategies/vsls.js';
import { outcomeOf, type Run } from '../world.js';
import { policiesOf } from './policies.js';

const BUCKETS = 840;

test('Traffic of virtual systems follows Zipf: the second has 2^-s of the first, and all have the whole', () => {
  for (const skew of [0, 0.5, 1, 2]) {
    const shares = virtualSystemShares({ virtualSystems: 12, trafficSkew: skew, weights: 'equal' });
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(shares[1] / shares[0]).toBeCloseTo(2 ** -skew, 12);
    expect(shares[11] / shares[2]).toBeCloseTo(4 ** -skew, 12);
  }
});

test.each([2, 3, 8])(
  'Where one of %i members fails, each connection goes to the one that was told of it',
  (members) => {
    for (let bucket = 0; bucket < 100; bucket++) {
      const { behaviour, membership, connection, told } = policiesOf('vsls', members);
      const id = connection(bucket);
      behaviour.sync.opened(id);
      const [standby] = told();
      membership.memberFailed(behaviour.assignment.memberOf(bucket));
      expect(behaviour.assignment.memberOf(bucket)).toBe(standby);
    }
  },
);

test('Opening, change and end are told to the standby alone, which holds the only copy meanwhile', () => {
  const { behaviour, connection, told, held } = policiesOf('vsls', 5);
  const id = connection(3);
  behaviour.sync.opened(id);
  const [standby, ...others] = told();
  expect(others).toEqual([]);
  const copy = lowestIds(5).map((member) => (member === standby ? 1 : 0));
  expect(held()).toEqual(copy);
  behaviour.sync.updated(id);
  behaviour.sync.aged(id);
  expect([told(), held()]).toEqual([[standby], copy]);
  behaviour.sync.closed(id, 0, false);
  expect([told(), held()]).toEqual([[standby], [0, 0, 0, 0, 0]]);
});

test('When all but one are down nobody is told', () => {
  const { behaviour, membership, connection, told, held } = policiesOf('vsls', 3);
  for (const failed of [0, 2]) membership.memberFailed(failed);
  const id = connection(3);
  behaviour.sync.opened(id);
  behaviour.sync.closed(id, 0, false);
  expect([told(), held()]).toEqual([[], [0, 0, 0]]);
});

const run = (members: number, virtualSystems: number): Run => ({
  strategy: 'vsls',
  members,
  rate: 4000,
  duration: S,
  changes: {
    traffic: { talkers: 100_000 },
    options: { vsls: { virtualSystems, trafficSkew: 0 } },
  },
});

test.each([
  [2, 3],
  [4, 10],
  [5, 7],
  [8, 12],
])(
  'The hottest of %i members has the most of %i equal virtual systems: ceil(V/N) of them',
  (members, count) => {
    const { seen } = outcomeOf(run(members, count));
    const hottest = Math.max(...seen.members.map(({ share }) => share));
    const systems = Math.ceil(count / members);
    // 840 buckets do not divide by every count, and 100 000 talkers fall into them at random.
    const chance = 4 * Math.sqrt(systems / count / 100_000);
    expect(Math.abs(hottest - systems / count)).toBeLessThan((2 * systems) / BUCKETS + chance);
  },
);

/** Update records that were sent for each connection that was opened. */
function recordsOf(strategy: string, members: number): number {
  const { system } = outcomeOf({ ...run(members, 20), strategy });
  return system.network.sent / system.story.opened;
}

test('The records that a connection costs do not grow with members, as they do where all are told', () => {
  const two = recordsOf('vsls', 2);
  for (const members of [3, 5, 10, 13])
    expect(Math.abs(recordsOf('vsls', members) / two - 1)).toBeLessThan(0.01);
  expect(recordsOf('clusterxl-load-sharing-multicast', 5) / two).toBeGreaterThan(3.9);
});

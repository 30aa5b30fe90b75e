import { memberShares } from '../../../src/model/expectations.js';
import { lowestIds } from '../../../src/model/cluster/membership.js';
import { routingWeights } from '../../../src/model/strategies/clusterxl-active-active.js';
import { expectWithin, outcomeOf, type Run } from '../world.js';
import { policiesOf } from './policies.js';

const BUCKETS = 840;
const NAME = 'clusterxl-active-active';

/** Shares that sum to one. */
function sharesOf(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Buckets of each member. */
function countsOf(owners: readonly number[], members: number): number[] {
  const counts = Array<number>(members).fill(0);
  for (const owner of owners) counts[owner]++;
  return counts;
}

test('Routing gives each member the same share of what it gives the one before', () => {
  const weights = routingWeights(5, 0.5);
  expect(weights).toEqual([1, 0.5, 0.25, 0.125, 0.0625]);
  expect(routingWeights(3, 1)).toEqual([1, 1, 1]);
});

test('When a member fails only its traffic moves, to the others as routing weighs these', () => {
  const { behaviour, membership } = policiesOf(NAME, 4, { routingRatio: 0.5 });
  const owners = (): number[] =>
    Array.from({ length: BUCKETS }, (_, bucket) => behaviour.assignment.memberOf(bucket));
  const before = owners();
  membership.memberFailed(1);
  const after = owners();
  expect(before.filter((owner, bucket) => owner !== 1 && after[bucket] !== owner)).toEqual([]);
  const inherited = countsOf(
    after.filter((_, bucket) => before[bucket] === 1),
    4,
  );
  const left = before.filter((owner) => owner === 1).length;
  sharesOf([1, 0, 0.25, 0.125]).forEach((share, member) => {
    expect(Math.abs(inherited[member] - share * left)).toBeLessThanOrEqual(3);
  });
  membership.memberRecovered(1);
  expect(owners()).toEqual(before);
});

const run = (members: number, asymmetricShare: number, routingRatio: number): Run => ({
  strategy: NAME,
  members,
  changes: { traffic: { asymmetricShare }, options: { [NAME]: { routingRatio } } },
});

test.each([2, 3, 5])(
  'The busiest of %i members carries what routing gives it, and is not relieved',
  (members) => {
    const { seen } = outcomeOf(run(members, 0, 0.6));
    const shares = seen.members.map(({ share }) => share);
    const expected = sharesOf(routingWeights(members, 0.6));
    // 2000 talkers of the same rate fall into the buckets of each member at random.
    lowestIds(members).forEach((member) => {
      const share = expected[member];
      expectWithin(shares[member], share, Math.sqrt((share * (1 - share)) / 2000) + 1 / BUCKETS);
    });
  },
);

test.each([
  [2, 1],
  [3, 0.6],
  [5, 0.8],
])(
  'Of %i members routed by %f, return packets that are routed independently miss the owner by 1 - sum of squared shares',
  (members, ratio) => {
    const { system } = outcomeOf(run(members, 1, ratio));
    const { server, script } = system.scripts[0];
    const fromServers = server.packets.reduce((sum, packets) => sum + packets, 0) / script.packets;
    const corrected = system.maker.passedOn.reduce((sum, packets) => sum + packets, 0);
    const share = corrected / (system.meter.handledPackets * fromServers);
    // The talkers' keys give the owners, the buckets the members of the return packets.
    const owners = memberShares(system);
    const buckets = Array.from({ length: BUCKETS }, (_, bucket) => bucket);
    const returns = countsOf(
      buckets.map((bucket) => system.behaviour.assignment.memberOf(bucket)),
      members,
    );
    const meets = owners.reduce((sum, owner, member) => sum + (owner * returns[member]) / BUCKETS, 0);
    expectWithin(share, 1 - meets, Math.sqrt((meets * (1 - meets)) / system.source.births));
    const bySquares = sharesOf(routingWeights(members, ratio)).reduce((sum, part) => sum + part * part, 0);
    expect(Math.abs(meets - bySquares)).toBeLessThan(0.02);
  },
);

test('Every update goes to all others, which all hold a copy', () => {
  const { behaviour, connection, told, held } = policiesOf(NAME, 3);
  const id = connection(0);
  behaviour.sync.opened(id);
  behaviour.sync.updated(id);
  expect([told(), held()]).toEqual([
    [-1, -1],
    [0, 1, 1],
  ]);
  behaviour.sync.closed(id, 0, false);
  expect([told(), held()]).toEqual([[-1], [0, 0, 0]]);
});

import { S } from '../../../src/kernel/time.js';
import { elasticWeights } from '../../../src/model/strategies/elasticxl.js';
import { expectWithin, outcomeOf, type Outcome, type Run } from '../world.js';
import { policiesOf } from './policies.js';

const run = (members: number, changes: Run['changes'] = {}): Run => ({
  strategy: 'elasticxl',
  members,
  changes: { traffic: { talkers: 100_000 }, ...changes },
});

test('The pivot inspects as much as every other member, or what it is given', () => {
  expect(elasticWeights(4, null)).toEqual([0.25, 0.25, 0.25, 0.25]);
  expect(elasticWeights(4, 0.1)).toEqual([0.1, 0.3, 0.3, 0.3]);
  expect(elasticWeights(2, 0)).toEqual([0, 1]);
  expect(elasticWeights(1, 0.1)).toEqual([1]);
});

test('When the pivot fails the next of the members is the pivot', () => {
  const { behaviour, membership } = policiesOf('elasticxl', 3, { pivotShare: 0 });
  const owners = (): Set<number> =>
    new Set(Array.from({ length: 840 }, (_, bucket) => behaviour.assignment.memberOf(bucket)));
  expect(owners()).toEqual(new Set([1, 2]));
  membership.memberFailed(0);
  expect(owners()).toEqual(new Set([2]));
});

test.each([2, 3, 6])(
  'The pivot of %i members sees every packet and hands on all that it does not inspect',
  (members) => {
    const { system, seen } = outcomeOf(run(members));
    const { passedOn } = system.maker;
    const { handledPackets } = system.meter;
    const others = 1 - seen.members[0].share;
    const connections = system.source.births;
    expectWithin(passedOn[0] / handledPackets, others, Math.sqrt((others * (1 - others)) / connections));
    expect([...passedOn.slice(1)].every((packets) => packets === 0)).toBe(true);
    expect(seen.members.map(({ role }) => role)).toEqual([
      'pivot',
      ...Array<string>(members - 1).fill('active'),
    ]);
  },
);

/** Cores' worth of work that the first member is asked for. */
function workOfPivot({ seen }: Outcome): number {
  const { snd, fw, split } = seen.members[0];
  return snd * split.snd + fw * split.fw;
}

test.each([2, 3, 6])(
  'With %i members the pivot works for its own share and hands on the rest, and no less',
  (members) => {
    const silent = {
      sync: { sharedTableShare: 0, heartbeatCost: 0, packetCost: 0 },
      traffic: { keepAlive: 0 },
    };
    const alone = workOfPivot(outcomeOf({ strategy: 'single-gateway', members: 1, changes: silent }));
    const cluster = outcomeOf(run(members, silent));
    const { system, seen } = cluster;
    const { sndPacket, forwardPacket } = system.plan.config.appliance.costs;
    const { share } = seen.members[0];
    const handedOn = (2000 * system.scripts[0].script.packets * (sndPacket + forwardPacket)) / S;
    const byHand = share * alone + (1 - share) * handedOn;
    expect(workOfPivot(cluster)).toBeGreaterThanOrEqual(byHand);
    expect(workOfPivot(cluster) / byHand).toBeLessThan(1.001);
  },
);

test('A connection has one backup copy once it outlives the delay, and none before', () => {
  const { behaviour, connection, told, held } = policiesOf('elasticxl', 3);
  const id = connection(7);
  behaviour.sync.opened(id);
  behaviour.sync.updated(id);
  expect([told(), held()]).toEqual([[], [0, 0, 0]]);
  behaviour.sync.aged(id);
  expect(told()).toHaveLength(1);
  expect(held().reduce((sum, copies) => sum + copies, 0)).toBe(1);
  behaviour.sync.closed(id, 0, true);
  expect(held()).toEqual([0, 0, 0]);
});

import { MS } from '../../../src/kernel/time.js';
import { ClassSync } from '../../../src/model/cluster/class-sync.js';
import { kindOf, outcomeOf, planOf, query, type Run } from '../world.js';
import { System } from '../../../src/model/system.js';

/** Pages that live 260 ms on average, and queries of a round trip. */
const run = (page: Parameters<typeof kindOf>[0], changes: Run = {}): Run => ({
  strategy: 'clusterxl-load-sharing-multicast',
  members: 3,
  ...changes,
  changes: {
    traffic: { classes: [kindOf({ share: 0.8, ...page }), { ...query, share: 0.2 }], asymmetricShare: 0 },
    sync: { sharedTableShare: 0 },
  },
});

/** Update records built since the warm-up, over the connections that arrived. */
function builtPerConnection(of: Run): number {
  const { system } = outcomeOf(of);
  return system.network.counts.built.reduce((sum, one) => sum + one, 0) / system.source.births;
}

test('A class says whether and from when it is copied, else the strategy does', () => {
  const classes = new ClassSync([kindOf(), kindOf({ synchronized: false }), kindOf({ syncDelay: 5 })]);
  expect([0, 1, 2].map((id) => classes.isSynchronized(id, true))).toEqual([true, false, true]);
  expect([0, 1, 2].map((id) => classes.isSynchronized(id, false))).toEqual([false, false, false]);
  expect([0, 1, 2].map((id) => classes.delayOf(id, 7))).toEqual([7, 7, 5]);
  expect(classes.silent).toBe(false);
  expect(new ClassSync([kindOf()]).silent).toBe(true);
});

test.each(['clusterxl-load-sharing-multicast', 'clusterxl-load-sharing-unicast', 'vsls', 'hypersync'])(
  '%s: a class that is not synchronised sends nothing and has no copies',
  (strategy) => {
    const { system } = outcomeOf({
      ...run({ synchronized: false }, { strategy }),
      changes: {
        traffic: { classes: [kindOf({ synchronized: false })], asymmetricShare: 0.5 },
        sync: { sharedTableShare: 0, delay: 50 * MS },
      },
    });
    expect(system.network.sent).toBe(0);
    expect([0, 1, 2].map((member) => system.copies.mean(member, 1e9))).toEqual([0, 0, 0]);
  },
);

test('ClusterXL sends three records of a page and two of a query at once, and of a class that is off none', () => {
  const all = builtPerConnection(run({}));
  expect(Math.abs(all - (0.8 * 3 + 0.2 * 2))).toBeLessThan(0.1);
  const queriesAlone = builtPerConnection(run({ synchronized: false }));
  expect(Math.abs(queriesAlone - 0.2 * 2)).toBeLessThan(0.05);
});

test('With a delay only connections that live longer are told of: once when they reach it, once at their end', () => {
  // Pages exchange for a few round trips and idle for 200 ms on average, exponential: a memoryless rest beyond 400 ms.
  const counted = (syncDelay: number): number => builtPerConnection(run({ syncDelay })) - 0.2 * 2;
  const [early, late] = [counted(400 * MS), counted(600 * MS)];
  expect(Math.abs(late / early - Math.exp(-1))).toBeLessThan(0.06);
  expect(counted(60_000 * MS)).toBeCloseTo(0, 1);
});

test('HyperSync goes by the delay of the class instead of its own', () => {
  const long = builtPerConnection(run({ syncDelay: 60_000 * MS }, { strategy: 'hypersync' }));
  const short = builtPerConnection(run({ syncDelay: 0 }, { strategy: 'hypersync' }));
  expect(long).toBe(0);
  expect(Math.abs(short - 0.8 * 2)).toBeLessThan(0.1);
});

test('Multicast ignores the delay for connections whose return packets come to another member', () => {
  const changes = { traffic: { classes: [kindOf({ syncDelay: 60_000 * MS })], asymmetricShare: 1 } };
  const plan = { strategy: 'clusterxl-load-sharing-multicast', members: 4, changes };
  const { system } = outcomeOf({ ...plan, changes: { ...changes, sync: { sharedTableShare: 0 } } });
  const built = system.network.counts.built.reduce((sum, one) => sum + one, 0) / system.source.births;
  expect(Math.abs(built - 3 * (3 / 4))).toBeLessThan(0.1);
});

test('A profile that says nothing is not looked at: the policy of the strategy itself is told', () => {
  const { behaviour } = new System(planOf({ strategy: 'clusterxl-load-sharing-multicast' }));
  expect('delayOf' in behaviour.sync).toBe(false);
});

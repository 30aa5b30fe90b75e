import { MS, US } from '../../../src/kernel/time.js';
import { System } from '../../../src/model/system.js';
import { checkConservation } from '../../../src/model/simulate.js';
import { expectWithin, outcomeOf, planOf, replicated, type Run } from '../world.js';

const multicast = (flushAndAck: 'off' | 'asymmetric' | 'all', more: Run = {}): Run => ({
  strategy: 'clusterxl-load-sharing-multicast',
  ...{ members: 4, rate: 2000, ...more },
  changes: { ...more.changes, sync: { ...more.changes?.sync, flushAndAck } },
});

const meanSetup = (run: Run): number => outcomeOf(run).system.transit.setup.mean!;

test('A first packet waits for one round trip on the sync network and the bits of a message on two links', () => {
  // One record of 250 bytes and a header of 66 in each message at so low a load, at 0.8 ns a byte.
  const added = meanSetup(multicast('all', { rate: 50 })) - meanSetup(multicast('off', { rate: 50 }));
  const alone = 2 * 50 * US + 2 * 0.8 * 316;
  const another = 2 * 0.8 * 250; // now and then one more record has waited for it
  expect(added).toBeGreaterThan(alone);
  expect(added).toBeLessThan(alone + 2 * another);
});

test('Of the asymmetric alone the share waits whose return packets come to another member', () => {
  const [off, some, all] = (['off', 'asymmetric', 'all'] as const).map((which) =>
    meanSetup(multicast(which)),
  );
  const share = 0.1 * (3 / 4);
  expect(Math.abs((some - off) / (all - off) - share)).toBeLessThan(0.02);
});

test('Every connection sends a packet of its own, and each other member acknowledges it', () => {
  const { system } = outcomeOf(multicast('all', { changes: { sync: { sharedTableShare: 0 } } }));
  const { counts } = system.network;
  const packets = counts.packets.reduce((sum, one) => sum + one, 0);
  // One sent and three received, and as many acknowledgements each way; most records of updates ride along.
  const each = 4 + 2 * 3;
  expect(packets / system.source.births / each).toBeGreaterThan(0.99);
  expect(packets / system.source.births / each).toBeLessThan(1.1);
});

test('Modes that are sticky wait for nothing', () => {
  for (const strategy of ['clusterxl-load-sharing-unicast', 'clusterxl-high-availability', 'hypersync']) {
    const [off, all] = (['off', 'all'] as const).map(
      (which) => outcomeOf({ ...multicast(which), strategy }).seen,
    );
    expect(all).toEqual(off);
  }
});

test('The slowest member sets the pace: a delay on the sync network delays every new connection twice', () => {
  const faults = [{ at: 0, do: 'sync-delay', latency: 5 * MS }];
  const plain = { faults: [{ at: 0, do: 'sync-delay', latency: 0 }] };
  const added = meanSetup(multicast('all', { faults })) - meanSetup(multicast('all', plain));
  expect(Math.abs(added - 10 * MS)).toBeLessThan(100 * US);
});

test('A packet is not held longer than the timeout', () => {
  const faults = [{ at: 0, do: 'sync-partition', members: [4], for: 250 * MS }];
  const { system } = outcomeOf(
    multicast('all', { faults, duration: 500 * MS, changes: { sync: { flushTimeout: 20 * MS } } }),
  );
  const longest = system.transit.setup.quantile(0.999, 0)!;
  expect(longest).toBeGreaterThan(20 * MS);
  expect(longest).toBeLessThan(21 * MS);
});

test('A member that crashes takes what it held with it, and others need not wait for it once they know', () => {
  const faults = [{ at: 200 * MS, do: 'crash', member: 2 }];
  const { system } = outcomeOf(multicast('all', { faults, rate: 8000, duration: 800 * MS }));
  const longest = system.transit.setup.quantile(0.999, 0)!;
  expect(longest).toBeGreaterThan(190 * MS);
  expect(longest).toBeLessThan(302 * MS); // the dead timeout
  expect(system.meter.dropped['member-down']).toBeGreaterThan(0);
});

test('A sample waits as long as the full system', () => {
  const of = (scale: number): number[] =>
    replicated(6, multicast('all', { rate: 8000, scale }), ({ system }) => system.transit.setup.mean!);
  const [tenth, fifth] = [of(0.1), of(0.2)];
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, one) => sum + one, 0) / values.length;
  const error = (values: readonly number[]): number =>
    Math.sqrt(values.reduce((sum, one) => sum + (one - mean(values)) ** 2, 0) / 5 / 6);
  expectWithin(mean(tenth), mean(fifth), Math.hypot(error(tenth), error(fifth), 500));
});

test('Connections, packets and records are accounted for when the sync network and members fail meanwhile', () => {
  for (let seed = 0; seed < 12; seed++) {
    const faults = [
      { at: 0, do: 'sync-loss', share: 0.2 },
      { at: (50 + 10 * seed) * MS, do: 'crash', member: 1 + (seed % 3) },
      { at: 300 * MS, do: 'sync-partition', members: [1 + ((seed + 1) % 3)], for: 200 * MS },
      { at: (350 + 20 * seed) * MS, do: 'restart', member: 1 + (seed % 3) },
    ];
    const system = new System(planOf(multicast('all', { members: 3, seed, faults, rate: 1500 })));
    system.start();
    system.simulator.run(100 * MS);
    system.reset();
    system.faults!.start(800 * MS);
    system.simulator.run(900 * MS);
    checkConservation(system);
  }
});

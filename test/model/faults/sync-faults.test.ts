import { MS, S, US } from '../../../src/kernel/time.js';
import type { Fault } from '../../../src/model/faults/fault.js';
import { type Changes, expectWithin, outcomeOf, type Run } from '../world.js';

const run = (strategy: string, members: number, faults: readonly Fault[], more: Run = {}): Run => ({
  ...{ strategy, members, faults, rate: 1000 * members, duration: 1500 * MS },
  ...more,
});

/** What happened, as `at in ms: what member`. */
const story = (of: Run): string[] =>
  outcomeOf(of).seen.faults!.events.map(
    ({ at, what, member }) => `${at / MS}: ${what}${member === null ? '' : ` ${member}`}`,
  );

const parting = (members: readonly number[], lasts: number): Fault[] => [
  { at: 200 * MS, do: 'sync-partition', members, for: lasts },
];

describe('A partition of the sync network', () => {
  test('takes the smaller side down after the dead timeout, and brings it back with a full sync when it is over', () => {
    const events = story(run('clusterxl-load-sharing-multicast', 3, parting([3], 500 * MS)));
    expect(events.slice(0, 4)).toEqual([
      '200: sync-partition 3',
      `${500 + 50e-3}: down 3`, // three ticks and the latency
      '700: sync-partition over',
      '700: restart 3',
    ]);
    expect(events.slice(4)).toEqual([expect.stringMatching(/^\d+(\.\d+)?: joined 3$/)]);
  });

  test('leaves the larger side up, whichever side was named, and of equal ones that of the lowest number', () => {
    const downs = (members: number, named: readonly number[]): string[] =>
      story(run('clusterxl-load-sharing-unicast', members, parting(named, 400 * MS))).filter((event) =>
        event.includes('down'),
      );
    const at = '500.05: down';
    expect(downs(4, [1])).toEqual([`${at} 1`]);
    expect(downs(4, [1, 2, 4])).toEqual([`${at} 3`]);
    expect(downs(4, [1, 4])).toEqual([`${at} 2`, `${at} 3`]);
    expect(downs(2, [1])).toEqual([`${at} 2`]);
  });

  test('that ends before the dead timeout takes nobody down, and delta sync makes up for it', () => {
    const { system, seen } = outcomeOf(run('clusterxl-load-sharing-multicast', 3, parting([3], 200 * MS)));
    expect(seen.faults!.events.map(({ what }) => what)).toEqual(['sync-partition', 'sync-partition over']);
    expect(system.network.lost).toBe(0);
    expect(seen.faults!.retransmitted).toBeGreaterThan(100);
    expect(seen.values['drop_ratio']).toBe(0);
  });

  test('takes nobody down where members exchange no heartbeats', () => {
    const events = story(run('sync-to-all', 3, parting([3], 500 * MS)));
    expect(events).toEqual(['200: sync-partition 3', '700: sync-partition over']);
  });

  test('of a standby costs nothing; of the active member the standby takes over what it knew', () => {
    const standby = outcomeOf(run('clusterxl-high-availability', 3, parting([3], 500 * MS)));
    expect(standby.seen.values['drop_ratio']).toBe(0);
    expect(standby.system.story.lost).toBe(0);
    const active = outcomeOf(run('clusterxl-high-availability', 3, parting([1], 500 * MS)));
    const { atRisk, lost } = active.seen.faults!;
    expect(lost['copy-not-yet-sent']).toBe(active.system.story.lost);
    expect(active.system.story.lost).toBeGreaterThan(0);
    expect(active.system.story.lost).toBeLessThan(atRisk);
    expect(active.seen.values['connection_rate_cps']).toBeGreaterThan(2000);
  });

  test('is not undone for a member that crashes while it is down', () => {
    const faults = [...parting([3], 500 * MS), { at: 600 * MS, do: 'crash', member: 3 }];
    const { system, seen } = outcomeOf(run('clusterxl-load-sharing-multicast', 3, faults));
    expect(seen.faults!.events.map(({ what }) => what)).not.toContain('restart');
    expect(system.membership.view.up).toEqual([0, 1]);
  });

  test('lasts until it is repaired', () => {
    const faults: Fault[] = [
      { at: 200 * MS, do: 'sync-partition', members: [2] },
      { at: 900 * MS, do: 'sync-repair' },
    ];
    const events = story(run('hypersync', 3, faults));
    const when = (what: string): number =>
      Number(events.find((event) => event.endsWith(what))?.split(':')[0]);
    expect([when('down 2'), when('restart 2')]).toEqual([500.05, 900]);
  });
});

describe('A loss on the sync network', () => {
  const losing: Fault[] = [{ at: 0, do: 'sync-loss', share: 0.2 }];

  test('takes its share of datagrams, and copies with them', () => {
    const { system, seen } = outcomeOf(run('hypersync', 4, losing, { rate: 8000 }));
    const { sent, lost, losses } = system.network;
    expect(losses['sync-network']).toBe(lost);
    // Half a second of warm-up goes without; records of one packet share its fate.
    const share = seen.faults!.recordsLost / ((sent * 1.5) / 2);
    expect(Math.abs(share - 0.2)).toBeLessThan(0.03);
  });

  test('of one member is a loss of what it sends and receives', () => {
    const faults: Fault[] = [{ at: 0, do: 'sync-loss', share: 0.5, member: 1 }];
    const { system } = outcomeOf(run('hypersync', 2, faults, { rate: 4000 }));
    const all = outcomeOf(run('hypersync', 2, [{ ...faults[0], member: 2 }], { rate: 4000 }));
    // Both members of two: every packet is between them.
    expect(Math.abs(system.network.lost / all.system.network.lost - 1)).toBeLessThan(0.1);
  });

  test('takes nothing of a full sync, which is a TCP connection', () => {
    const faults: Fault[] = [
      ...losing,
      { at: 100 * MS, do: 'crash', member: 2 },
      { at: 600 * MS, do: 'restart', member: 2 },
    ];
    const { system, seen } = outcomeOf(run('clusterxl-load-sharing-multicast', 3, faults));
    expect(seen.faults!.events.map(({ what }) => what)).toContain('joined');
    expect(system.network.losses['sync-network']).toBe(0);
  });

  test('costs a member that fails what was lost on the way to its heirs', () => {
    const crash: Fault = { at: 1 * S, do: 'crash', member: 1 };
    const lostOf = (faults: readonly Fault[]): number =>
      outcomeOf(run('hypersync', 3, [...faults, crash], { rate: 6000 })).seen.faults!.lost['copy-lost'];
    expect(lostOf([])).toBe(0);
    expect(lostOf(losing)).toBeGreaterThan(5);
  });
});

describe('A delay on the sync network', () => {
  test('makes copies older by as much', () => {
    const faults = (latency: number): Fault[] => [{ at: 0, do: 'sync-delay', latency }];
    const staleness = (latency: number): number =>
      outcomeOf(run('clusterxl-load-sharing-unicast', 3, faults(latency))).seen.faults!.staleness.mean!;
    expect(Math.abs(staleness(20 * MS) - staleness(0) - 20 * MS)).toBeLessThan(MS);
  });

  test('blocks new connections once the packets of a round trip are more than the queue may have', () => {
    const changes: Changes = { sync: { updateSize: 250, sharedTableShare: 0 } };
    // 6000 connections a second with three records in packets of five: 3600 a second, 410 in 114 ms.
    const blocked = (latency: number): number => {
      const faults: Fault[] = [{ at: 0, do: 'sync-delay', latency }];
      const plan = run('clusterxl-high-availability', 2, faults, { rate: 6000, duration: S, changes });
      return outcomeOf(plan).seen.faults!.droppedSyncBlocked;
    };
    expect(blocked(30 * MS)).toBe(0); // a round trip of 60 ms
    expect(blocked(120 * MS)).toBeGreaterThan(100);
  });
});

test('Blocked connections are refused, and seen in the bins in which they were', () => {
  const { seen, system } = outcomeOf(
    run('clusterxl-high-availability', 2, parting([2], 290 * MS), { rate: 6000 }),
  );
  const { bins, bin, droppedSyncBlocked } = seen.faults!;
  const inBins = bins.map(({ syncBlockedPackets }) => syncBlockedPackets);
  expect(inBins.reduce((sum, packets) => sum + packets, 0)).toBe(droppedSyncBlocked);
  const first = inBins.findIndex((packets) => packets > 0) * bin;
  // 410 packets after the beginning: 3 records of each connection, some more for tables that all keep.
  const perSecond = (6000 * (3 + 0.1)) / 5;
  expect(Math.abs(first - (200 * MS + (410 / perSecond) * 1e9))).toBeLessThan(2 * bin);
  expect(inBins.at(-1)).toBe(0);
  expect(system.story.refused).toBeGreaterThan(0);
  expect(seen.values['drop_ratio']).toBeGreaterThan(0);
});

/** A figure over replications: mean and standard error. */
function estimate(values: readonly number[]): { mean: number; error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}

test('A sample blocks as much, and loses as many records, as the full system', () => {
  const at = (
    scale: number,
    of: (outcome: ReturnType<typeof outcomeOf>) => number,
    faults: readonly Fault[],
  ) =>
    estimate(
      Array.from({ length: 8 }, (_, replication) => {
        const plan = { rate: 12_000, duration: 600 * MS, scale, replication, warmUp: 200 * MS };
        return of(outcomeOf(run('clusterxl-high-availability', 2, faults, plan)));
      }),
    );
  const pairs: [Fault[], (outcome: ReturnType<typeof outcomeOf>) => number][] = [
    [parting([2], 250 * MS), ({ seen }) => seen.faults!.droppedSyncBlocked],
    [parting([2], 250 * MS), ({ seen }) => seen.faults!.recordsLost],
    [[{ at: 0, do: 'sync-loss', share: 0.05 }], ({ seen }) => seen.faults!.retransmitted],
    [[{ at: 0, do: 'sync-delay', latency: 60 * MS }], ({ seen }) => seen.faults!.droppedSyncBlocked],
  ];
  for (const [faults, of] of pairs) {
    const [half, quarter] = [at(0.2, of, faults), at(0.1, of, faults)];
    expect(half.mean).toBeGreaterThan(0);
    expectWithin(half.mean, quarter.mean, Math.hypot(half.error, quarter.error));
  }
});

test('A partition is no failure that is detected: its figures are those of members at risk', () => {
  const { seen } = outcomeOf(run('clusterxl-load-sharing-multicast', 3, parting([3], 500 * MS)));
  expect(seen.faults!.atRisk).toBeGreaterThan(0);
  expect(seen.faults!.staleness.mean).toBeGreaterThan(50 * US);
});

import { MS, S } from '../../../src/kernel/time.js';
import type { Fault } from '../../../src/model/faults/fault.js';
import { LineStates } from '../../../src/model/faults/line-states.js';
import { Link } from '../../../src/model/queueing/link.js';
import { checkConservation } from '../../../src/model/simulate.js';
import { LineWatch } from '../../../src/model/sgm/line-watch.js';
import { System } from '../../../src/model/system.js';
import { createGenerator } from '../../../src/random/generator.js';
import { type Changes, outcomeOf, planOf, type Run } from '../world.js';
import { FaultCheckers } from './fault-checkers.js';

const orchestrator: Fault = { at: 200 * MS, do: 'orchestrator-failure', orchestrator: 1 };
const downlink: Fault = { at: 200 * MS, do: 'downlink-failure', member: 2 };

const run = (changes: Run) => outcomeOf({ strategy: 'hypersync', members: 4, rate: 4000, ...changes });

const BUCKETS = 840;
const bucketsOf = ({ behaviour }: System): number[] => {
  const counts = [0, 0, 0, 0];
  for (let bucket = 0; bucket < BUCKETS; bucket++) counts[behaviour.assignment.memberOf(bucket)]++;
  return counts;
};

const byDownlinks: Changes = { distribution: { weighting: 'downlinks' } };

describe('Lines', () => {
  test('go to one orchestrator and the other in turn', () => {
    const states = new LineStates([4, 1]);
    states.orchestratorFails(0);
    expect([states.inService(0), states.inService(1)]).toEqual([[1, 3], []]);
    states.fail(0, 1);
    expect(states.inService(0)).toEqual([1]);
    states.orchestratorRepaired(0);
    expect([states.inService(0), states.inService(1)]).toEqual([[0, 1, 2], [0]]);
    expect([states.repair(0, Infinity), states.inService(0)]).toEqual([1, [0, 1, 2, 3]]);
  });

  test('that fail lose what waits for them, and that alone', () => {
    const [one, other] = [new Link(1e9, 1e6), new Link(1e9, 1e6)];
    const watch = new LineWatch();
    watch.waits(1, one);
    watch.waits(2, other);
    watch.waits(3, one);
    expect(watch.isCut(3)).toBe(false);
    watch.cut(one);
    watch.waits(4, one);
    expect([1, 2, 4].map((train) => watch.isCut(train))).toEqual([true, false, false]);
    watch.waits(1, other); // the row is used again
    expect(watch.isCut(1)).toBe(false);
  });
});

describe('An orchestrator that fails', () => {
  const lineRate = 120e6;
  const ports = { count: 2, rate: lineRate, buffer: 500_000 };
  const slow: Run = { members: 2, rate: 2000, changes: { appliance: { ports } } };

  test('leaves members half of their lines: no more than these hold gets in', () => {
    const whole = run({ ...slow, faults: [{ ...orchestrator, at: S - 1 }] });
    const offered = 2000 * whole.system.scripts[0].script.bytes * 8;
    expect(offered).toBeGreaterThan(1.2 * 2 * lineRate); // more than two lines hold, less than four
    expect(offered).toBeLessThan(0.8 * 4 * lineRate);
    expect(whole.system.meter.dropped.port).toBe(0);
    const { seen, system } = run({ ...slow, faults: [{ ...orchestrator, at: 0 }] });
    expect(system.meter.dropped.port).toBeGreaterThan(0);
    const carried = seen.values['throughput_bps'] / (2 * lineRate);
    expect(carried).toBeLessThan(1.04); // what the buffers held
    expect(carried).toBeGreaterThan(0.9);
  });

  test('takes what was on its way in with it, by name, and nothing once it is repaired', () => {
    const { seen } = run({ ...slow, duration: 2 * S, faults: [{ ...orchestrator, for: 300 * MS }] });
    const { bins, bin, events, droppedForDownlinkDown } = seen.faults!;
    expect(droppedForDownlinkDown).toBeGreaterThan(0);
    expect(events.map(({ at, what }) => [at, what])).toEqual([
      [200 * MS, 'orchestrator-failure 1'],
      [500 * MS, 'orchestrator-repair 1'],
    ]);
    const later = bins.filter((_, index) => index * bin > 700 * MS);
    expect(later.every(({ droppedPackets }) => droppedPackets === 0)).toBe(true);
  });

  test('moves no bucket, since all members have half of what they had', () => {
    const before = bucketsOf(new System(planOf({ members: 4, changes: byDownlinks })));
    const { system } = run({ changes: byDownlinks, faults: [orchestrator] });
    expect(bucketsOf(system)).toEqual(before);
    expect(system.maker.passedOn).toEqual(
      run({ changes: byDownlinks, faults: [{ ...orchestrator, at: S - 1 }] }).system.maker.passedOn,
    );
  });
});

describe('A downlink that fails', () => {
  test('leaves its member its buckets where cores are the weight', () => {
    expect(bucketsOf(run({ faults: [downlink] }).system)).toEqual([210, 210, 210, 210]);
  });

  test('halves the weight of its member where downlinks are: 2 : 1 : 2 : 2', () => {
    const expected = [2, 1, 2, 2].map((weight) => (BUCKETS * weight) / 7);
    bucketsOf(run({ changes: byDownlinks, faults: [downlink] }).system).forEach((count, member) => {
      expect(Math.abs(count - expected[member])).toBeLessThanOrEqual(5);
    });
  });

  test('loses no connection: those of buckets that moved stay with their owner, by correction', () => {
    const symmetric: Changes = { ...byDownlinks, traffic: { asymmetricShare: 0 } };
    const { system, seen } = run({ changes: symmetric, faults: [downlink] });
    expect(system.story.lost).toBe(0);
    expect(seen.values['drop_ratio']).toBe(0);
    const byMember = [...system.maker.passedOn];
    expect(byMember[1]).toBe(0);
    expect(byMember[0] + byMember[2] + byMember[3]).toBeGreaterThan(0);
    expect(system.maker.passedBack[1]).toBe(byMember[0] + byMember[2] + byMember[3]);
  });

  test('that was the last puts its member out of reach: new connections go to others, its own are cut off', () => {
    const both: Fault = { ...downlink, downlinks: 2 };
    const { system, seen } = run({ faults: [both] });
    const [first, none, ...rest] = bucketsOf(system);
    expect(none).toBe(0);
    for (const count of [first, ...rest]) expect(Math.abs(count - BUCKETS / 3)).toBeLessThanOrEqual(4);
    expect(seen.faults!.droppedForDownlinkDown).toBeGreaterThan(0);
    const { bins } = seen.faults!;
    expect(bins.at(-1)!.droppedPackets).toBeLessThan(
      0.2 * Math.max(...bins.map((bin) => bin.droppedPackets)),
    );
  });

  test('and is repaired gives its member its buckets back', () => {
    const repair: Fault = { at: 600 * MS, do: 'downlink-repair', member: 2 };
    const { system } = run({ changes: byDownlinks, faults: [{ ...downlink, downlinks: 2 }, repair] });
    expect(bucketsOf(system)).toEqual([210, 210, 210, 210]);
  });
});

test('Strategies without an orchestrator have no downlinks to lose', () => {
  const { seen } = run({ strategy: 'clusterxl-load-sharing-multicast', faults: [orchestrator, downlink] });
  expect(seen.faults!.events).toEqual([]);
  expect(seen.values['drop_ratio']).toBe(0);
});

test.each(['hypersync', 'no-sync', 'sync-to-all'])(
  '%s: whatever fails whenever, lines too, connections and packets are accounted for and owners are unique',
  (strategy) => {
    const span = 500 * MS;
    for (let seed = 0; seed < 15; seed++) {
      const generator = createGenerator(`lines ${seed}`);
      const below = (count: number): number => Math.floor(generator.uniform() * count);
      const members = 2 + below(3);
      const verbs = [
        'crash',
        'restart',
        'downlink-failure',
        'downlink-repair',
        'orchestrator-failure',
        'orchestrator-repair',
      ];
      const faults = Array.from({ length: 1 + below(7) }, (): Fault => {
        const verb = verbs[below(verbs.length)];
        const what = verb.startsWith('orch')
          ? { orchestrator: 1 + below(2) }
          : { member: 1 + below(members), ...(verb === 'downlink-failure' && { downlinks: 1 + below(2) }) };
        return { at: below(span), do: verb, ...what };
      });
      const changes: Changes = {
        traffic: { asymmetricShare: 0.3, keepAlive: 100 * MS },
        appliance: { ports: { rate: 200e6, buffer: 50_000 } },
        sync: { tick: 20 * MS, delay: 60 * MS },
        distribution: { weighting: seed % 2 === 0 ? 'downlinks' : 'cores' },
      };
      const system = new System(planOf({ strategy, members, seed, faults, changes, rate: 400 * members }));
      const checkers = new FaultCheckers(system);
      system.start();
      system.simulator.run(S / 10);
      system.reset();
      system.faults!.start(span);
      system.simulator.run(S / 10 + span);
      checkConservation(system);
      expect({ seed, breaches: [...checkers.breaches] }).toEqual({ seed, breaches: [] });
    }
  },
);

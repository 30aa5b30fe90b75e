import { MS, S } from '../../../src/kernel/time.js';
import type { Flood } from '../../../src/model/traffic/flood.js';
import { floodConnections } from '../../../src/model/traffic/flood.js';
import { strategies } from '../../../src/model/strategies/index.js';
import { type Changes, expectWithin, kindOf, outcomeOf, type Run } from '../world.js';

const syn = kindOf({ name: 'syn', share: 0, object: 0, answered: false });
const classes = [kindOf(), syn];
const flood: Flood = { at: 200 * MS, for: 300 * MS, class: 'syn', rate: 20_000 };
const run: Run = {
  ...{ strategy: 'single-gateway', members: 1, rate: 1000, duration: S, warmUp: 100 * MS },
  changes: { traffic: { classes } },
};

test('A flood brings its connections between its instants, one packet each, and none completes', () => {
  const { system, seen } = outcomeOf({ ...run, floods: [flood] });
  const expected = floodConnections([flood], S);
  expect(expected).toBe(6000);
  expectWithin(system.floods!.births, expected, Math.sqrt(expected));
  expect(system.meter.floodOffered).toBe(system.floods!.births);
  const { bin, bins } = seen.timeline!;
  bins.forEach(({ floodOffered }, index) => {
    const [from, to] = [index * bin, (index + 1) * bin];
    if (to <= flood.at || from >= flood.at + flood.for) expect(floodOffered).toBe(0);
    else if (from >= flood.at && to <= flood.at + flood.for) expect(floodOffered).toBeGreaterThan(100);
  });
  expect(system.meter.completed).toBeLessThan(1200); // those of the load alone
  expect(seen.values['offered_cps']).toBeCloseTo(7000, 6);
});

test('The connections of the load are the same with and without a flood', () => {
  const [quiet, flooded] = [[], [flood]].map((floods) => outcomeOf({ ...run, floods }).system);
  expect(flooded.source.births).toBe(quiet.source.births);
  expect(flooded.meter.offeredPackets - flooded.meter.floodOffered).toBe(quiet.meter.offeredPackets);
});

test('Half-open entries stay for the start timeout (Little), whatever becomes of the others', () => {
  const tables = { tcpStartTimeout: 5 * S, tcpEndTimeout: 2 * S };
  const entriesOf = (floods: readonly Flood[]): number =>
    outcomeOf({ ...run, floods, changes: { traffic: { classes }, tables } }).seen.values[
      'concurrent_connections'
    ];
  // 6000 in a second, each for 5 s: as many as in a steady state of that rate.
  expectWithin(entriesOf([flood]) - entriesOf([]), 6000 * 5, 5 * Math.sqrt(6000));
});

test('A table that has a limit fills, and then refuses the load too', () => {
  const tables = { tcpStartTimeout: 5 * S, tcpEndTimeout: S / 10, connectionLimit: 3000 };
  const changes: Changes = { traffic: { classes }, tables };
  const { system, seen } = outcomeOf({ ...run, floods: [flood], changes });
  const loads = seen.timeline!.bins.map(({ tableLoad }) => tableLoad!);
  expect(loads[0]).toBeLessThan(0.5);
  expect(loads[loads.length - 1]).toBeGreaterThan(0.99);
  expect(system.meter.dropped['table-full']).toBeGreaterThan(system.meter.floodDropped);
});

test('A flood of whole connections is one of the class, and half a sample of it weighs the same', () => {
  const get = kindOf({ name: 'get', share: 0, object: 1000 });
  const changes = { traffic: { classes: [kindOf(), get] } };
  const gets: Flood = { ...flood, class: 'get', rate: 4000 };
  const loadOf = (scale: number): number => {
    const { seen } = outcomeOf({ ...run, scale, changes, floods: [gets] });
    return seen.members[0].fw;
  };
  expect(Math.abs(loadOf(0.5) / loadOf(1) - 1)).toBeLessThan(0.06);
});

test.each(strategies.map(({ name }) => name))(
  'Under %s every packet of a flood is accounted for',
  (strategy) => {
    const members = strategy === 'single-gateway' ? 1 : 3;
    const changes = { traffic: { classes }, appliance: { instanceQueue: 64 } };
    const { system } = outcomeOf({
      ...run,
      strategy,
      members,
      changes,
      floods: [{ ...flood, rate: 200_000 }],
    });
    expect(system.meter.floodDropped).toBeGreaterThan(1000); // conservation was checked by the run
  },
);

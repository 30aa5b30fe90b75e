import { S } from '../../src/kernel/time.js';
import { tallied } from '../../src/stats/confidence.js';
import { type Outcome, outcomeOf, replicated, type Run } from './world.js';

const REPLICATIONS = 5;

/** Twice the share simulated: the differences of these figures are chance. */
const figures: [string, (outcome: Outcome) => number][] = [
  ['the load of the SNDs', ({ seen }) => sum(seen.members.map(({ snd }) => snd))],
  ['the load of the instances', ({ seen }) => sum(seen.members.map(({ fw }) => fw))],
  ['the load of the ports', ({ seen }) => sum(seen.members.map(({ port }) => port))],
  ['sync bits per second', ({ seen }) => seen.values['sync_bps']],
  ['the core time of sync', ({ seen }) => seen.values['sync_cpu_share']],
  ['the memory of copies', ({ seen }) => seen.values['sync_memory_bytes_per_member']],
  ['the packet rate', ({ seen }) => seen.values['packet_rate_pps']],
  ['concurrent connections', ({ seen }) => seen.values['concurrent_connections']],
];

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe.each(['hypersync', 'clusterxl-load-sharing-multicast', 'clusterxl-load-sharing-unicast'])(
  '%s',
  (strategy) => {
    const run: Run = { strategy, members: 3, rate: 12_000, duration: S };
    const outcomes = (scale: number): Outcome[] => {
      const seen: Outcome[] = [];
      replicated(REPLICATIONS, { ...run, scale }, (outcome) => seen.push(outcome));
      return seen;
    };
    const [half, quarter] = [outcomes(0.5), outcomes(0.25)];

    test.each(figures)('A quarter and a half of the connections show the same: %s', (_, figure) => {
      const [a, b] = [tallied(quarter.map(figure)), tallied(half.map(figure))];
      const error = Math.hypot(a.standardDeviation!, b.standardDeviation!) / Math.sqrt(REPLICATIONS);
      expect(Math.abs(a.mean - b.mean)).toBeLessThanOrEqual(4 * error + 0.002 * b.mean);
      expect(a.mean / b.mean).toBeGreaterThan(0.95);
      expect(a.mean / b.mean).toBeLessThan(1.05);
    });

    test('A sample takes fewer events, in proportion', () => {
      const events = (of: readonly Outcome[]): number => sum(of.map(({ seen }) => seen.events));
      expect(events(half) / events(quarter)).toBeGreaterThan(1.7);
      expect(events(half) / events(quarter)).toBeLessThan(2.1);
    });
  },
);

test('Waits come out for the full system: those of a sample of it are stretched and scaled back', () => {
  // Poisson streams stay Poisson when sampled, and a slower server of the same load waits longer by the same factor.
  const run: Run = { strategy: 'single-gateway', members: 1, rate: 12_000, duration: 2 * S };
  const changes = { appliance: { costs: { sndPacket: 2000 } }, distribution: { orchestratorLatency: 7000 } };
  const transit = (scale: number): ReturnType<typeof tallied> =>
    tallied(replicated(4, { ...run, changes, scale }, ({ system }) => system.transit.data.mean!));
  const [half, quarter] = [transit(0.5), transit(0.25)];
  expect(quarter.mean / half.mean).toBeGreaterThan(0.95);
  expect(quarter.mean / half.mean).toBeLessThan(1.05);
});

test('Halving the trains moves the loads by less than a per cent', () => {
  const run: Run = { strategy: 'hypersync', members: 3, rate: 3000 };
  const loads = (train: number): number[] =>
    outcomeOf({ ...run, changes: { traffic: { train } } }).seen.members.flatMap(({ snd, fw, port }) => [
      snd,
      fw,
      port,
    ]);
  const [whole, halved] = [loads(12), loads(6)];
  halved.forEach((load, index) => {
    expect(Math.abs(load / whole[index] - 1)).toBeLessThan(0.01);
  });
});

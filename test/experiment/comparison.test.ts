import { compareWith, type Comparison } from '../../src/experiment/comparison.js';
import type { MetricComparison } from '../../src/experiment/comparison/metric-comparison.js';
import type { PointResult } from '../../src/experiment/result-table.js';
import { createStreams } from '../../src/random/streams.js';
import { pairedDifference, pairedRatio } from '../../src/stats/paired.js';
import { tableOf } from '../report/result-fixture.js';
import { replicated } from './replicated-fixture.js';

const compare = (points: readonly PointResult[], baseline = 'b'): Comparison =>
  compareWith(tableOf(points), baseline);

function only({ points }: Comparison, name: string): MetricComparison {
  return points[0].metrics.find(({ metric }) => metric.name === name)!;
}

test('every strategy meets the baseline at its own size and setting, and a single gateway meets nobody', () => {
  const sizes = [1, 2].flatMap((members) =>
    ['0 s', '3 s'].flatMap((delay) =>
      ['single-gateway', 'a', 'b', 'c'].map((strategy) =>
        replicated(strategy, members, { capacity_bps: [1, 2] }, { sweep: { 'sync.delay': delay } }),
      ),
    ),
  );
  const alone = replicated('a', 3, { capacity_bps: [1, 2] }, { sweep: { 'sync.delay': '0 s' } });
  const { points } = compare([...sizes, alone]);
  expect(points.map(({ point, baseline }) => [point.strategy, baseline.strategy])).toEqual(
    [1, 2, 3, 4].flatMap(() => [
      ['a', 'b'],
      ['c', 'b'],
    ]),
  );
  for (const { point, baseline } of points) {
    expect([baseline.members, baseline.sweep]).toEqual([point.members, point.sweep]);
  }
});

test('the difference is that of the replications that both have, and the means are those of all', () => {
  const [own, others] = [
    [11, 12, 14, 19],
    [10, 10, 13],
  ];
  const found = only(
    compare([replicated('b', 2, { capacity_bps: others }), replicated('a', 2, { capacity_bps: own })]),
    'capacity_bps',
  );
  expect(found.difference).toEqual(pairedDifference(own.slice(0, 3), others));
  expect(found).toMatchObject({ mean: 14, baselineMean: 11, pairs: 3, comparisons: 1, confidence: 0.95 });
  expect(found.ratio).toEqual(pairedRatio(own.slice(0, 3), others));
});

test('a verdict is told only where the interval leaves out 0', () => {
  const verdict = (values: readonly number[]): string =>
    only(
      compare([
        replicated('b', 2, { capacity_bps: values.map(() => 10) }),
        replicated('a', 2, { capacity_bps: values }),
      ]),
      'capacity_bps',
    ).verdict;
  expect(verdict([11, 12, 11.5])).toBe('higher');
  expect(verdict([9, 8, 8.5])).toBe('lower');
  expect(verdict([9, 11, 10.5])).toBe('not told apart');
  expect(verdict([10, 10, 10])).toBe('not told apart');
  expect(verdict([12])).toBe('not told apart');
});

test('values that move together make differences surer, values that move apart less sure', () => {
  const base = [10, 13, 11, 14];
  const ratio = (values: readonly number[]): number =>
    only(
      compare([replicated('b', 2, { throughput_bps: base }), replicated('a', 2, { throughput_bps: values })]),
      'throughput_bps',
    ).difference.varianceRatio!;
  expect(ratio(base.map((value) => value + 5))).toBeCloseTo(0, 12);
  expect(ratio(base.map((value) => 20 - value))).toBeCloseTo(2, 12);
});

test('a metric that one of the two lacks is not compared', () => {
  const { points } = compare([
    replicated('b', 2, { sync_bps: [1, 2] }),
    replicated('a', 2, { sync_bps: [1, 2], latency_p99_s: [1, 2] }),
  ]);
  expect(points[0].metrics.map(({ metric }) => metric.name)).toEqual(['sync_bps']);
});

test.each([
  [[0, 0, 0], 'none'],
  [[0, 0, 3], 'of one replication only, which the jackknife leaves out'],
])('a baseline of %p has no ratio: %s', (values) => {
  const points = [replicated('b', 2, { drop_ratio: values }), replicated('a', 2, { drop_ratio: [1, 2, 3] })];
  const found = only(compare(points), 'drop_ratio');
  expect(found.ratio).toBeNull();
  expect(Number.isFinite(found.difference.low)).toBe(true);
});

test('what is zero on both sides is not told apart and has no variance to compare', () => {
  const zeros = { drop_ratio: [0, 0, 0] };
  const found = only(compare([replicated('b', 2, zeros), replicated('a', 2, zeros)]), 'drop_ratio');
  expect(found).toMatchObject({ verdict: 'not told apart', ratio: null });
  expect(found.difference).toMatchObject({ mean: 0, low: 0, high: 0, varianceRatio: null });
});

test('synchronisation is counted for each connection: bits, core seconds and bytes', () => {
  const loads = { offered_cps: [100, 100], concurrent_connections: [50, 60] };
  const costs = {
    sync_bps: [1000, 3000],
    sync_cpu_share: [0.5, 0.5],
    sync_memory_bytes_per_member: [25, 30],
  };
  const cores = Array.from({ length: 8 }, (_, core) => ({ member: 1, core, role: 'fw', utilization: 1 }));
  const points = ['b', 'a'].map((strategy) =>
    replicated(strategy, 2, { ...loads, ...costs }, { coreResults: cores }),
  );
  const found = compare(points);
  expect(only(found, 'sync_bits_per_connection').mean).toBe(20);
  expect(only(found, 'sync_cpu_s_per_connection').mean).toBeCloseTo((0.5 * 8) / 100, 12);
  expect(only(found, 'sync_memory_bytes_per_connection').mean).toBeCloseTo(1, 12);
});

test('the intervals of a metric hold together with 95 %, and one by one they would not', () => {
  const stream = createStreams(1, 0).stream('noise');
  const uniform = (): number => stream.uniform();
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const [sizes, experiments, count] = [[1, 2, 3, 4, 5, 6], 400, 6];
  const noise = (): number[] => Array.from({ length: count }, normal);
  let [together, alone] = [0, 0];
  for (let i = 0; i < experiments; i++) {
    const points = sizes.flatMap((members) =>
      ['b', 'a'].map((strategy) => replicated(strategy, members, { capacity_bps: noise() })),
    );
    const found = compare(points).points.map(({ metrics: [metric] }) => metric);
    expect(found[0]).toMatchObject({ comparisons: 6, confidence: 1 - 0.05 / 6 });
    if (found.every(({ verdict }) => verdict === 'not told apart')) together++;
    const naive = points
      .filter(({ strategy }) => strategy === 'a')
      .map((own, at) => naiveInterval(own, points[2 * at]));
    if (naive.every(({ low, high }) => low! <= 0 && high! >= 0)) alone++;
  }
  const slip = 3 * Math.sqrt((0.95 * 0.05) / experiments);
  expect(together / experiments).toBeGreaterThan(0.95 - slip);
  expect(alone / experiments).toBeLessThan(0.95 - slip);
});

function naiveInterval(own: PointResult, other: PointResult) {
  const values = ({ replications }: PointResult): number[] =>
    replications.map((replication) => replication.values['capacity_bps']);
  return pairedDifference(values(own), values(other));
}

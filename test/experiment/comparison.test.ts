import { compareWith, type Comparison } from '../../src/experiment/comparison.js';
import type { MetricComparison } from '../../src/experiment/comparison/metric-comparison.js';
import type { PointResult } from '../../src/experiment/result-table.js';
import { createStreams } from '../../src/random/streams.js';
import { controlledRatio, pairedDifference } from '../../src/stats/paired.js';
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
    compare([replicated('b', 2, { throughput_bps: others }), replicated('a', 2, { throughput_bps: own })]),
    'throughput_bps',
  );
  expect(found.difference).toEqual(pairedDifference(own.slice(0, 3), others));
  expect(found).toMatchObject({ mean: 14, baselineMean: 11, pairs: 3, comparisons: 1, confidence: 0.95 });
  expect(found.ratio).toEqual(controlledRatio(own.slice(0, 3), others, []));
});

test('two imbalances are controls where the pairs allow it, and the first alone where they do not', () => {
  const used = (pairs: number): number => {
    const [first, second] = ['first', 'second'].map((path) => {
      const stream = createStreams(2, 0).stream(path);
      return Array.from({ length: pairs }, () => stream.uniform());
    });
    const made = (strategy: string, luck: readonly number[]): PointResult => {
      const plain = replicated(strategy, 2, { capacity_bps: luck.map((value) => 10 + value ** 2) });
      return {
        ...plain,
        replications: plain.replications.map((one, i) => ({ ...one, control: luck[i] })),
        meanControl: 0.5,
      };
    };
    const { difference } = only(compare([made('b', first), made('a', second)]), 'capacity_bps');
    return difference.coefficients.filter((coefficient) => coefficient !== 0).length;
  };
  expect([4, 5, 6].map(used)).toEqual([0, 1, 2]);
});

test('a verdict is told only where the interval of the difference leaves out 0', () => {
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

test('what differs by rounding alone does not differ', () => {
  const base = [0.1 + 0.2, 0.1 + 0.7];
  const rounded = [0.3, 0.8];
  expect(rounded).not.toEqual(base);
  const points = [replicated('b', 2, { sync_bps: base }), replicated('a', 2, { sync_bps: rounded })];
  expect(only(compare(points), 'sync_bps').difference).toMatchObject({ mean: 0, low: 0, high: 0 });
});

test('where the interval of the ratio allows 1, nothing is claimed even if that of the difference leaves out 0', () => {
  const base = [1, 9, 1, 9, 1, 9];
  const more = [2.9, 10, 3.1, 10.2, 2.8, 9.9]; // surely more each time, but not surely a multiple
  const found = only(
    compare([replicated('b', 2, { sync_bps: base }), replicated('a', 2, { sync_bps: more })]),
    'sync_bps',
  );
  expect(found.difference.low).toBeGreaterThan(0);
  expect(found.ratio!.low).toBeLessThan(1);
  expect(found.verdict).toBe('not told apart');
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

test('a baseline of 0 has no ratio, but a difference', () => {
  const points = [
    replicated('b', 2, { drop_ratio: [0, 0, 0] }),
    replicated('a', 2, { drop_ratio: [1, 1.1, 1.2] }),
  ];
  const found = only(compare(points), 'drop_ratio');
  expect(found).toMatchObject({ ratio: null, verdict: 'higher' });
  expect(Number.isFinite(found.difference.low)).toBe(true);
});

test('capacities are freed of the imbalance that replications drew by luck, other metrics are not', () => {
  const luck = [0.9, 0.95, 0.92, 0.99, 0.91, 0.96];
  const noise = [1, -1, 2, -2, 1, -1].map((value) => value * 1e-3);
  const values = luck.map((control, i) => 100 * control + noise[i]);
  const own = { capacity_bps: values, throughput_bps: values };
  const steady = { capacity_bps: luck.map(() => 50), throughput_bps: luck.map(() => 50) };
  const lucky = replicated('a', 2, own, { meanControl: 0.97 });
  const replications = lucky.replications.map((replication, i) => ({ ...replication, control: luck[i] }));
  const found = compare([replicated('b', 2, steady), { ...lucky, replications }]);
  const width = ({ difference: { low, high } }: MetricComparison): number => high! - low!;
  const capacity = only(found, 'capacity_bps');
  expect(capacity.difference.mean).toBeCloseTo(97 - 50, 1);
  expect(capacity.ratio!.mean).toBeCloseTo(97 / 50, 2);
  expect(width(capacity)).toBeLessThan(width(only(found, 'throughput_bps')) / 100);
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

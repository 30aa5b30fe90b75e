import { parse } from 'csv-parse/sync';
import { compareWith, type Comparison } from '../../src/experiment/comparison.js';
import type { PointResult, ResultTable } from '../../src/experiment/result-table.js';
import { createStreams } from '../../src/random/streams.js';
import { comparisonFile } from '../../src/report/comparison-columns.js';
import { comparisonCsv } from '../../src/report/comparison-csv.js';
import { comparisonSentences } from '../../src/report/comparison-sentences.js';
import { comparisonWarnings } from '../../src/report/comparison-warnings.js';
import { scalingCsv } from '../../src/report/csv.js';
import { findingsOf } from '../../src/report/findings.js';
import { summaryJson } from '../../src/report/json.js';
import { resultFiles } from '../../src/report/result-files.js';
import { comparisonTable } from '../../src/report/terminal/comparison.js';
import { paintFor } from '../../src/report/terminal/paint.js';
import { replicated, type Observed } from '../experiment/replicated-fixture.js';
import { tableOf } from './result-fixture.js';

const BASELINE = 'clusterxl-load-sharing-multicast';
const plain = paintFor({ colors: false });
const read = (text: string): Record<string, string>[] => parse(text, { columns: true });

/** Values around a mean that all metrics of a replication share a part of, as common random numbers make them. */
function around(mean: number, spread: number, path: string): readonly number[] {
  const own = createStreams(3, 0).stream(path);
  const common = createStreams(3, 0).stream('common');
  return [0, 1, 2, 3, 4].map(
    () => mean * (1 + spread * (common.uniform() - 0.5) + 0.2 * spread * (own.uniform() - 0.5)),
  );
}

function loaded(strategy: string, members: number, capacity: number, sync: number, more: Observed = {}) {
  const path = `${strategy}/${members}`;
  return replicated(strategy, members, {
    capacity_bps: around(capacity, 0.01, `${path}/capacity`),
    offered_cps: around(capacity / 1e6, 0, path),
    latency_p99_s: around(1e-3, 0.01, `${path}/latency`),
    sync_bps: around(sync, 0.02, `${path}/sync`),
    ...more,
  });
}

const table = tableOf(
  [2, 10].flatMap((n) => [loaded('hypersync', n, n * 40e9, 1e8), loaded(BASELINE, n, n * 20e9, 4e8)]),
);
const comparison = compareWith(table, BASELINE);
const sentencesOf = (points: readonly PointResult[], baseline = BASELINE): readonly string[] =>
  comparisonSentences(compareWith(tableOf(points), baseline));

test('comparison.csv has the columns that are documented, and a row for each point and metric', () => {
  const text = comparisonCsv(table, comparison);
  const names = comparisonFile.columns.map(({ name }) => name).filter((name) => !name.startsWith('('));
  expect(text.split('\n', 1)[0]).toBe(names.join());
  const rows = read(text);
  expect(rows.map((row) => [row['strategy'], row['members'], row['metric']])).toEqual(
    ['2', '10'].flatMap((members) =>
      ['capacity_bps', 'offered_cps', 'latency_p99_s', 'sync_bps', 'sync_bits_per_connection'].map(
        (metric) => ['hypersync', members, metric],
      ),
    ),
  );
  expect(rows[0]).toMatchObject({
    baseline: BASELINE,
    unit: 'bit/s',
    pairs: '5',
    comparisons: '2',
    confidence: '0.975',
  });
  expect(rows[0]['verdict']).toBe('higher');
  for (const { about } of comparisonFile.columns) expect(about).toMatch(/\S.*\.$/);
});

test('swept parameters are keys of comparison.csv, in the order of the scenario', () => {
  const sweep = { 'sync.delay': '3 s' };
  const points = ['hypersync', BASELINE].map((name) => replicated(name, 2, { sync_bps: [1, 2] }, { sweep }));
  const swept = tableOf(points, { sweep: [{ path: 'sync.delay', values: ['3 s'] }] });
  const text = comparisonCsv(swept, compareWith(swept, BASELINE));
  expect(text).toMatch(/^scenario,strategy,members,sync\.delay,metric,/);
  expect(read(text)[0]).toMatchObject({ 'sync.delay': '3 s' });
});

test('what does not apply is empty and nothing is NaN', () => {
  const points = [BASELINE, 'hypersync'].map((name) =>
    replicated(name, 2, { drop_ratio: [0], sync_bps: [4] }),
  );
  const made = tableOf(points);
  const text = comparisonCsv(made, compareWith(made, BASELINE));
  expect(text).not.toMatch(/NaN|Infinity|null|undefined/);
  const [drops, sync] = read(text);
  expect(drops).toMatchObject({ metric: 'drop_ratio', difference: '0', ratio: '', variance_ratio: '' });
  expect(sync).toMatchObject({ metric: 'sync_bps', ratio: '1', ratio_ci_low: '', difference_ci_high: '' });
});

test('warnings of either point stand beside the figures', () => {
  const points = [BASELINE, 'hypersync'].map((name) =>
    replicated(name, 2, { sync_bps: [4, 5] }, { warnings: [`bad ${name}`] }),
  );
  const [row] = read(comparisonCsv(tableOf(points), compareWith(tableOf(points), BASELINE)));
  expect(row['warnings']).toBe(`hypersync: bad hypersync; ${BASELINE}: bad ${BASELINE}`);
});

test('the sentence agrees with scaling.csv: the ratios of its rows lie in the intervals that are printed', () => {
  const [sentence] = comparisonSentences(comparison);
  const rows = new Map(read(scalingCsv(table)).map((row) => [`${row['strategy']} ${row['members']}`, row]));
  const ratioOf = (value: (row: Record<string, string>) => number): number =>
    value(rows.get('hypersync 10')!) / value(rows.get(`${BASELINE} 10`)!);
  const [capacity, sync] = [...sentence.matchAll(/([\d.]+) to ([\d.]+) times (as much|less)/g)];
  expectWithin(
    ratioOf((row) => Number(row['capacity_bps'])),
    capacity,
  );
  expectWithin(1 / ratioOf((row) => Number(row['sync_bps']) / Number(row['offered_cps'])), sync);
  expect(sentence).toBe(
    `hypersync carries ${capacity[1]} to ${capacity[2]} times as much as ${BASELINE} at 10 members, with ` +
      `${sync[1]} to ${sync[2]} times less sync traffic per connection, and as much latency (99th percentile).`,
  );
});

function expectWithin(value: number, [, low, high]: RegExpMatchArray): void {
  expect(value).toBeGreaterThanOrEqual(Number(low));
  expect(value).toBeLessThanOrEqual(Number(high));
}

test('ten members are spoken of, else the largest size that both support, else the largest', () => {
  const at = (sizes: readonly number[], supported: number): string =>
    sentencesOf(
      sizes.flatMap((members) => [
        loaded('hypersync', members, members * 40e9, 1e8),
        { ...loaded(BASELINE, members, members * 20e9, 4e8), beyondSupportedLimit: members > supported },
      ]),
    )[0];
  expect(at([4, 5, 10, 16], 5)).toContain(`at 10 members (more than is documented for ${BASELINE})`);
  expect(at([4, 5, 16], 5)).toContain('at 5 members, ');
  expect(at([8, 16], 5)).toContain('at 16 members (more');
});

test('what cannot be told apart is not claimed', () => {
  const noisy = { capacity_bps: [10, 20, 30, 11], sync_bps: [1, 5, 2, 9], offered_cps: [1, 1, 1, 1] };
  const other = { capacity_bps: [20, 10, 12, 33], sync_bps: [5, 1, 9, 2], offered_cps: [1, 1, 1, 1] };
  const [sentence] = sentencesOf([replicated(BASELINE, 10, noisy), replicated('hypersync', 10, other)]);
  expect(sentence).toMatch(
    /^hypersync cannot be told apart from \S+ in capacity at 10 members \(.* times as much\); sync traffic per connection cannot be told apart\.$/,
  );
});

test('latency that is not to be trusted is not spoken of', () => {
  const slow = { latency_p99_s: around(9e-3, 0.01, 'slow') };
  const points = (waitsTrusted: boolean): readonly PointResult[] => [
    { ...loaded(BASELINE, 10, 20e9, 4e8), waitsTrusted },
    loaded('hypersync', 10, 40e9, 1e8, slow),
  ];
  expect(sentencesOf(points(true))[0]).toContain('times as much latency (99th percentile)');
  expect(sentencesOf(points(false))[0]).not.toContain('99th');
});

test('a cost that one of the two does not have is told without a ratio', () => {
  const zero = { sync_bps: [0, 0, 0, 0, 0] };
  const points = [loaded(BASELINE, 10, 20e9, 4e8), loaded('no-sync', 10, 40e9, 1e8, zero)];
  expect(sentencesOf(points)[0]).toContain('with no sync traffic per connection');
  expect(sentencesOf(points, 'no-sync')[0]).toContain('with sync traffic per connection (no-sync has none)');
});

test('one replication has no interval and makes no claim', () => {
  const points = [BASELINE, 'hypersync'].map((name) => replicated(name, 10, { capacity_bps: [4] }));
  expect(sentencesOf(points)[0]).toContain('have no interval of their capacity at 10 members');
});

test('under a fixed load throughput, utilisation, latency and drops are compared', () => {
  const at = (strategy: string, load: number): PointResult =>
    replicated(strategy, 10, {
      throughput_bps: around(50e9, 0.01, `${strategy}/throughput`),
      hottest_member_utilization: around(load, 0.01, `${strategy}/load`),
      latency_p99_s: around(load / 1000, 0.01, `${strategy}/wait`),
      drop_ratio: [0, 0, 0, 0, 0],
    });
  const [sentence] = sentencesOf([at(BASELINE, 0.9), at('hypersync', 0.3)]);
  expect(sentence).toMatch(
    /^hypersync cannot be told apart from \S+ in throughput at 10 members \(.*\), with .* times less load on the hottest member, and .* times less latency \(99th percentile\)\.$/,
  );
});

test('there is a sentence for each strategy and swept setting', () => {
  const swept = ['0 s', '3 s'].flatMap((delay) =>
    [BASELINE, 'hypersync', 'no-sync'].map((name) => ({
      ...loaded(name, 10, 4e9, 1e8),
      sweep: { 'sync.delay': delay },
    })),
  );
  expect(sentencesOf(swept).map((sentence) => sentence.split(' ').slice(0, 6).join(' '))).toEqual([
    'With sync.delay = 0 s: hypersync',
    'With sync.delay = 0 s: no-sync',
    'With sync.delay = 3 s: hypersync',
    'With sync.delay = 3 s: no-sync',
  ]);
});

test('where pairing widened the interval of a watched metric, a warning says so, and of no other', () => {
  const { scenario } = tableOf([]);
  const same = [5, 6, 7, 8, 9, 10];
  const pair = (metric: string, last = [6, 5, 4, 3, 2, 1]): Comparison =>
    compareWith(
      tableOf([
        replicated(BASELINE, 10, { capacity_bps: same, [metric]: [1, 2, 3, 4, 5, 6] }),
        replicated('hypersync', 10, { capacity_bps: same, [metric]: last }),
      ]),
      BASELINE,
    );
  expect(comparisonWarnings(pair('efficiency'), scenario)).toEqual([
    'common random numbers widened the interval in 1 of 1 comparisons: its variance is up to 2.0 times that ' +
      'of independent runs (hypersync x 10)',
  ]);
  expect(comparisonWarnings(pair('sync_bps'), scenario)).toEqual([]);
  expect(comparisonWarnings(pair('efficiency', [4, 2, 5, 3, 6, 1]), scenario)).toEqual([]); // as chance has it
});

test('the table fits 80 columns, whatever the figures, and says at which level its intervals hold', () => {
  const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 52];
  const points = sizes.flatMap((n) => [
    { ...loaded('hypersync', n, n * 123.456e12, 1e8), beyondSupportedLimit: true },
    loaded('no-sync', n, n * 1.3e9, 1e8),
    loaded(BASELINE, n, n * 123.454e12, 4e8),
  ]);
  const lines = comparisonTable(compareWith(tableOf(points), BASELINE), plain).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines.join()).not.toContain('…');
  expect(lines.join()).toContain('52*');
  expect(lines.join()).toContain('22 comparisons that hold together with 95 %: 99.773 % each');
});

test('--json has the comparison beside the summary, and a run without one has neither it nor its file', () => {
  const withIt = JSON.parse(summaryJson(findingsOf(table, BASELINE), [])) as { comparison: unknown };
  expect(withIt.comparison).toMatchObject({
    baseline: BASELINE,
    confidence: 0.95,
    points: [{ strategy: 'hypersync', members: 2, metrics: { capacity_bps: { verdict: 'higher' } } }, {}],
  });
  const names = (made: ResultTable, baseline: string | null): readonly string[] =>
    resultFiles(findingsOf(made, baseline)).map(({ name }) => name);
  expect(names(table, BASELINE)).toContain('comparison.csv');
  expect(names(table, null)).not.toContain('comparison.csv');
  expect(JSON.parse(summaryJson(findingsOf(table), []))).not.toHaveProperty('comparison');
});

import { parse } from 'csv-parse/sync';
import { metrics } from '../../src/scenario/metrics.js';
import { columnNames, resultFiles } from '../../src/report/columns.js';
import { printNumber } from '../../src/report/csv-text.js';
import {
  coresCsv,
  membersCsv,
  replicationsCsv,
  scalingCsv,
  sensitivityCsv,
  summaryCsv,
} from '../../src/report/csv.js';
import { warmUpCsv } from '../../src/report/warm-up-csv.js';
import { curvePoints, estimate, point, tableOf } from './result-fixture.js';

const small = tableOf([
  point('hypersync', 1, 41e9),
  point('hypersync', 2, 81.3e9, { beyondSupportedLimit: true }),
]);
const read = (text: string): Record<string, string>[] => parse(text, { columns: true });

test('scaling.csv begins with the columns of the contract in their order', () => {
  const header = scalingCsv(small).split('\n', 1)[0];
  expect(header).toBe(
    'strategy,members,capacity_bps,capacity_bps_ci_low,capacity_bps_ci_high,capacity_cps,efficiency,' +
      'efficiency_ci_low,efficiency_ci_high,degradation_per_added_member,bottleneck,offered_cps,throughput_bps,' +
      'packet_rate_pps,connection_rate_cps,concurrent_connections,latency_mean_s,latency_p50_s,latency_p99_s,' +
      'setup_latency_p99_s,drop_ratio,snd_utilization,fw_utilization,hottest_member_utilization,sync_bps,' +
      'sync_messages_per_s,sync_cpu_share,sync_memory_bytes_per_member,correction_share,replications,' +
      'beyond_supported_limit,sampled_share,warnings,latency_p90_s,latency_p999_s,bottleneck_member,' +
      'bottleneck_utilization,operational_bound_bps,operational_bound_cps,drop_ratio_ci_high,warm_up_s,measured_s,' +
      'inter_site_bps,inter_site_drop_ratio,fast_forward_utilization,backplane_bps',
  );
});

test('what does not apply is empty, and one member has no degradation', () => {
  const [one, two] = read(scalingCsv(small));
  expect(one['degradation_per_added_member']).toBe('');
  expect(two['degradation_per_added_member']).not.toBe('');
  expect(one['latency_p99_s']).toBe('');
  expect(two['beyond_supported_limit']).toBe('true');
  expect(two['capacity_bps']).toBe('81300000000');
});

test('swept parameters follow the size, in the order of the scenario', () => {
  const sweep = { 'sync.delay': '3 s', 'sync.tick': '100 ms' };
  const factors = Object.entries(sweep).map(([path, value]) => ({ path, values: [value] }));
  const swept = tableOf([point('hypersync', 1, 41e9, { sweep })], { sweep: factors });
  expect(scalingCsv(swept)).toMatch(/^strategy,members,sync\.delay,sync\.tick,capacity_bps,/);
  expect(summaryCsv(swept)).toMatch(/^scenario,strategy,members,sync\.delay,sync\.tick,metric,/);
  expect(read(replicationsCsv(swept))[0]).toMatchObject({ 'sync.delay': '3 s', replication: '0' });
});

test('summary.csv has a row for each metric that applies, with its unit and interval', () => {
  const rows = read(summaryCsv(small));
  expect(rows.map((row) => row['metric']).slice(0, 4)).toEqual([
    'capacity_bps',
    'capacity_cps',
    'efficiency',
    'sync_bps',
  ]);
  expect(rows[0]).toEqual({
    scenario: 'small',
    strategy: 'hypersync',
    members: '1',
    metric: 'capacity_bps',
    unit: 'bit/s',
    mean: '41000000000',
    ci_low: '40590000000',
    ci_high: '41410000000',
    std_dev: '410000000',
    replications: '2',
    method: 'mean',
  });
});

test('a quantile that the sample is too small for says so instead of a figure', () => {
  const rows = read(summaryCsv(tableOf([point('hypersync', 1, 41e9, { notEstimable: ['latency_p999_s'] })])));
  const row = rows.find(({ metric }) => metric === 'latency_p999_s');
  expect(row).toMatchObject({
    mean: '',
    ci_low: '',
    ci_high: '',
    method: 'not estimable',
    replications: '2',
  });
});

test('what was never seen has an upper bound that is not 0, in both files', () => {
  const never = { ...estimate(0), ciHigh: 0.003, method: 'upper bound' } as const;
  const table = tableOf([point('hypersync', 1, 41e9, { estimates: { drop_ratio: never } })]);
  expect(read(summaryCsv(table))[0]).toMatchObject({ mean: '0', ci_high: '0.003', method: 'upper bound' });
  expect(read(scalingCsv(table))[0]['drop_ratio_ci_high']).toBe('0.003');
});

test("the warm-up is shown as Welch's plot: a mean, its moving average, and what is measured", () => {
  const warmUp = { ...point('hypersync', 1, 41e9).warmUp, warmUp: 2, interval: 1, series: [9, 5, 4, 4] };
  const rows = read(warmUpCsv(tableOf([point('hypersync', 1, 41e9, { warmUp })])));
  expect(rows.map((row) => [row['time_s'], row['mean'], row['measured']])).toEqual([
    ['1', '9', 'false'],
    ['2', '5', 'false'],
    ['3', '4', 'true'],
    ['4', '4', 'true'],
  ]);
  expect(rows.every((row) => row['moving_average'] === row['mean'])).toBe(true); // too few to average over
});

test('members that have failed are told where there are some, and in no other result', () => {
  const degraded = tableOf([point('hypersync', 4, 120e9, { failed: 1 }), point('hypersync', 4, 160e9)]);
  expect(read(scalingCsv(degraded)).map((row) => row['failed_members'])).toEqual(['1', '0']);
  expect(read(summaryCsv(degraded))[0]).toMatchObject({ failed_members: '1' });
  expect(scalingCsv(small)).not.toContain('failed_members');
});

test('sensitivities come with the resource that binds', () => {
  const [row] = read(sensitivityCsv(small));
  expect(row).toMatchObject({ parameter: 'appliance.costs.sndPacket', elasticity: '-0.4' });
});

test('one replication leaves the interval empty', () => {
  const lone = { ...estimate(5), ciLow: null, ciHigh: null, stdDev: null, replications: 1 };
  const [row] = read(summaryCsv(tableOf([point('hypersync', 1, 41e9, { estimates: { sync_bps: lone } })])));
  expect(row).toMatchObject({ mean: '5', ci_low: '', ci_high: '', std_dev: '', replications: '1' });
});

test('replications, members and cores have a row for each of theirs', () => {
  expect(read(replicationsCsv(small))).toHaveLength(4);
  expect(read(membersCsv(small))[1]).toMatchObject({
    members: '2',
    member: '1',
    role: 'active',
    throughput_bps: '40650000000',
    port_utilization: '',
    utilization: '0.9',
  });
  expect(read(coresCsv(small))[0]).toMatchObject({
    member: '1',
    core: '0',
    role: 'snd',
    utilization: '0.912345679',
  });
});

test('hostile text stays text: formulas are escaped, quotes and line ends survive', () => {
  const names = ['=1+1', '+1', '@x', '-1', 'a"b', 'a,b', 'a\nb', '<script>'];
  const rows = read(scalingCsv(tableOf(names.map((name) => point(name, 1, 1, { bottleneck: name })))));
  const expected = ["'=1+1", "'+1", "'@x", "'-1", 'a"b', 'a,b', 'a\nb', '<script>'];
  expect(rows.map((row) => row['strategy'])).toEqual(expected);
  expect(rows.map((row) => row['bottleneck'])).toEqual(expected);
});

test('a negative number is a number, not a formula', () => {
  const loss = { degradation_per_added_member: estimate(-0.25, 0) };
  const [row] = read(scalingCsv(tableOf([point('hypersync', 2, 1, { estimates: loss })])));
  expect(row['degradation_per_added_member']).toBe('-0.25');
});

test('a number that is none is refused with its cell', () => {
  const broken = tableOf([point('hypersync', 1, 1, { estimates: { sync_bps: estimate(NaN) } })]);
  expect(() => scalingCsv(broken)).toThrow('scaling.csv, row 1, column sync_bps: NaN');
  expect(() => summaryCsv(broken)).toThrow('summary.csv, row 1, column mean: NaN');
});

test.each([
  [0, '0'],
  [-0, '0'],
  [123456789012, '123456789012'],
  [0.1 + 0.2, '0.3'],
  [1 / 3, '0.333333333'],
  [-1 / 3e9, '-3.33333333e-10'],
])('%p is printed as %p', (value, text) => {
  expect(printNumber(value)).toBe(text);
});

test('lines end with LF, the last one too, and there is no carriage return', () => {
  const text = scalingCsv(tableOf(curvePoints()));
  expect(text.endsWith('\n')).toBe(true);
  expect(text).not.toContain('\r');
  expect(text).not.toContain('NaN');
});

test('every column of every file is in the catalogue with a unit and a sentence', () => {
  for (const file of resultFiles) {
    for (const column of file.columns) {
      expect(column.unit).not.toBe('');
      expect(column.about).toMatch(/\S.*\S/);
    }
  }
  expect(columnNames('replications.csv', small).slice(4)).toEqual(metrics.map((metric) => metric.name));
});

import { parse } from 'csv-parse/sync';
import { runCampaign } from '../../src/experiment/campaign.js';
import type { ResultTable } from '../../src/experiment/result-table.js';
import { createWorkerRunner } from '../../src/experiment/worker-runner.js';
import { columnNames } from '../../src/report/columns.js';
import { csvFiles } from '../../src/report/result-files.js';
import { tenantsCsv } from '../../src/report/tenant-csv.js';
import { packagedScenario } from '../experiment/scenario-fixture.js';

const shortened = { 'replications.min': '3', 'replications.max': '3' };
const [QUIET, FLOOD] = ['3 kcps', '26 kcps'];
const [ALL, TWO] = ['6', '2'];

describe('A tenant floods', () => {
  let table: ResultTable;
  const figure = (
    strategy: string,
    load: string,
    instances: string,
    tenant: string,
    name: string,
  ): number => {
    const point = table.points.find(
      ({ strategy: its, sweep }) =>
        its === strategy &&
        sweep['virtualSystems[2].load'] === load &&
        sweep['virtualSystems[2].instances'] === instances,
    )!;
    return point.tenants!.find((one) => one.name === tenant)!.estimates[name].mean;
  };
  const drops = (strategy: string, load: string, instances: string, tenant: string): number =>
    figure(strategy, load, instances, tenant, 'drop_ratio');
  const wait = (strategy: string, load: string, instances: string): number =>
    figure(strategy, load, instances, 'finance', 'latency_p99_s');

  beforeAll(async () => {
    const runner = createWorkerRunner(2);
    table = await runCampaign(packagedScenario('vsx-noisy-neighbour', shortened), runner);
    await runner.close();
  }, 60_000);

  test.each(['hypersync', 'vsls'])('%s: the others lose nothing, flood or not, limit or not', (strategy) => {
    for (const load of [QUIET, FLOOD]) {
      for (const instances of [ALL, TWO]) {
        for (const tenant of ['finance', 'web']) expect(drops(strategy, load, instances, tenant)).toBe(0);
      }
    }
  });

  test('On shared cores they wait longer, with a limit on the instances of the flood they do not', () => {
    const before = wait('hypersync', QUIET, ALL);
    expect(wait('hypersync', FLOOD, ALL) / before).toBeGreaterThan(1.3);
    expect(wait('hypersync', FLOOD, ALL) / before).toBeLessThan(2);
    expect(wait('hypersync', FLOOD, TWO) / before).toBeLessThan(1.15);
  });

  test('On a member of its own the flood is not noticed', () => {
    expect(wait('vsls', FLOOD, ALL) / wait('vsls', QUIET, ALL)).toBeLessThan(1.25);
  });

  test('The flood pays: a sixth on all cores, two thirds on two of six or on one member, nearly all on two of one', () => {
    const lost = (strategy: string, instances: string): number => drops(strategy, FLOOD, instances, 'guest');
    expect(Math.abs(lost('hypersync', ALL) - 1 / 6)).toBeLessThan(0.08);
    expect(Math.abs(lost('hypersync', TWO) - 2 / 3)).toBeLessThan(0.07);
    expect(Math.abs(lost('vsls', ALL) - 2 / 3)).toBeLessThan(0.07);
    expect(lost('vsls', TWO)).toBeGreaterThan(0.9);
  });

  test('A limit holds the flood to its cores: two of six', () => {
    expect(figure('hypersync', FLOOD, TWO, 'guest', 'cpu_share')).toBeLessThanOrEqual(1 / 3 + 1e-3);
    expect(figure('hypersync', FLOOD, ALL, 'guest', 'cpu_share')).toBeGreaterThan(0.7);
  });

  test('tenants.csv has the columns that are documented, and a row for each point and tenant', () => {
    expect(csvFiles(table).map(({ name }) => name)).toContain('tenants.csv');
    const rows: Record<string, string>[] = parse(tenantsCsv(table), { columns: true });
    expect(Object.keys(rows[0])).toEqual(columnNames('tenants.csv', table));
    expect(rows).toHaveLength(4 * 3 * 3);
    for (const row of rows) {
      const causes = Object.keys(row).filter((name) => /^dropped_.+_pps$/.test(name));
      const dropped = [...causes, 'never_sent_pps'].reduce((sum, name) => sum + Number(row[name]), 0);
      expect(dropped).toBeCloseTo(Number(row['dropped_pps']), 1);
    }
  });
});

test('A scenario without virtual systems has no file of them', () => {
  const scenario = packagedScenario('bursts', {});
  const names = csvFiles({ scenario, points: [], warnings: [], events: 0 }).map(({ name }) => name);
  expect(names).not.toContain('tenants.csv');
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { runCampaign } from '../../src/experiment/campaign.js';
import type { PointResult, ResultTable } from '../../src/experiment/result-table.js';
import { createWorkerRunner } from '../../src/experiment/worker-runner.js';
import { columnNames } from '../../src/report/columns.js';
import { faultsCsv, timelineCsv } from '../../src/report/fault-csv.js';
import { csvFiles } from '../../src/report/result-files.js';
import { scenarioOf, scenariosFolder } from '../scenario/files.js';
import { youngShare } from './young-share.js';

const scenario = scenarioOf(readFileSync(join(scenariosFolder, 'member-failure.yaml'), 'utf8'));

describe('One of five members crashes', () => {
  let table: ResultTable;
  const pointOf = (strategy: string): PointResult =>
    table.points.find((point) => point.strategy === strategy)!;
  const figureOf = (strategy: string, name: string) =>
    pointOf(strategy).faults!.figures.find((figure) => figure.name === name)!.estimate;

  beforeAll(async () => {
    const runner = createWorkerRunner(2);
    table = await runCampaign({ ...scenario, replications: { ...scenario.replications, max: 5 } }, runner);
    await runner.close();
  }, 60_000);

  test.each(scenario.strategies)('%s: the others know it within a tick of the dead timeout', (strategy) => {
    const { mean } = figureOf(strategy, 'detection_s');
    expect(mean).toBeGreaterThan(0.2);
    expect(mean).toBeLessThanOrEqual(0.30005);
  });

  test('Without copies all is lost, with ClusterXL Multicast hardly anything', () => {
    expect(figureOf('no-sync', 'connections_lost_share').mean).toBe(1);
    expect(figureOf('clusterxl-load-sharing-multicast', 'connections_lost_share').mean).toBeLessThan(0.01);
  });

  test('HyperSync loses what is younger than its delay, and next to nothing else', () => {
    const young = figureOf('hypersync', 'connections_lost_younger_than_sync_delay').mean;
    const atRisk = figureOf('hypersync', 'connections_at_risk').mean;
    const seen = 5 * atRisk * pointOf('hypersync').sampledShare;
    // Asymmetric connections are copied at once, unless both directions fall on the same member.
    const copiedAtOnce = scenario.model.traffic.asymmetricShare * (4 / 5);
    const expected = youngShare(scenario.model, scenario.model.sync.delay) * (1 - copiedAtOnce);
    const standardError = Math.sqrt((expected * (1 - expected)) / seen);
    expect(Math.abs(young / atRisk - expected)).toBeLessThan(4 * standardError);
    expect(figureOf('hypersync', 'connections_lost_share').mean - young / atRisk).toBeLessThan(0.02);
  });

  test.each(scenario.strategies)('%s: a fifth of the packets is dropped until then', (strategy) => {
    const outage = pointOf(strategy).faults!.timeline.filter(({ start }) => start >= 2 && start < 2.15);
    const sum = (of: (bin: (typeof outage)[number]) => number): number =>
      outage.reduce((total, bin) => total + of(bin), 0);
    const share = sum(({ droppedPps }) => droppedPps) / sum(({ offeredPps }) => offeredPps);
    expect(Math.abs(share - 0.2)).toBeLessThan(0.05);
  });

  test.each(['hypersync', 'no-sync'])('%s: the four others carry five quarters of their load', (strategy) => {
    const { timeline } = pointOf(strategy).faults!;
    const mean = (from: number, to: number): number => {
      const bins = timeline.filter(({ start }) => start >= from && start < to);
      return bins.reduce((sum, { highestLoad }) => sum + highestLoad, 0) / bins.length;
    };
    // New connections have filled up what was lost after a second.
    expect(Math.abs(mean(3, 3.45) / mean(0.5, 1.95) - 1.25)).toBeLessThan(0.15);
  });

  test('The files of faults have the columns that are documented, and a row for each bin and figure', () => {
    const files = csvFiles(table).map(({ name }) => name);
    expect(files).toEqual(expect.arrayContaining(['timeline.csv', 'faults.csv']));
    const rows: Record<string, string>[] = parse(timelineCsv(table), { columns: true });
    expect(Object.keys(rows[0])).toEqual(columnNames('timeline.csv', table));
    expect(rows).toHaveLength(3 * 60);
    const crash = rows.find(({ events }) => events === 'crash 2')!;
    const at = scenario.faults[0].at / 1e9;
    expect(Number(crash['time_s'])).toBeGreaterThan(at - 0.075);
    expect(Number(crash['time_s'])).toBeLessThanOrEqual(at);
    expect(crash['members_up']).toBe('4');
    const figures: Record<string, string>[] = parse(faultsCsv(table), { columns: true });
    expect(Object.keys(figures[0])).toEqual(columnNames('faults.csv', table));
    expect(figures.map(({ figure }) => figure)).toContain('connections_lost_copy_lost');
  });
});

test('A scenario without faults has no files of them', () => {
  const quiet = { scenario: { ...scenario, faults: [] }, points: [], warnings: [], events: 0 };
  expect(csvFiles(quiet).map(({ name }) => name)).not.toContain('timeline.csv');
});

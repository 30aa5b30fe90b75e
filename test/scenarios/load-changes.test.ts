import { max, mean } from 'd3-array';
import { csvFiles, hasTimeline } from '../../src/report/result-files.js';
import { timelineCsv } from '../../src/report/fault-csv.js';
import { inlineRunner } from '../../src/experiment/inline-runner.js';
import { runCampaign } from '../../src/experiment/campaign.js';
import type { TimelineBin } from '../../src/experiment/result-table.js';
import { packagedScenario } from '../experiment/scenario-fixture.js';
import { pointsOf, replicationsOf } from './shortened.js';

const between = (bins: readonly TimelineBin[], from: number, to: number): TimelineBin[] =>
  bins.filter(({ start }) => start >= from && start < to);

test('A day: a sixth of the cores at night, 81 % about one o’clock, waits three times as long and nothing lost', async () => {
  const [, cluster] = await pointsOf('load-profile', { ...replicationsOf(3), fidelity: '6 %' });
  const bins = cluster.timeline!;
  const loadOf = (from: number, to: number): number =>
    mean(between(bins, from, to), ({ highestLoad }) => highestLoad)!;
  expect(loadOf(0, 3)).toBeGreaterThan(0.14);
  expect(loadOf(0, 3)).toBeLessThan(0.2);
  expect(loadOf(6.2, 7)).toBeGreaterThan(0.74);
  expect(loadOf(6.2, 7)).toBeLessThan(0.9);
  const waits = (from: number, to: number): number => {
    const known = between(bins, from, to).flatMap(({ latencyP99 }) =>
      latencyP99 === null ? [] : [latencyP99],
    );
    return mean(known)!;
  };
  const night = mean(between(bins, 4, 4.4), ({ latencyP99 }) => latencyP99 ?? 0)!;
  expect(waits(6.2, 7) / night).toBeGreaterThan(1.5);
  expect(max(bins, ({ droppedPps }) => droppedPps)).toBe(0);
  expect(cluster.estimates['offered_cps'].mean).toBeGreaterThan(0.5 * 36_000);
  expect(cluster.estimates['offered_cps'].mean).toBeLessThan(0.6 * 36_000);
}, 60_000);

test('A SYN flood fills the table while its entries stay long, and then the others are refused; else nobody is', async () => {
  const scenario = packagedScenario('flood', replicationsOf(1));
  const table = await runCampaign(scenario, inlineRunner);
  const [long, short] = table.points.map(({ timeline }) => timeline!);
  const quiet = between(long, 0, 0.9);
  const flooded = between(long, 1.2, 2.4);
  expect(mean(quiet, ({ highestLoad }) => highestLoad)).toBeCloseTo(0.31, 1);
  expect(mean(flooded, ({ highestLoad }) => highestLoad)).toBeCloseTo(0.88, 1);
  const p99 = (bins: readonly TimelineBin[]): number => mean(bins, ({ latencyP99 }) => latencyP99!)! * 1e3;
  expect(p99(flooded) / p99(quiet)).toBeGreaterThan(1.3);
  expect(p99(flooded) / p99(quiet)).toBeLessThan(2);
  const othersLost = (bins: readonly TimelineBin[]): number =>
    mean(bins, ({ droppedPps, floodDroppedPps }) => droppedPps - floodDroppedPps)!;
  expect(max(flooded, ({ droppedPps }) => droppedPps)).toBe(0);
  expect(between(long, 2.85, 3).every(({ tableLoad }) => tableLoad! > 0.99)).toBe(true);
  // Of 6000 new connections a second about two thirds are refused while the flood takes what becomes free.
  expect(othersLost(between(long, 2.85, 2.98))).toBeGreaterThan(3500);
  expect(max(short, ({ droppedPps }) => droppedPps)).toBe(0);
  const most = max(short, ({ tableLoad }) => tableLoad!)! - short[0].tableLoad!;
  expect(most * 250_000).toBeGreaterThan(30_000);
  expect(most * 250_000).toBeLessThan(40_000);
  expect(hasTimeline(scenario)).toBe(true);
  expect(csvFiles(table).map(({ name }) => name)).toContain('timeline.csv');
  expect(csvFiles(table).map(({ name }) => name)).not.toContain('faults.csv');
  expect(timelineCsv(table).split('\n')).toHaveLength(1 + long.length + short.length + 1);
}, 60_000);

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCampaign } from '../../src/experiment/campaign.js';
import type { PointResult } from '../../src/experiment/result-table.js';
import { createWorkerRunner } from '../../src/experiment/worker-runner.js';
import { scenarioOf, scenariosFolder } from '../scenario/files.js';
import { youngShare } from './young-share.js';

const scenario = scenarioOf(readFileSync(join(scenariosFolder, 'sync-delay.yaml'), 'utf8'));

describe('HyperSync waits longer before it copies', () => {
  let points: PointResult[];
  const metric = (name: string): number[] => points.map(({ estimates }) => estimates[name].mean);
  const figure = (name: string): number[] =>
    points.map(({ faults }) => faults!.figures.find((one) => one.name === name)!.estimate.mean);
  const isRising = (values: readonly number[]): boolean =>
    values.every((value, index) => index === 0 || value > values[index - 1]);

  beforeAll(async () => {
    const runner = createWorkerRunner(2);
    const table = await runCampaign(
      { ...scenario, replications: { ...scenario.replications, max: 5 } },
      runner,
    );
    await runner.close();
    points = table.points.filter(({ strategy }) => strategy === 'hypersync');
    expect(points.map(({ sweep }) => sweep['sync.delay'])).toEqual(['0 s', '1 s', '3 s', '10 s']);
  }, 60_000);

  test('Sync traffic and its share of the cores fall from delay to delay', () => {
    expect(isRising(metric('sync_bps').reverse())).toBe(true);
    expect(isRising(metric('sync_cpu_share').reverse())).toBe(true);
    const [none, , three] = metric('sync_bps');
    expect(none / three).toBeGreaterThan(2);
  });

  test('The share of the connections that is lost rises, from next to none to more than nine in ten', () => {
    const lost = figure('connections_lost_share');
    expect(isRising(lost)).toBe(true);
    expect(lost[0]).toBeLessThan(0.03);
    expect(lost[3]).toBeGreaterThan(0.9);
  });

  test('What is lost for its age is what is younger than the delay and not copied at once', () => {
    const young = figure('connections_lost_younger_than_sync_delay');
    const atRisk = figure('connections_at_risk');
    points.forEach(({ sampledShare }, index) => {
      const { sync, traffic } = scenario.points.filter(({ strategy }) => strategy === 'hypersync')[index]
        .model;
      // Asymmetric connections are copied at once, unless both directions fall on the same of five members.
      const expected = youngShare(scenario.model, sync.delay) * (1 - traffic.asymmetricShare * (4 / 5));
      const standardError = Math.sqrt((expected * (1 - expected)) / (5 * atRisk[index] * sampledShare));
      expect(Math.abs(young[index] / atRisk[index] - expected)).toBeLessThanOrEqual(4 * standardError);
    });
  });

  test('How long it takes to notice does not depend on the delay', () => {
    expect(new Set(figure('detection_s')).size).toBe(1);
  });
});

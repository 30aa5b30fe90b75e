import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCampaign } from '../../src/experiment/campaign.js';
import type { PointResult } from '../../src/experiment/result-table.js';
import { createWorkerRunner } from '../../src/experiment/worker-runner.js';
import { scenarioOf, scenariosFolder } from '../scenario/files.js';
import { youngShare } from './young-share.js';

const scenario = scenarioOf(readFileSync(join(scenariosFolder, 'site-loss.yaml'), 'utf8'));
const { model } = scenario;

describe('The active one of two sites is lost', () => {
  let point: PointResult;
  const figureOf = (name: string) => point.faults!.figures.find((figure) => figure.name === name)!.estimate;
  /** Mean of a figure over the bins that begin in [from, to), seconds. */
  const meanOf =
    (of: (bin: NonNullable<PointResult['faults']>['timeline'][number]) => number) =>
    (from: number, to: number): number => {
      const bins = point.faults!.timeline.filter(({ start }) => start >= from && start < to);
      return bins.reduce((sum, bin) => sum + of(bin), 0) / bins.length;
    };
  const binOf = (event: string) => point.faults!.timeline.find(({ events }) => events.includes(event))!;

  beforeAll(async () => {
    const runner = createWorkerRunner(2);
    const table = await runCampaign(
      { ...scenario, replications: { ...scenario.replications, max: 5 } },
      runner,
    );
    await runner.close();
    point = table.points.find(({ strategy }) => strategy === 'hypersync')!;
  }, 60_000);

  test('The other site handles the traffic within a tick of the dead timeout and the way between the sites', () => {
    const { mean } = figureOf('site_failover_s');
    expect(mean).toBeGreaterThan(0.2);
    expect(mean).toBeLessThanOrEqual(0.3006);
    expect(binOf('site active 2').start).toBeCloseTo(2.2, 5);
  });

  test('Until then every packet is dropped, and none after', () => {
    expect(meanOf(({ handledPps }) => handledPps)(2, 2.15)).toBe(0);
    expect(meanOf(({ droppedPps }) => droppedPps)(2.4, 6)).toBe(0);
  });

  test('What is lost is what is younger than the sync delay, asymmetric or not, and next to nothing else', () => {
    const young = figureOf('connections_lost_younger_than_sync_delay').mean;
    const never = figureOf('connections_lost_no_copy').mean; // DNS
    const atRisk = figureOf('connections_at_risk').mean;
    const expected = youngShare(model, model.sync.delay);
    const seen = 5 * atRisk * point.sampledShare;
    const standardError = Math.sqrt((expected * (1 - expected)) / seen);
    expect(Math.abs((young + never) / atRisk - expected)).toBeLessThan(4 * standardError);
    expect(never / atRisk).toBeLessThan(0.01);
    expect(figureOf('connections_lost_share').mean - (young + never) / atRisk).toBeLessThan(0.01);
  });

  test('Four members carry again what four carried before', () => {
    const load = meanOf(({ highestLoad }) => highestLoad);
    expect(Math.abs(load(4, 5) / load(0.5, 2) - 1)).toBeLessThan(0.1);
  });

  test('Remote copies are off until half of the lost members are back', () => {
    expect(binOf('site sync off')).toBe(binOf('site active 2'));
    expect(binOf('site sync on').start).toBeCloseTo(5, 5);
  });

  test('The active site alone handles traffic, which is half of what the members could', () => {
    expect(point.memberResults.map(({ role }) => role)).toEqual([
      ...Array<string>(4).fill('standby'),
      ...Array<string>(4).fill('active'),
    ]);
  });
});

import { mean } from 'd3-array';
import { runCampaign } from '../../src/experiment/campaign.js';
import { inlineRunner } from '../../src/experiment/inline-runner.js';
import { csvFiles } from '../../src/report/result-files.js';
import { packagedScenario } from '../experiment/scenario-fixture.js';

test('A spare member is called after the hold, is in once it has the policy, and the second is never called', async () => {
  const shortened = { 'replications.min': '2', 'replications.max': '2' };
  const table = await runCampaign(packagedScenario('auto-scaling', shortened), inlineRunner);
  const { timeline, events } = table.points.find(({ strategy }) => strategy === 'hypersync')!.faults!;
  const at = (what: string): number[] =>
    events.filter((event) => event.what === what).map((event) => event.at);
  expect(at('scale out')).toEqual([1]);
  expect(at('join')).toEqual([1.5]);
  const [joined] = at('joined');
  expect(joined - 1.5).toBeGreaterThan(1.5);
  expect(joined - 1.5).toBeLessThan(1.7);
  const load = (from: number, to: number): number =>
    mean(
      timeline.filter(({ start }) => start >= from && start < to),
      ({ meanLoad }) => meanLoad,
    )!;
  expect(Math.abs(load(0, 0.8) - 0.85)).toBeLessThan(0.04);
  expect(Math.abs(load(6, 10) / load(0, 0.8) - 3 / 4)).toBeLessThan(0.06);
  const files = csvFiles(table).map(({ name }) => name);
  expect(files).toEqual(expect.arrayContaining(['timeline.csv', 'faults.csv']));
}, 60_000);

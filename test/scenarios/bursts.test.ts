import { inlineRunner } from '../../src/experiment/inline-runner.js';
import { runCampaign } from '../../src/experiment/campaign.js';
import { packagedScenario } from '../experiment/scenario-fixture.js';

const shortened = {
  'run.warmUp': '300 ms',
  'run.duration': '1500 ms',
  'replications.min': '10',
  'replications.max': '10',
};

test('Bursts leave the loads and lengthen the waits; where nothing comes between them packets are dropped', async () => {
  const { points } = await runCampaign(packagedScenario('bursts', shortened), inlineRunner);
  const [poisson, mmpp, onOff] = points.map(
    ({ estimates }) =>
      (metric: string) =>
        estimates[metric].mean,
  );
  for (const of of [mmpp, onOff]) expect(of('fw_utilization')).toBeCloseTo(poisson('fw_utilization'), 9);
  expect(mmpp('latency_p99_s')).toBeGreaterThan(2 * poisson('latency_p99_s'));
  expect(mmpp('drop_ratio')).toBeLessThan(0.02);
  expect(onOff('latency_p99_s')).toBeGreaterThan(10 * poisson('latency_p99_s'));
  expect(onOff('drop_ratio')).toBeGreaterThan(0.08);
  expect(onOff('drop_ratio')).toBeLessThan(0.3);
}, 60_000);

import { mean } from 'd3-array';
import { connectionDemand } from '../../src/experiment/connection-demand.js';
import { inlineRunner } from '../../src/experiment/inline-runner.js';
import { runCampaign } from '../../src/experiment/campaign.js';
import type { PointResult } from '../../src/experiment/result-table.js';
import { packagedScenario } from '../experiment/scenario-fixture.js';

const shortened = {
  'run.warmUp': '300 ms',
  'run.duration': '200 ms',
  'replications.min': '8',
  'replications.max': '8',
};

test('An elephant asks for more than one instance, and its own part of it under HyperFlow for less', () => {
  const { model } = packagedScenario('elephants', {}).points[0];
  const [, elephant] = model.traffic.classes;
  const { costs, hyperFlow } = model.appliance;
  const alone = { ...model, traffic: { ...model.traffic, classes: [{ ...elephant, share: 1 }] } };
  const { instanceWork, bytes, packets, transferTime } = connectionDemand(alone);
  expect(instanceWork / transferTime).toBeGreaterThan(1.4);
  expect(instanceWork / transferTime).toBeLessThan(1.6);
  const content = (bytes / 1000) * costs.mediumKilobyte;
  const trains = packets / (1.5 * model.traffic.train);
  const own = packets * costs.mediumPacket + content / hyperFlow.instances + trains * costs.trainPart;
  expect(own / transferTime).toBeLessThan(0.95);
});

test('With HyperFlow elephants that were cut to one instance pass whole, and packets dropped become about half', async () => {
  const { points } = await runCampaign(packagedScenario('elephants', shortened), inlineRunner);
  const [without, withIt] = points;
  const of = ({ replications }: PointResult, metric: string): number[] =>
    replications.map(({ values }) => values[metric]);
  const [cut, left] = [of(without, 'drop_ratio'), of(withIt, 'drop_ratio')];
  expect(Math.max(...cut)).toBeGreaterThan(0.3);
  cut.forEach((share, replication) => {
    expect(left[replication]).toBeLessThanOrEqual(share + 0.01);
  });
  expect(cut.some((share, replication) => share > 0.03 && left[replication] === 0)).toBe(true);
  expect(mean(left)! / mean(cut)!).toBeLessThan(0.75);
  expect(mean(of(withIt, 'latency_p99_s'))!).toBeLessThan(0.8 * mean(of(without, 'latency_p99_s'))!);
});

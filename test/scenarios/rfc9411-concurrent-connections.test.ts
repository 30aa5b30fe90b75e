import { runCampaign } from '../../src/experiment/campaign.js';
import { inlineRunner } from '../../src/experiment/inline-runner.js';
import { packagedScenario } from '../experiment/scenario-fixture.js';

const LIMIT = 20_000;
const shortened = {
  'tables.connectionLimit': String(LIMIT),
  'run.warmUp': '200 ms',
  'run.duration': '300 ms',
  'replications.min': '3',
  'replications.max': '3',
};

test('Tables hold N gateways without copies, about N/2 with a copy of each, and one where all hold all', async () => {
  const scenario = packagedScenario('rfc9411-concurrent-connections', shortened);
  const { points } = await runCampaign(scenario, inlineRunner);
  const [{ estimates: gateway }] = points;
  const held = gateway['concurrent_connections'].mean;
  expect(held / (scenario.objective.maxTableUtilization * LIMIT)).toBeGreaterThan(0.97);
  expect(held / (scenario.objective.maxTableUtilization * LIMIT)).toBeLessThan(1.03);
  for (const { strategy, members, estimates, bottleneck } of points.slice(1)) {
    const gateways = estimates['capacity_cps'].mean / gateway['capacity_cps'].mean;
    const ideal = { 'no-sync': members, hypersync: members / 2 }[strategy] ?? 1;
    expect(bottleneck).toBe('connections table');
    expect(gateways / ideal).toBeGreaterThan(0.9);
    expect(gateways / ideal).toBeLessThan(1.06);
  }
}, 60_000);

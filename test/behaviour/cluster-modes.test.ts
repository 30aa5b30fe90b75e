import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCampaign } from '../../src/experiment/campaign.js';
import { connectionDemand } from '../../src/experiment/connection-demand.js';
import type { Runner } from '../../src/experiment/runner.js';
import { createWorkerRunner } from '../../src/experiment/worker-runner.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { defaultScenario } from '../experiment/scenario-fixture.js';
import { scenarioOf, scenariosFolder } from '../scenario/files.js';

/** Simulated capacities of the further cluster modes against bounds computed by hand, on shortened runs. */
const SHORT = { 'run.warmUp': '200 ms', 'run.duration': '600 ms', 'replications.max': '8' };

let runner: Runner;
beforeAll(() => {
  runner = createWorkerRunner(2);
});
afterAll(() => runner.close());

/** Capacities in gateways of the same appliance, by strategy and size: `vsls x 3`. */
async function gatewaysOf(scenario: Scenario): Promise<(strategy: string, members: number) => number> {
  const { points } = await runCampaign(scenario, runner);
  const known = new Map(
    points.map(({ strategy, members, estimates }) => [
      `${strategy} x ${members}`,
      members * estimates['efficiency'].mean,
    ]),
  );
  return (strategy, members) => known.get(`${strategy} x ${members}`)!;
}

/** What the description of the scenario says, and in numbers: gateways by strategy and size. */
const SAID = /3 gateways carry about 2\.1 as ElasticXL.* 2\.9 as Maestro; 6 .* carry about 3 and 5\.8\./;
const EXPECTED = [
  ['elasticxl', 3, 2.1],
  ['hypersync', 3, 2.9],
  ['elasticxl', 6, 3],
  ['hypersync', 6, 5.8],
] as const;

const scenarioFor = (strategy: string, members: string, settings: Record<string, string> = {}): Scenario =>
  defaultScenario({ ...SHORT, ...settings, members, strategies: `[${strategy}]` });

test('VSLS: V equal virtual systems on N members carry at most V / ceil(V/N) gateways', async () => {
  const equal = { 'options.vsls.virtualSystems': '10', 'options.vsls.trafficSkew': '0' };
  const gateways = await gatewaysOf(scenarioFor('vsls', '[3, 7, 13]', equal));
  for (const [members, bound] of [
    [3, 2.5],
    [7, 5],
    [13, 10],
  ]) {
    expect(gateways('vsls', members)).toBeLessThanOrEqual(bound);
    expect(gateways('vsls', members)).toBeGreaterThan(0.85 * bound);
  }
}, 120_000);

test('Active-Active: members of which one carries the share s reach at most 1/s gateways', async () => {
  const gateways = await gatewaysOf(scenarioFor('clusterxl-active-active', '[2, 3, 5]'));
  for (const [members, bound] of [
    [2, 1.8],
    [3, 2.44],
    [5, 3.3616],
  ]) {
    expect(gateways('clusterxl-active-active', members)).toBeLessThanOrEqual(bound);
    expect(gateways('clusterxl-active-active', members)).toBeGreaterThan(0.8 * bound);
  }
}, 120_000);

test('ElasticXL against Maestro: the pivot bounds 3 and 6 members, as the scenario says', async () => {
  const text = readFileSync(join(scenariosFolder, 'elasticxl-vs-maestro.yaml'), 'utf8');
  const overrides = Object.entries(SHORT).map(([path, value]) => ({ option: '--set', path, value }));
  const scenario = scenarioOf(text, overrides);
  const { model } = scenario.points[0];
  const { sndWork, instanceWork, packets } = connectionDemand(model);
  const { sndPacket, forwardPacket } = model.appliance.costs;
  const handOn = (packets * (sndPacket + forwardPacket)) / (sndWork + instanceWork);
  const gateways = await gatewaysOf(scenario);
  for (const members of [3, 6]) {
    const bound = members / (1 + (members - 1) * handOn);
    expect(gateways('elasticxl', members)).toBeLessThanOrEqual(bound);
    expect(gateways('elasticxl', members)).toBeGreaterThan(0.93 * bound);
    expect(gateways('hypersync', members)).toBeGreaterThan(0.94 * members);
  }
  expect(scenario.description).toMatch(SAID);
  for (const [strategy, members, expected] of EXPECTED) {
    expect(Math.abs(gateways(strategy, members) / expected - 1)).toBeLessThan(0.03);
  }
}, 120_000);

import { connectionDemand } from '../../src/experiment/connection-demand.js';
import { runCampaign } from '../../src/experiment/campaign.js';
import { HottestShare } from '../../src/experiment/hottest-share.js';
import { inlineRunner } from '../../src/experiment/inline-runner.js';
import { FULL_LOAD, operationalBound } from '../../src/experiment/operational-bound.js';
import { entryTime } from '../../src/model/traffic/entry-time.js';
import { defaultScenario } from './scenario-fixture.js';

const LIMIT = 100_000;
const scenario = defaultScenario({
  strategies: '[no-sync]',
  members: '[2]',
  'tables.connectionLimit': String(LIMIT),
  'run.warmUp': '100 ms',
  'run.duration': '400 ms',
  replications: '4',
});

test('Where the table binds, capacity is the limit over the mean time of an entry, and the bound says the same', async () => {
  const { points } = await runCampaign(scenario, inlineRunner);
  const [gateway, two] = points;
  const seconds = entryTime(scenario.points[0].model).total / 1e9;
  const { bytes } = connectionDemand(scenario.points[0].model);
  const expected = (scenario.objective.maxTableUtilization * LIMIT) / seconds;
  expect(gateway.bottleneck).toBe('connections table');
  expect(gateway.bottleneckUtilization).toBeCloseTo(0.95, 2);
  expect(gateway.estimates['capacity_cps'].mean / expected).toBeCloseTo(1, 2);
  expect(gateway.operationalBound.bps / (expected * 8 * bytes)).toBeCloseTo(1, 9);
  expect(two.bottleneck).toBe('connections table');
  expect(two.estimates['efficiency'].mean).toBeGreaterThan(0.95);
  expect(two.estimates['efficiency'].mean).toBeLessThan(1.001);
  const elasticity = Object.fromEntries(gateway.sensitivities.map((of) => [of.parameter, of.elasticity]));
  expect(elasticity['tables.connectionLimit']).toBe(1);
  const byTime = [
    'tables.tcpEndTimeout',
    'tables.udpTimeout',
    'traffic.keepAlive',
    'traffic.roundTripTime.mean',
  ];
  expect(byTime.reduce((sum, name) => sum + (elasticity[name] ?? 0), 0)).toBeCloseTo(-1, 2);
}, 60_000);

test('Tables without a limit, and short runs of a fixed load, set no bound', () => {
  const shares = new HottestShare(1);
  const [limited] = scenario.points;
  const [unlimited] = defaultScenario({}).points;
  expect(operationalBound(limited, shares, scenario.objective)).toBeLessThan(
    operationalBound(unlimited, shares, scenario.objective),
  );
  expect(operationalBound(limited, shares, FULL_LOAD)).toBe(operationalBound(unlimited, shares, FULL_LOAD));
});

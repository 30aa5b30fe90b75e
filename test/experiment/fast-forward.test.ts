import { runCampaign } from '../../src/experiment/campaign.js';
import { connectionDemand } from '../../src/experiment/connection-demand.js';
import { inlineRunner } from '../../src/experiment/inline-runner.js';
import type { PointResult } from '../../src/experiment/result-table.js';
import { bottleneckText } from '../../src/report/terminal/explanation.js';
import { defaultScenario } from './scenario-fixture.js';

/** Two members; a fifth of the connections are calls of 100 packets each way that the orchestrator forwards alone. */
const scenarioWith = (portRate: string, fastForward: boolean) =>
  defaultScenario({
    strategies: '[hypersync]',
    members: '[2]',
    traffic: `{ name: mixed, classes: [{ name: page, share: 80 %, object: 100 kB },
      { name: call, share: 20 %, transport: udp, exchanges: 100, exchangePacket: 500 B, fastForward: ${String(fastForward)} }] }`,
    'distribution.fastForward.portRate': portRate,
    'run.duration': '400 ms',
    fidelity: '5 %',
    replications: '4',
  });

async function pointOf(portRate: string, fastForward = true): Promise<PointResult> {
  const { points } = await runCampaign(scenarioWith(portRate, fastForward), inlineRunner);
  return points.find(({ strategy }) => strategy === 'hypersync')!;
}

test('Where the port of the orchestrator is slow it binds, at its rate over the bytes of a connection', async () => {
  const slow = await pointOf('500 Mbps');
  const bytes = 0.2 * 100 * 500;
  expect(slow.bottleneck).toBe('orchestrator port');
  expect(slow.bottleneckMember).toBeNull();
  expect(bottleneckText(slow)).toBe('orchestrator port at 95 %');
  expect(slow.estimates['capacity_cps'].mean / ((0.95 * 500e6) / (8 * bytes))).toBeCloseTo(1, 2);
  const elasticity = Object.fromEntries(slow.sensitivities.map((of) => [of.parameter, of.elasticity]));
  expect(elasticity['distribution.fastForward.portRate']).toBe(1);
}, 30_000);

test('Else members carry more by what they need not do', async () => {
  const [alone, through] = [await pointOf('100 Gbps'), await pointOf('100 Gbps', false)];
  expect(alone.bottleneck).toBe('firewall instances');
  const works = [alone, through].map((_, index) => {
    const { points } = scenarioWith('100 Gbps', index === 0);
    return connectionDemand(points.find(({ strategy }) => strategy === 'hypersync')!.model).instanceWork;
  });
  const gain = alone.estimates['capacity_cps'].mean / through.estimates['capacity_cps'].mean;
  // To what synchronisation and heartbeats add, and to the core that the balancing moves.
  expect(Math.abs(gain / (works[1] / works[0]) - 1)).toBeLessThan(0.12);
  expect(gain).toBeGreaterThan(1.1);
}, 60_000);

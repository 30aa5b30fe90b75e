import { runCampaign } from '../../src/experiment/campaign.js';
import { HottestShare } from '../../src/experiment/hottest-share.js';
import { inlineRunner } from '../../src/experiment/inline-runner.js';
import type { PointResult } from '../../src/experiment/result-table.js';
import { defaultScenario } from './scenario-fixture.js';

const SHORT = { 'run.warmUp': '100 ms', 'run.duration': '500 ms', replications: '5' };

async function measured(
  strategy: string,
  members: number,
  settings: Record<string, string>,
): Promise<PointResult> {
  const at = { strategies: `[${strategy}]`, members: `[${members}]` };
  const table = await runCampaign(defaultScenario({ ...SHORT, ...at, ...settings }), inlineRunner);
  return table.points.find((point) => point.strategy === strategy && point.members === members)!;
}

/** Elasticity of the capacity between two values of a parameter, simulated at both, with its half width. */
async function simulated(
  strategy: string,
  members: number,
  parameter: string,
  [low, high]: readonly [string, string],
  ratio: number,
): Promise<{ readonly elasticity: number; readonly halfWidth: number }> {
  const [below, above] = await Promise.all([
    measured(strategy, members, { [parameter]: low }),
    measured(strategy, members, { [parameter]: high }),
  ]);
  const [one, other] = [below, above].map(({ estimates }) => estimates['capacity_bps']);
  const width = Math.hypot(...[one, other].map(({ mean, ciLow, ciHigh }) => (ciHigh! - ciLow!) / 2 / mean));
  return {
    elasticity: Math.log(other.mean / one.mean) / Math.log(ratio),
    halfWidth: width / Math.log(ratio),
  };
}

test.each([
  ['hypersync', 4, 'appliance.costs.mediumKilobyte', ['1.2 us', '1.5 us'], 1.25],
  ['hypersync', 4, 'traffic.talkerSkew', ['0.45', '0.55'], 0.55 / 0.45],
  ['clusterxl-load-sharing-multicast', 3, 'sync.applyCost', ['8 us', '10 us'], 1.25],
  ['clusterxl-load-sharing-multicast', 12, 'appliance.ports.rate', ['90 Gbps', '110 Gbps'], 110 / 90],
] as const)(
  '%s x %d answers to %s as the share of the binding work says',
  async (strategy, members, parameter, values, ratio) => {
    const point = await measured(strategy, members, {});
    const told = point.sensitivities.find((one) => one.parameter === parameter)!.elasticity;
    const { elasticity, halfWidth } = await simulated(strategy, members, parameter, values, ratio);
    expect(Math.abs(told - elasticity)).toBeLessThan(2 * halfWidth + 0.01);
    expect(Math.abs(told)).toBeGreaterThan(0.02);
  },
  60_000,
);

/** The mean control of a cluster by the skew of its talkers. */
function controlAt(members: number, mode: string, skew: number): { mean: number; elasticity: number } {
  const settings = { 'distribution.mode': mode, 'traffic.talkerSkew': `${skew}`, 'traffic.talkers': '5000' };
  const at = { strategies: '[hypersync]', members: `[${members}]` };
  const point = defaultScenario({ ...at, ...settings }).points.find((one) => one.members === members)!;
  const shares = new HottestShare(1);
  return { mean: shares.meanControl(point), elasticity: shares.skewElasticity(point) };
}

test.each([
  [2, 'user'],
  [7, 'user'],
  [30, 'user'],
  [7, 'network'],
] as const)(
  'The skew moves the share of the hottest of %d members, keyed by %s, as its derivative says',
  (members, mode) => {
    const step = 1e-4;
    const [below, here, above] = [0.9 * (1 - step), 0.9, 0.9 * (1 + step)].map((skew) =>
      controlAt(members, mode, skew),
    );
    const difference = Math.log(above.mean / below.mean) / Math.log((1 + step) / (1 - step));
    expect(here.elasticity).toBeLessThan(-0.05);
    expect(Math.abs(here.elasticity - difference)).toBeLessThan(0.01 * Math.abs(difference));
  },
);

test('Where talkers are alike or one member has all, their skew moves nothing to first order', () => {
  expect(controlAt(7, 'user', 0).elasticity).toBeCloseTo(0, 12);
  expect(controlAt(1, 'user', 0.9).elasticity).toBe(0);
});

test('The strongest come first, and what does nothing is left out', async () => {
  const { sensitivities } = await measured('no-sync', 2, {});
  const sizes = sensitivities.map(({ elasticity }) => Math.abs(elasticity));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(sensitivities.map(({ parameter }) => parameter)).not.toContain('sync.applyCost');
  expect(sensitivities.map(({ parameter }) => parameter)).not.toContain('appliance.costs.sndPacket');
});

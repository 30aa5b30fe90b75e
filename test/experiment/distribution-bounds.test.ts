import { connectionDemand } from '../../src/experiment/connection-demand.js';
import { runCampaign } from '../../src/experiment/campaign.js';
import { HottestShare } from '../../src/experiment/hottest-share.js';
import { inlineRunner } from '../../src/experiment/inline-runner.js';
import { policiesOf } from '../../src/experiment/policies.js';
import { TalkerPopulation } from '../../src/model/traffic/talker-population.js';
import { createStreams } from '../../src/random/streams.js';
import type { DesignPoint, Scenario } from '../../src/scenario/scenario.js';
import { meanInterval } from '../../src/stats/confidence.js';
import { expectWithin } from '../model/world.js';
import { defaultScenario } from './scenario-fixture.js';

type Settings = Record<string, string>;

const SETTINGS: readonly (readonly [string, Settings])[] = [
  ['general mode without ports', { 'distribution.mode': 'general', 'distribution.layer4': 'false' }],
  [
    'user mode without ports and few servers',
    { 'distribution.mode': 'user', 'distribution.layer4': 'false', 'traffic.endpoints.servers': '30' },
  ],
  [
    'network mode with few clients',
    {
      'distribution.mode': 'network',
      'traffic.endpoints.clients': '30',
      'traffic.endpoints.clientSkew': '1',
    },
  ],
  [
    'interfaces the other way round',
    {
      ...{ 'distribution.mode': 'per-interface', 'distribution.layer4': 'false' },
      ...{ 'distribution.internal': 'network', 'distribution.external': 'user' },
    },
  ],
  ['weights', { 'distribution.members': '[{ member: 1, weight: 48 }, { member: 3, weight: 8 }]' }],
  [
    'weights by slow downlinks',
    {
      'distribution.weighting': 'downlinks',
      'distribution.members': '[{ member: 2, downlinks: 1, downlinkRate: 10 Gbps }]',
      'distribution.downlinks.rate': '10 Gbps',
    },
  ],
];

function scenarioOf(strategy: string, members: number, settings: Settings): Scenario {
  const replications = { 'replications.min': '3', 'replications.max': '3' };
  const fixed = { 'appliance.dynamicBalancing.enabled': 'false', fidelity: '1 %', 'traffic.talkers': '5000' };
  return defaultScenario({
    ...replications,
    ...fixed,
    'run.duration': '600 ms',
    ...settings,
    strategies: `[${strategy}]`,
    members: `[${members}]`,
  });
}

const clusterOf = ({ points }: Scenario): DesignPoint =>
  points.find(({ strategy }) => strategy !== 'single-gateway')!;

/** What the keys of one replication leave to the hottest member, as its simulation would see it. */
function controlOf(point: DesignPoint, replication: number): number {
  const keys = createStreams(7, replication).stream('traffic/keys');
  const { bucketShares } = new TalkerPopulation(point.model, keys);
  const shares = Array.from({ length: point.members }, () => ({ share: 0 }));
  const { assignment } = policiesOf(point);
  bucketShares.forEach((share, bucket) => {
    shares[assignment.memberOf(bucket)].share += share;
  });
  return HottestShare.control(shares);
}

test.each(SETTINGS)('%s: the usual imbalance is the mean over replications', (_, settings) => {
  const point = clusterOf(scenarioOf('hypersync', 4, { ...settings }));
  const controls = Array.from({ length: 150 }, (__, replication) => controlOf(point, replication));
  const { mean, high } = meanInterval(controls);
  const expected = new HottestShare(1).meanControl(point);
  expectWithin(mean, expected, (high! - mean) / 1.97 + 0.0005);
});

const CAMPAIGNS = SETTINGS.filter(([name]) => !name.startsWith('network') && name !== 'weights');

test.each(CAMPAIGNS)(
  '%s: no capacity exceeds its bound, which holds without any correction',
  async (_, settings) => {
    const { points } = await runCampaign(scenarioOf('hypersync', 4, settings), inlineRunner);
    const { operationalBound, estimates, meanControl } = points.find(
      ({ strategy }) => strategy === 'hypersync',
    )!;
    const { mean } = estimates['capacity_cps'];
    expect(mean).toBeLessThan(1.01 * operationalBound.cps);
    expect(mean).toBeGreaterThan(0.4 * operationalBound.cps);
    expect(meanControl).toBeLessThan(1);
  },
);

test('A member with one slow downlink and an even share bounds the whole cluster by that line', async () => {
  const settings = { 'distribution.members': '[{ member: 2, downlinks: 1, downlinkRate: 10 Gbps }]' };
  const scenario = scenarioOf('no-sync', 4, settings);
  const { points } = await runCampaign(scenario, inlineRunner);
  const cluster = points.find(({ strategy }) => strategy === 'no-sync')!;
  expect(cluster.bottleneck).toBe('data ports');
  const { bytes } = connectionDemand(clusterOf(scenario).model);
  const fourTimes = (4 * 0.95 * 10e9) / (8 * bytes);
  const { mean } = cluster.estimates['capacity_cps'];
  expect(Math.abs(mean / fourTimes - 1)).toBeLessThan(0.1); // the share of the member is as its keys fall, and its bytes as they are sampled
});

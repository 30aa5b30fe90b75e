import { runCampaign } from '../../src/experiment/campaign.js';
import { connectionDemand } from '../../src/experiment/connection-demand.js';
import { HottestShare } from '../../src/experiment/hottest-share.js';
import { inlineRunner } from '../../src/experiment/inline-runner.js';
import { FULL_LOAD, operationalBound, throughputBound } from '../../src/experiment/operational-bound.js';
import { withTenants } from '../../src/model/tenants/tenant.js';
import type { VirtualSystem } from '../../src/model/parameters/virtual-systems.js';
import type { DesignPoint } from '../../src/scenario/scenario.js';
import { kindOf, query, world } from '../model/world.js';
import { scenarioOf } from '../scenario/files.js';

const none = { load: null, instances: null, connectionLimit: null, weight: 10 };
const virtualSystems: VirtualSystem[] = [
  { name: 'queries', share: 0.9, classes: { query: 1 }, ...none },
  { name: 'pages', share: 0.1, classes: { page: 1 }, ...none },
];
const classes = [kindOf({ share: 0.5 }), { ...query, share: 0.5 }];

function pointOf(strategy: string, members: number): DesignPoint {
  const model = withTenants(world({ traffic: { classes, talkers: 20_000 }, virtualSystems }));
  return { strategy, members, sweep: {}, model };
}

/** Core time of a connection of one class at its member, nanoseconds; and its bytes. */
function alone(name: string) {
  const { model } = pointOf('vsls', 2);
  const only = model.traffic.classes
    .filter((kind) => kind.name === name)
    .map((kind) => ({ ...kind, share: 1 }));
  const { sndWork, instanceWork, bytes } = connectionDemand({
    ...model,
    traffic: { ...model.traffic, classes: only },
  });
  return { work: sndWork + instanceWork, bytes };
}

test('Under VSLS the member with most work bounds, not the one with most connections', () => {
  const bound = operationalBound(pointOf('vsls', 2), new HottestShare(1), FULL_LOAD);
  const [queries, pages] = [0.9 * alone('query').work, 0.1 * alone('page').work];
  expect(bound).toBeCloseTo((4 * 1e9) / Math.max(queries, pages), 6); // 4 cores each
});

test('Where virtual systems lose unequally no bound holds but that of those whose bits ask for least', () => {
  const { work, bytes } = alone('page');
  expect(throughputBound(pointOf('hypersync', 1))).toBeCloseTo((4 * 1e9 * 8 * bytes) / work, 3);
  expect((8 * alone('query').bytes) / alone('query').work).toBeLessThan((8 * bytes) / work);
});

test('A virtual system with one instance binds the capacity, and its instances and prices are what it answers to', async () => {
  const text = `name: tiny
strategies: [single-gateway]
members: 1
appliance: { name: box, cores: 8 }
traffic: { name: web, classes: [{ name: get, share: 100 %, object: 20 kB }] }
virtualSystems: [{ name: small, share: 20 %, instances: 1 }, { name: large, share: 80 % }]
objective: { maxDropRatio: 100 %, maxLatencyP99: 10 s }
replications: 3
`;
  const { points } = await runCampaign(scenarioOf(text), inlineRunner);
  const [{ bottleneck, estimates, sensitivities }] = points;
  const { instanceWork } = connectionDemand(scenarioOf(text).points[0].model);
  expect(bottleneck).toBe('instances of a VS');
  // One core is 95 % busy with a fifth of the connections.
  const capacity = estimates['capacity_cps'].mean / (1 - estimates['drop_ratio'].mean);
  expect(capacity / ((0.95 * 1e9) / instanceWork / 0.2)).toBeCloseTo(1, 2);
  const of = (name: string) => sensitivities.find(({ parameter }) => parameter === name)?.elasticity;
  expect(of('virtualSystems[0].instances')).toBe(1);
  const prices = sensitivities.filter(({ parameter }) => parameter.startsWith('appliance.costs.'));
  expect(prices.reduce((sum, { elasticity }) => sum + elasticity, 0)).toBeCloseTo(-1, 2);
  expect(of('appliance.cores')).toBeUndefined();
}, 60_000);

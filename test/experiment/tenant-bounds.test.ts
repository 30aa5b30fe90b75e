import { connectionDemand } from '../../src/experiment/connection-demand.js';
import { HottestShare } from '../../src/experiment/hottest-share.js';
import { FULL_LOAD, operationalBound, throughputBound } from '../../src/experiment/operational-bound.js';
import { withTenants } from '../../src/model/tenants/tenant.js';
import type { VirtualSystem } from '../../src/model/parameters/virtual-systems.js';
import type { DesignPoint } from '../../src/scenario/scenario.js';
import { kindOf, query, world } from '../model/world.js';

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

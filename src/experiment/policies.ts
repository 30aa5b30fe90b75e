import { ClassSync } from '../model/cluster/class-sync.js';
import type { ClusterBehaviour } from '../model/cluster/cluster-strategy.js';
import { bucketWeights } from '../model/cluster/downlinks.js';
import { lowestIds } from '../model/cluster/membership.js';
import { failedMembers, sitesOf } from '../model/cluster/sites.js';
import { strategyNamed } from '../model/strategies/index.js';
import { ConnectionTable } from '../model/tables/connection-table.js';
import { EntryLedger } from '../model/tables/entry-ledger.js';
import { tenantsOf } from '../model/tenants/tenant.js';
import type { DesignPoint } from '../scenario/scenario.js';

/** A cluster, whatever it is a point of. */
export type Cluster = Omit<DesignPoint, 'sweep'>;

/** Members of a cluster that are up. */
export function membersUp({ members, failed = 0 }: Pick<DesignPoint, 'members' | 'failed'>): number {
  return members - failed;
}

/** Their ids, ascending. */
export function idsUp({ strategy, members, failed = 0, model }: Cluster): number[] {
  const { twoSites } = strategyNamed(strategy);
  const down = failedMembers(members, failed, twoSites === undefined ? 1 : model.sites.count);
  return lowestIds(members).filter((member) => !down.includes(member));
}

/** Members that are up on the site that handles the traffic. */
export function activeMembers(point: Cluster): number {
  return activeIds(point).length;
}

/** Their ids, ascending. */
export function activeIds(point: Cluster): number[] {
  const { twoSites } = strategyNamed(point.strategy);
  const sites = twoSites === undefined ? null : sitesOf(point.model.sites, point.members);
  const up = idsUp(point);
  return up.filter((member) => sites?.apart(member, up[0]) !== true);
}

/** Of clusters that were asked for. */
const known = new WeakMap<Cluster, ClusterBehaviour>();
/** Policies outside any simulation see none. */
const NO_CONNECTIONS = new ConnectionTable();

/** The policies of a strategy outside any simulation, to ask who would handle what. */
export function policiesOf(point: Cluster): ClusterBehaviour {
  const policies = known.get(point) ?? policiesFor(point);
  known.set(point, policies);
  return policies;
}

function policiesFor(point: Cluster): ClusterBehaviour {
  const { strategy, members, model } = point;
  const tenants = tenantsOf(model);
  const nothing = (): void => undefined;
  const named = strategyNamed(strategy);
  const sites = named.twoSites === undefined ? null : sitesOf(model.sites, members);
  const behaviour = named.build({
    members,
    membersUp: membersUp(point),
    buckets: model.distribution.buckets,
    sites,
    weights: bucketWeights(model, members),
    sync: model.sync,
    options: model.options[strategy] ?? {},
    connections: NO_CONNECTIONS,
    classSync: new ClassSync(model.traffic.classes),
    network: { announceToAll: nothing, announceTo: nothing },
    copies: new EntryLedger(members, []),
    ...(tenants.length > 0 && { virtualSystems: tenants }),
  });
  const view = { epoch: 1, up: idsUp(point) };
  sites?.membershipChanged(view);
  behaviour.assignment.membershipChanged(view);
  return behaviour;
}

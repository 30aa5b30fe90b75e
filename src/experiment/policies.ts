import { ClassSync } from '../model/cluster/class-sync.js';
import type { ClusterBehaviour } from '../model/cluster/cluster-strategy.js';
import { lowestIds } from '../model/cluster/membership.js';
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

/** The policies of a strategy outside any simulation, to ask who would handle what. */
export function policiesOf(point: Cluster): ClusterBehaviour {
  const { strategy, members, model } = point;
  const tenants = tenantsOf(model);
  const nothing = (): void => undefined;
  const behaviour = strategyNamed(strategy).build({
    members,
    membersUp: membersUp(point),
    buckets: model.distribution.buckets,
    sync: model.sync,
    options: model.options[strategy] ?? {},
    connections: new ConnectionTable(),
    classSync: new ClassSync(model.traffic.classes),
    network: { announceToAll: nothing, announceTo: nothing },
    copies: new EntryLedger(members, []),
    ...(tenants.length > 0 && { virtualSystems: tenants }),
  });
  behaviour.assignment.membershipChanged({ epoch: 1, up: lowestIds(membersUp(point)) });
  return behaviour;
}

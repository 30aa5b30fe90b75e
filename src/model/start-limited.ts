import { createStreams, type RandomEngine } from '../random/streams.js';
import type { ClusterBehaviour } from './cluster/cluster-strategy.js';
import { delayOf } from './cluster/state-sync.js';
import type { ModelConfig } from './config.js';
import type { ConnectionLife } from './connection-life.js';
import { memberShares, type Offered } from './expectations.js';
import type { ConnectionLimit } from './tables/connection-limit.js';
import type { ConnectionTable } from './tables/connection-table.js';
import type { ConnectionSource } from './traffic/connection-source.js';
import { entryTime } from './traffic/entry-time.js';

/** The parts of a system that its past is made of. */
interface Started extends Offered {
  readonly plan: Offered['plan'] & {
    readonly config: ModelConfig;
    readonly seed: number;
    readonly replication: number;
    readonly rng?: RandomEngine;
  };
  readonly connections: ConnectionTable;
  readonly behaviour: ClusterBehaviour;
  readonly source: ConnectionSource;
}

/**
 * Begins in the steady state of tables that have a limit: with the entries of the connections that are alive and of those
 * that ended but linger, copies included, as many as fit.
 */
export function startLimited(
  system: Started,
  life: Pick<ConnectionLife, 'foundAlive' | 'locate'>,
  table: ConnectionLimit,
): void {
  const { plan, connections, behaviour, source } = system;
  const { tables, traffic } = plan.config;
  const { assignment, sync } = behaviour;
  const chance = createStreams(plan.seed, plan.replication, plan.rng).stream('tables/past');
  const offered = (plan.rate * plan.scale * entryTime(plan.config).total) / 1e9;
  table.expect(Array.from(memberShares(system), (share) => share * offered));
  const took = (connection: number): boolean =>
    table.took(assignment.memberOf(connections.bucket[connection]), chance.uniform());
  const timeoutOf = (connection: number): number =>
    traffic.classes[connections.classId[connection]].transport === 'tcp'
      ? tables.tcpEndTimeout
      : tables.udpTimeout;
  source.start(
    (connection) => {
      if (took(connection)) life.foundAlive(connection);
      else connections.remove(connection);
    },
    {
      timeoutOf,
      longest: Math.max(tables.tcpEndTimeout, tables.udpTimeout),
      found: (connection, rest) => {
        if (!took(connection)) return;
        life.locate(connection);
        const delay = delayOf(sync, connection);
        const lasted = delay !== null && source.lifetime(connection) > delay;
        table.noteLingering(connections.owner[connection], rest, () => {
          sync.restored(connection, lasted);
        });
      },
    },
  );
  table.fill(entryTime(plan.config).total, () => chance.uniform());
}

import { createStreams, type RandomEngine } from '../random/streams.js';
import type { ClusterBehaviour } from './cluster/cluster-strategy.js';
import { delayOf } from './cluster/state-sync.js';
import type { ModelConfig } from './config.js';
import type { ConnectionLife } from './connection-life.js';
import { memberShares, type Offered } from './expectations.js';
import type { ConnectionLimit } from './tables/connection-limit.js';
import type { ConnectionTable } from './tables/connection-table.js';
import type { ConnectionSource } from './traffic/connection-source.js';
import { endTimeouts } from './tables/member-tables.js';
import { transportOf } from './tables/entry-ledger.js';
import { transportOfClass } from './traffic/session-script.js';
import { levelAt, type LoadProfile } from './traffic/load-profile.js';
import { entryTime } from './traffic/entry-time.js';

/** The parts of a system that its past is made of. */
export interface Started extends Offered {
  readonly plan: Offered['plan'] & {
    readonly config: ModelConfig;
    readonly profile?: LoadProfile;
    readonly seed: number;
    readonly replication: number;
    readonly rng?: RandomEngine;
  };
  readonly connections: ConnectionTable;
  readonly behaviour: ClusterBehaviour;
  readonly source: ConnectionSource;
}

/** Limits of which each connection has one or none: of the whole table of a member, or of its tenant's part in it. */
export interface StartedLimits {
  readonly limitOf: (connection: number) => ConnectionLimit | undefined;
  /** Every limit, with the entries that would be on each member in the mean if it were none: see `tableShares`. */
  readonly each: readonly {
    readonly limit: ConnectionLimit;
    readonly expected: readonly number[];
    /** Mean time of an entry, nanoseconds. */
    readonly time: number;
  }[];
  /** Calls `note`, which enters copies of a connection that ended before the start. */
  readonly inThePast: (note: () => void) => void;
}

/**
 * Share of the connections that the table of each member holds, own ones and copies, where they own `shares` of them: all
 * where every member is to know every connection. Copies that only some get are few and not counted.
 */
export function tableShares({ behaviour, plan }: Started, shares: Float64Array): number[] {
  const all = behaviour.sync.everywhere && plan.members > 1;
  return Array.from(shares, (share) => (all ? 1 : share));
}

/** The limit of the tables of all members. */
export function limitOfTables(system: Started, limit: ConnectionLimit): StartedLimits {
  const { plan } = system;
  const time = entryTime(plan.config).total;
  const level = plan.profile === undefined ? 1 : levelAt(plan.profile, 0);
  const offered = (level * plan.rate * plan.scale * time) / 1e9;
  const expected = tableShares(system, memberShares(system)).map((share) => share * offered);
  return {
    limitOf: () => limit,
    each: [{ limit, expected, time }],
    inThePast: (note) => {
      note();
    },
  };
}

/**
 * Begins in the steady state of tables that have a limit: with the entries of the connections that are alive and of those
 * that ended but linger, copies included, as many as fit.
 */
export function startLimited(
  system: Started,
  life: Pick<ConnectionLife, 'foundAlive' | 'locate'>,
  { limitOf, each, inThePast }: StartedLimits,
): void {
  const { plan, connections, behaviour, source } = system;
  const { tables, traffic } = plan.config;
  const { assignment, sync } = behaviour;
  const chance = createStreams(plan.seed, plan.replication, plan.rng).stream('tables/past');
  for (const { limit, expected } of each) limit.expect(expected);
  const took = (connection: number): boolean => {
    const uniform = chance.uniform();
    return limitOf(connection)?.took(assignment.memberOf(connections.bucket[connection]), uniform) ?? true;
  };
  const timeouts = endTimeouts(tables);
  const timeoutOf = (connection: number): number =>
    timeouts[transportOf(transportOfClass(traffic.classes[connections.classId[connection]]))];
  source.start(
    (connection) => {
      if (took(connection)) life.foundAlive(connection);
      else connections.remove(connection);
    },
    {
      timeoutOf,
      longest: Math.max(...timeouts.slice(0, traffic.classes.every(({ answered }) => answered) ? 2 : 3)),
      found: (connection, rest) => {
        if (!took(connection)) return;
        life.locate(connection);
        const delay = delayOf(sync, connection);
        const lasted = delay !== null && source.lifetime(connection) > delay;
        limitOf(connection)?.noteLingering(connections.owner[connection], rest, () => {
          inThePast(() => {
            if (sync.lingered === undefined) sync.restored(connection, lasted);
            else sync.lingered(connection, lasted);
          });
        });
      },
    },
  );
  for (const { limit, time } of each) limit.fill(time, () => chance.uniform());
}

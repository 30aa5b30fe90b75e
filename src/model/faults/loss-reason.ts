import type { Sites } from '../cluster/sites.js';
import type { StateSync } from '../cluster/state-sync.js';
import { AGED, type ConnectionTable } from '../tables/connection-table.js';
import type { CopyTable } from './copy-table.js';
import type { LossCause } from './loss-cause.js';

/** What a cause is told from. */
interface LossWorld {
  readonly sync: StateSync;
  readonly copies: CopyTable;
  readonly connections: ConnectionTable;
  /** Null where there is but one site. */
  readonly sites: Sites | null;
  readonly isDown: (member: number) => boolean;
}

/** Why nobody on the site of its owner can continue a connection. */
export function lossReason({ sync, copies, connections, sites }: LossWorld, connection: number): LossCause {
  const owner = connections.owner[connection];
  const near = (holders: readonly number[]): readonly number[] =>
    sites === null ? holders : holders.filter((member) => !sites.apart(member, owner));
  const lasted = hasLasted(connections, connection);
  if (copies.isBereft(connection)) return 'copy-lost';
  if (near(sync.holdersOf(connection, lasted)).length > 0) return 'copy-not-yet-sent';
  const waits = !lasted && near(sync.holdersOf(connection, true)).length > 0;
  return waits ? 'younger-than-sync-delay' : 'no-copy';
}

/** Why nobody on the other site can: what its own site knows is of no use there. A copy that is due has not arrived. */
export function remoteLossReason(
  { sync, connections, sites, isDown }: LossWorld,
  connection: number,
): LossCause {
  const owner = connections.owner[connection];
  const abroad = (holders: readonly number[]): readonly number[] =>
    holders.filter((member) => sites?.apart(member, owner) === true && !isDown(member));
  const lasted = hasLasted(connections, connection);
  if (abroad(sync.holdersOf(connection, lasted)).length > 0) return 'copy-not-yet-sent';
  const later = sync.holdersOf(connection, true);
  if (!lasted && abroad(later).length > 0) return 'younger-than-sync-delay';
  return later.length > 0 ? 'no-remote-copy' : 'no-copy';
}

function hasLasted({ flags }: ConnectionTable, connection: number): boolean {
  return (flags[connection] & AGED) !== 0;
}

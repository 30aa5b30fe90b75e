import type { Simulator } from '../../kernel/simulator.js';
import { ConnectionLimit } from './connection-limit.js';
import { EntryLedger } from './entry-ledger.js';
import { ExpiringLedger } from './expiring-ledger.js';

/** What the connections tables of all members hold: entries of their own, copies of others, and the limit of both. */
export interface MemberTables {
  readonly entries: EntryLedger;
  readonly copies: EntryLedger;
  /** Absent where tables have no limit. */
  readonly limit?: ConnectionLimit;
}

/** How long entries outlive their connections, by transport, nanoseconds. */
export function endTimeouts(times: {
  readonly tcpEndTimeout: number;
  readonly udpTimeout: number;
  readonly tcpStartTimeout: number;
}): readonly number[] {
  return [times.tcpEndTimeout, times.udpTimeout, times.tcpStartTimeout];
}

/** Empty tables; `timeouts` in nanoseconds by transport, `limit` in entries or null for none. */
export function memberTables(
  simulator: Simulator,
  members: number,
  timeouts: readonly number[],
  limit: number | null,
): MemberTables {
  if (limit === null) {
    return { entries: new EntryLedger(members, timeouts), copies: new EntryLedger(members, timeouts) };
  }
  const entries = new ExpiringLedger(simulator, 'entry', members, timeouts);
  const copies = new ExpiringLedger(simulator, 'copy', members, timeouts);
  return { entries, copies, limit: new ConnectionLimit(limit, entries, copies) };
}

import type { Simulator } from '../../kernel/simulator.js';
import type { StateSync } from '../cluster/state-sync.js';
import { ConnectionLimit } from '../tables/connection-limit.js';
import type { ConnectionTable } from '../tables/connection-table.js';
import { ExpiringLedger } from '../tables/expiring-ledger.js';
import type { Tenant } from './tenant.js';
import { TenantCopies, TenantSync } from './tenant-copies.js';

/** What one tenant may have in the table of each member, and what it has. */
interface OwnTable {
  readonly limit: ConnectionLimit;
  readonly entries: ExpiringLedger;
  readonly copies: ExpiringLedger;
}

/** The connection limits of tenants: of those that have one the entries on every member are known at every instant. */
export class TenantLimits {
  /** What strategies note copies in. */
  readonly copies: TenantCopies;
  readonly #connections: ConnectionTable;
  /** By tenant; null where it has no limit. */
  readonly #tables: readonly (OwnTable | null)[];

  /** Limits as `scaleDown` leaves them; `timeouts` in nanoseconds by transport. */
  constructor(
    simulator: Simulator,
    members: number,
    timeouts: readonly number[],
    tenants: readonly Tenant[],
    connections: ConnectionTable,
  ) {
    this.#connections = connections;
    this.copies = new TenantCopies(members, timeouts);
    this.#tables = tenants.map(({ connectionLimit }, tenant) => {
      if (connectionLimit === null) return null;
      const entries = new ExpiringLedger(simulator, `entry-of-${tenant}`, members, timeouts);
      const copies = new ExpiringLedger(simulator, `copy-of-${tenant}`, members, timeouts);
      return { limit: new ConnectionLimit(connectionLimit, entries, copies), entries, copies };
    });
  }

  /** The limit of the tenant of a connection; undefined where it has none. */
  limitOf(connection: number): ConnectionLimit | undefined {
    return this.#tableOf(connection)?.limit;
  }

  /** The limit of a tenant. */
  limitOfTenant(tenant: number): ConnectionLimit | undefined {
    return this.#tables[tenant]?.limit;
  }

  /** A connection takes an entry with its owner; false where its tenant then has more than it may. */
  admits(connection: number): boolean {
    const table = this.#tableOf(connection);
    if (table === null) return true;
    const owner = this.#connections.owner[connection];
    table.entries.hold(owner);
    return !table.limit.overflows(owner);
  }

  /** It was refused, and leaves no entry. */
  cancel(connection: number): void {
    this.#tableOf(connection)?.entries.cancel(this.#connections.owner[connection]);
  }

  /** It ended; its entry lingers. */
  release(connection: number, transport: number): void {
    this.#tableOf(connection)?.entries.release(this.#connections.owner[connection], transport);
  }

  /** The policy of copies, saying whose they are. */
  following(policy: StateSync): StateSync {
    return new TenantSync(policy, this.copies, (connection) => this.#tableOf(connection)?.copies ?? null);
  }

  #tableOf(connection: number): OwnTable | null {
    return this.#tables[this.#connections.tenant[connection]];
  }
}

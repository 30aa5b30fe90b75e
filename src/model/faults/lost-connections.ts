import type { ScriptCosts } from '../corexl/packet-path.js';
import { AGED, type ConnectionTable, ENDED, LOST, REFUSED } from '../tables/connection-table.js';
import type { EntryLedger } from '../tables/entry-ledger.js';
import type { TenantAccounts } from '../tenants/tenant-accounts.js';
import type { TrafficMeter } from '../traffic-meter.js';

/** What losing a connection takes. */
export interface LosingWorld {
  readonly connections: ConnectionTable;
  readonly scripts: readonly ScriptCosts[];
  readonly entries: EntryLedger;
  readonly meter: TrafficMeter;
  readonly story: { lost: number };
  /** Null where there are no tenants. */
  readonly tenants: TenantAccounts | null;
  /** Whether an event is under way that tells of the age of a connection that has not reached it. */
  readonly willAge: (connection: number) => boolean;
}

/** Open connections that nobody knows any more. */
export class LostConnections {
  readonly #world: LosingWorld;

  constructor(world: LosingWorld) {
    this.#world = world;
  }

  /** It is over, though its ends do not know and go on sending. */
  lose(connection: number): void {
    const { connections, entries, story, tenants, willAge } = this.#world;
    const flags = connections.flags[connection];
    // Its row stays until the event of its age has found it.
    if ((flags & AGED) === 0 && willAge(connection)) connections.underWay[connection]++;
    connections.flags[connection] = flags | LOST | ENDED;
    entries.drop(connections.owner[connection]);
    story.lost++;
    tenants?.of(connection).lost();
  }

  /** Its ends find out and send no more: what they would have sent counts as that of a refused connection. */
  silence(connection: number): void {
    const { connections, meter, scripts, tenants } = this.#world;
    const { classId, flags, step } = connections;
    const sends = step[connection] >= 0 && step[connection] < scripts[classId[connection]].script.steps;
    if ((flags[connection] & LOST) === 0 || !sends) return;
    flags[connection] |= REFUSED;
    meter.refuse(classId[connection], step[connection]);
    tenants?.of(connection).meter.refuse(classId[connection], step[connection]);
  }
}

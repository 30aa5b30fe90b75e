import type { ScriptCosts } from '../corexl/packet-path.js';
import { InvariantViolation } from '../../kernel/invariant.js';
import type { ConnectionTable } from '../tables/connection-table.js';
import type { TrainTable } from '../tables/train-table.js';
import type { TrafficMeter } from '../traffic-meter.js';
import type { Tenant } from './tenant.js';
import { TenantAccount } from './tenant-account.js';

/** What the accounts of tenants are made of. */
interface AccountedWorld {
  readonly connections: ConnectionTable;
  readonly trains: TrainTable;
  readonly scripts: readonly ScriptCosts[];
  /** Share of the connections that is simulated. */
  readonly scale: number;
  /** Nanoseconds, by transport. */
  readonly timeouts: readonly number[];
}

/** The accounts of all tenants of a run. */
export class TenantAccounts {
  readonly tenants: readonly Tenant[];
  /** By tenant. */
  readonly all: readonly TenantAccount[];
  readonly #world: AccountedWorld;

  constructor(tenants: readonly Tenant[], world: AccountedWorld) {
    const { scripts, scale, timeouts } = world;
    this.tenants = tenants;
    this.all = tenants.map(() => new TenantAccount(scripts, scale, timeouts));
    this.#world = world;
  }

  /** The account of the tenant of a connection. */
  of(connection: number): TenantAccount {
    return this.all[this.#world.connections.tenant[connection]];
  }

  /** Notes how many entries are held now; called at every sync tick. */
  sample(): void {
    for (const account of this.all) account.entries.sample();
  }

  reset(): void {
    this.all.forEach((account, tenant) => {
      account.reset(this.#underWay(tenant));
    });
  }

  /**
   * Every connection and packet of every tenant is accounted for, and all tenants together account for what was counted
   * of all since the reset: packets, and the `built` update records.
   */
  check(meter: TrafficMeter, built: number): void {
    this.#checkSum('sync records', built, ({ records }) => records);
    this.#checkSum('packets offered', meter.offeredPackets, (of) => of.meter.offeredPackets);
    this.#checkSum('packets handled', meter.handledPackets, (of) => of.meter.handledPackets);
    this.#checkSum('packets dropped', meter.droppedPackets, (of) => of.meter.droppedPackets);
    this.#checkSum('packets never sent', meter.refusedPackets, (of) => of.meter.refusedPackets);
    this.all.forEach((account, tenant) => {
      this.#checkConnections(account, tenant);
      this.#checkPackets(account, tenant);
    });
  }

  #checkSum(what: string, all: number, of: (account: TenantAccount) => number): void {
    const told = this.all.reduce((sum, account) => sum + of(account), 0);
    if (told !== all) throw new InvariantViolation(`${what}: ${all}, but ${told} by virtual system`);
  }

  #checkConnections({ story }: TenantAccount, tenant: number): void {
    const { opened, closed, refused, lost } = story;
    const alive = this.#world.connections.alive(tenant);
    if (opened === closed + refused + lost + alive) return;
    throw new InvariantViolation(
      `connections of ${this.tenants[tenant].name}: ${opened} opened, but ${closed} closed, ${refused} refused, ${lost} lost and ${alive} alive`,
    );
  }

  #checkPackets({ meter }: TenantAccount, tenant: number): void {
    const { carriedOver, offeredPackets, handledPackets, droppedPackets } = meter;
    const underWay = this.#underWay(tenant);
    if (carriedOver + offeredPackets === handledPackets + droppedPackets + underWay) return;
    throw new InvariantViolation(
      `packets of ${this.tenants[tenant].name}: ${carriedOver} and ${offeredPackets} offered, but ${handledPackets} handled, ${droppedPackets} dropped and ${underWay} under way`,
    );
  }

  #underWay(tenant: number): number {
    const { connections, trains } = this.#world;
    return trains.packetsUnderWay((train) => connections.tenant[trains.connection[train]] === tenant);
  }
}

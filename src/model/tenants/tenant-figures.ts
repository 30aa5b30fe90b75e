import { TenantInstances } from '../corexl/tenant-instances.js';
import type { System } from '../system.js';
import type { DropReason } from '../sgm/drop-reason.js';
import type { TenantAccounts } from './tenant-accounts.js';
import type { TenantAccount } from './tenant-account.js';

/** What one tenant (virtual system) saw in the measured time of a replication: plain data, in figures of the full system. */
export interface TenantFigures {
  readonly name: string;
  /** Figure to value, as `TENANT_FIGURES` of the experiment explains them; one that cannot be estimated is absent. */
  readonly values: Readonly<Record<string, number>>;
  /** Packets dropped and those of refused connections, over packets offered. */
  readonly dropRatio: DropRatio;
}

/** A ratio as its two sums, with the connections behind it as independent trials. */
interface DropRatio {
  readonly over: number;
  readonly under: number;
  readonly trials: number;
}

/** Why packets of a tenant are dropped, in the order of their columns; no orchestrator forwards tenants alone. */
export const TENANT_DROPS: readonly DropReason[] = [
  ...(['table-full', 'vs-limit', 'port', 'ring', 'instance-queue', 'member-down', 'sync-blocked'] as const),
  ...(['downlink-down', 'inter-site'] as const),
];

/** The figures of all tenants after a measured time of `span` nanoseconds. */
export function tenantFigures(system: System, accounts: TenantAccounts, span: number): TenantFigures[] {
  const cores = system.modules.reduce((sum, { roles }) => {
    roles.advance(system.simulator.now);
    return sum + roles.fwTime;
  }, 0);
  return accounts.all.map((account, tenant) => {
    const { name, share } = accounts.tenants[tenant];
    const dropRatio = dropRatioOf(account);
    const values = {
      offered_cps: system.plan.rate * share,
      ...ratesOf(account, 1e9 / span / system.plan.scale),
      ...(dropRatio.under > 0 && { drop_ratio: dropRatio.over / dropRatio.under }),
      ...waitsOf(account),
      cpu_share: instanceWork(system, tenant) / cores,
      concurrent_connections: account.entries.mean(0, span) / system.plan.scale,
    };
    return { name, values, dropRatio };
  });
}

function dropRatioOf({ meter, births }: TenantAccount): DropRatio {
  return {
    over: meter.droppedPackets + meter.refusedPackets,
    under: meter.offeredPackets + meter.refusedPackets,
    trials: births,
  };
}

function ratesOf({ meter, records }: TenantAccount, perSecond: number): Record<string, number> {
  const dropped = TENANT_DROPS.map(
    (reason) => [dropFigure(reason), meter.dropped[reason] * perSecond] as const,
  );
  return {
    connection_rate_cps: meter.completed * perSecond,
    refused_cps: meter.refused * perSecond,
    offered_pps: (meter.offeredPackets + meter.refusedPackets) * perSecond,
    handled_pps: meter.handledPackets * perSecond,
    throughput_bps: 8 * meter.handledBytes * perSecond,
    dropped_pps: (meter.droppedPackets + meter.refusedPackets) * perSecond,
    never_sent_pps: meter.refusedPackets * perSecond,
    ...Object.fromEntries(dropped),
    sync_records_per_s: records * perSecond,
  };
}

/** The figure of the packets that were dropped for a reason. */
export const dropFigure = (reason: DropReason): string => `dropped_${reason.replaceAll('-', '_')}_pps`;

function waitsOf({ transit }: TenantAccount): Record<string, number> {
  const waits = {
    latency_p50_s: transit.data.quantile(0.5),
    latency_p99_s: transit.data.quantile(0.99),
    setup_latency_p99_s: transit.setup.quantile(0.99),
  };
  const known = Object.entries(waits).flatMap(([name, wait]) =>
    wait === null ? [] : [[name, wait / 1e9] as const],
  );
  return Object.fromEntries(known);
}

/** Work of a tenant's packets that the instances of all members admitted, nanoseconds. */
function instanceWork({ modules }: System, tenant: number): number {
  let work = 0;
  for (const { instances } of modules) {
    for (const instance of instances)
      if (instance instanceof TenantInstances) work += instance.workOf[tenant];
  }
  return work;
}

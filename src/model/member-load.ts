import type { CoreSplit } from './corexl/core-split.js';
import type { Corrections } from './corrections.js';
import type { Expectations } from './expectations.js';
import { measuredPortLoad, toldPortLoad } from './port-load.js';
import type { SecurityGatewayModule } from './sgm/security-gateway-module.js';
import { distributorSyncWork, instanceSyncWork } from './sgm/module-work.js';
import type { System } from './system.js';
import { memberClasses } from './tenants/member-classes.js';
import { busiestTenantLoad } from './tenants/tenant-load.js';
import { measuredWork, toldWork } from './told-work.js';
import { entryTime } from './traffic/entry-time.js';

/** Long-run loads of one member, fractions of one; more than one where more was asked than it could do. */
export interface MemberLoad {
  readonly snd: number;
  readonly fw: number;
  /** Busiest data port, in or out. */
  readonly port: number;
  /** Entries that its connections table would hold without a limit, over the limit; 0 where there is none. */
  readonly table: number;
  /** Instances of the virtual system whose own are asked for most; absent where none has fewer than there are cores. */
  readonly tenant?: number;
  readonly sync: number;
  /** Share of the connections that its buckets hold. */
  readonly share: number;
  readonly entries: number;
  readonly copies: number;
  /** What the member is in the cluster. */
  readonly role: 'active' | 'standby' | 'pivot' | 'failed';
  readonly throughputBps: number;
  readonly split: CoreSplit;
  readonly rates: MemberRates;
}

/** What others give a member to do, per second of the full system. */
export interface MemberRates {
  /** Update records that it builds, and applies. */
  readonly updatesBuilt: number;
  readonly updatesApplied: number;
  /** Those among them that asymmetric connections owe to the members of their return packets. */
  readonly returnUpdatesBuilt: number;
  readonly returnUpdatesApplied: number;
  /** Sync packets that it sends and receives. */
  readonly syncPackets: number;
  /** Parts of trains of heavy connections that it makes. */
  readonly trainParts: number;
  /** Packets that it passes on to their owners, and its own that come that way. */
  readonly passedOn: number;
  readonly passedBack: number;
}

/** Load of one core, fraction of one, with the work that it did in each role. */
export interface CoreLoad {
  readonly member: number;
  readonly core: number;
  readonly snd: number;
  readonly fw: number;
}

/** A member that is down. */
const IDLE = {
  ...{ snd: 0, fw: 0, port: 0, table: 0, sync: 0, share: 0, entries: 0, copies: 0, throughputBps: 0 },
  role: 'failed',
  rates: {
    ...{ updatesBuilt: 0, updatesApplied: 0, returnUpdatesBuilt: 0, returnUpdatesApplied: 0 },
    ...{ syncPackets: 0, trainParts: 0, passedOn: 0, passedBack: 0 },
  },
} as const;

/** Loads of a member over the measured `span` nanoseconds, of which it owned `share` of the connections. */
export function loadOf(
  system: System,
  module: SecurityGatewayModule,
  share: number,
  expected: Expectations,
  corrections: Corrections,
  span: number,
): MemberLoad {
  const { plan, simulator } = system;
  const { id, roles } = module;
  const up = system.membership.view.up.includes(id) && !module.down;
  if (!up && system.faults === null) return { ...IDLE, split: splitOf(module) };
  roles.advance(simulator.now);
  const { snd, fw } = system.steady
    ? toldWork(system, module, share, span, corrections)
    : measuredWork(module);
  const both = (snd + fw) / roles.fwTime;
  const tenant = busiestTenantLoad(system, module, share);
  return {
    snd: roles.shared ? both : snd / roles.sndTime,
    fw: roles.shared ? both : fw / roles.fwTime,
    port: system.steady
      ? toldPortLoad(system, module, share, expected, corrections, span)
      : measuredPortLoad(system, module, span),
    table: tableLoad(system, id, share, span),
    ...(tenant > 0 && { tenant }),
    sync: syncWork(system, module) / (span * plan.config.appliance.cores),
    share,
    entries: system.entries.mean(id, span) / plan.scale,
    copies: system.copies.mean(id, span) / plan.scale,
    role: up ? roleOf(system, id, share) : 'failed',
    throughputBps: (module.egress.reduce((sum, port) => sum + port.offeredBits, 0) * 1e9) / span / plan.scale,
    split: splitOf(module),
    rates: ratesOf(system, module, 1e9 / span / plan.scale),
  };
}

function ratesOf({ network, maker }: System, module: SecurityGatewayModule, perSecond: number): MemberRates {
  const { counts } = network;
  const member = module.id;
  return {
    updatesBuilt: counts.built[member] * perSecond,
    updatesApplied: counts.applied[member] * perSecond,
    returnUpdatesBuilt: counts.builtForReturn[member] * perSecond,
    returnUpdatesApplied: counts.appliedForReturn[member] * perSecond,
    syncPackets: counts.packets[member] * perSecond,
    trainParts: (module.hyperFlow?.parts ?? 0) * perSecond,
    passedOn: maker.passedOn[member] * perSecond,
    passedBack: maker.passedBack[member] * perSecond,
  };
}

/** Work of sync and CCP; that on policies and configurations, which cores do as such, is none. */
function syncWork({ faults }: System, module: SecurityGatewayModule): number {
  const control = distributorSyncWork(module) + instanceSyncWork(module);
  return Math.max(0, control - (faults?.cluster.management?.workOf(module.id) ?? 0));
}

function splitOf({ roles }: SecurityGatewayModule): CoreSplit {
  return { snd: roles.snd.length, fw: roles.fw.length, shared: roles.shared };
}

function roleOf(system: System, member: number, share: number): MemberLoad['role'] {
  const { membership, behaviour, interSite } = system;
  const { up } = membership.view;
  const first = interSite === null ? up[0] : interSite.sites.upOn(interSite.sites.active)[0];
  if (member === first && up.length > 1 && behaviour.delivery === 'via-pivot') return 'pivot';
  return share > 0 ? 'active' : 'standby';
}

/** Own entries by Little's law; copies as they are, and more by what connections were refused; as counted where not steady. */
function tableLoad(system: System, id: number, share: number, span: number): number {
  const { plan, copies, meter, source, behaviour } = system;
  const { tables, traffic } = plan.config;
  const { connectionLimit } = tables;
  if (connectionLimit === null) return 0;
  if (!system.steady)
    return (system.entries.mean(id, span) + copies.mean(id, span)) / plan.scale / connectionLimit;
  const classes = memberClasses(plan.config, behaviour, id);
  const mixture = classes === traffic.classes ? traffic : { ...traffic, classes };
  const own = (plan.rate * share * entryTime({ traffic: mixture, tables }).total) / 1e9;
  const taken = 1 - meter.refused / Math.max(1, source.births);
  return (own + copies.mean(id, span) / plan.scale / Math.max(0.01, taken)) / connectionLimit;
}

/** Loads of the cores of a member over the measured `span` nanoseconds. */
export function coreLoads(module: SecurityGatewayModule, span: number): CoreLoad[] {
  return module.instances.map((instance, core) => {
    const distributor = module.distributors[core];
    return {
      member: module.id,
      core,
      snd: (distributor.work + distributor.syncWork) / span,
      fw: (instance.work + instance.syncWork) / span,
    };
  });
}

import type { CoreSplit } from './corexl/core-split.js';
import type { ScriptCosts } from './corexl/packet-path.js';
import { Flooded } from './delivery/flooded.js';
import type { Link } from './queueing/link.js';
import type { SecurityGatewayModule } from './sgm/security-gateway-module.js';
import type { StateSeries } from './state-trace.js';
import type { System } from './system.js';
import { meanOver } from './traffic/mixture.js';

/** Long-run loads of one member, fractions of one; more than one where more was asked than it could do. */
export interface MemberLoad {
  readonly snd: number;
  readonly fw: number;
  /** Busiest data port, in or out. */
  readonly port: number;
  readonly sync: number;
  /** Share of the connections that its buckets hold. */
  readonly share: number;
  readonly entries: number;
  readonly copies: number;
  /** What the member is in the cluster. */
  readonly role: 'active' | 'standby' | 'pivot' | 'failed';
  readonly throughputBps: number;
  readonly split: CoreSplit;
}

/** Load of one core, fraction of one, with the work that it did in each role. */
export interface CoreLoad {
  readonly member: number;
  readonly core: number;
  readonly snd: number;
  readonly fw: number;
}

/** A ratio as its two sums, so that replications can be pooled. */
export interface SumRatio {
  readonly over: number;
  readonly under: number;
  /** Independent trials behind a ratio of rare events: connections. */
  readonly trials?: number;
}

/** What one replication saw in its measured time: plain data, in figures of the full system. */
export interface Figures {
  /** Metric name to value; a figure that cannot be estimated is absent. */
  readonly values: Readonly<Record<string, number>>;
  /** The sums behind those values that are ratios, by metric name. */
  readonly ratios: Readonly<Record<string, SumRatio>>;
  readonly members: readonly MemberLoad[];
  readonly cores: readonly CoreLoad[];
  readonly events: number;
  readonly fingerprint: string;
}

/** A whole run: its figures, and what its warm-up is judged by. */
export interface Observations extends Figures {
  readonly series: StateSeries;
}

/**
 * Reads the collectors of a system after its measured time of `span` nanoseconds.
 *
 * Loads are the work asked of cores over the core time there was, so that more than one means overload. They are
 * corrected by control variates (Lavenberg and Welch 1981) with the coefficient that work conservation dictates: the
 * work that was offered to a member is known in expectation, and its deviation in this run is taken out.
 */
export function observe(system: System, span: number): Figures {
  const { plan, simulator } = system;
  const shares = memberShares(system);
  const expected = expectations(system, span);
  const members = system.modules.map((module) =>
    system.membership.view.up.includes(module.id)
      ? loadOf(system, module, shares[module.id], expected, span)
      : { ...IDLE, split: splitOf(module) },
  );
  return {
    values: valuesOf(system, members, expected, span),
    ratios: ratiosOf(system),
    members,
    cores: system.modules.flatMap((module) => coreLoads(module, span)),
    events: simulator.executed,
    fingerprint: `${simulator.fingerprint}@${plan.scale}`,
  };
}

/** What the sampled system is offered in expectation over the span. */
interface Expectations {
  readonly connections: number;
  readonly packets: number;
  readonly bytes: number;
  readonly instanceWork: number;
}

function expectations(system: System, span: number): Expectations {
  const { plan, scripts } = system;
  const connections = (plan.rate * plan.scale * span) / 1e9;
  const mean = (of: (costs: ScriptCosts) => number): number =>
    meanOver(plan.config.traffic.classes, (_, index) => of(scripts[index]));
  return {
    connections,
    packets: connections * mean(({ script }) => script.packets),
    bytes: connections * mean(({ script }) => script.bytes),
    instanceWork: connections * mean(({ instanceTotal }) => instanceTotal),
  };
}

/** Share of the connections that each member owns under the buckets of this replication. */
export function memberShares(system: System): Float64Array {
  const shares = new Float64Array(system.plan.members);
  const { bucketShares } = system.source.population;
  for (let bucket = 0; bucket < bucketShares.length; bucket++) {
    shares[system.behaviour.assignment.memberOf(bucket)] += bucketShares[bucket];
  }
  return shares;
}

/** A member that is down. */
const IDLE = {
  ...{ snd: 0, fw: 0, port: 0, sync: 0, share: 0, entries: 0, copies: 0, throughputBps: 0 },
  role: 'failed',
} as const;

function loadOf(
  system: System,
  module: SecurityGatewayModule,
  share: number,
  expected: Expectations,
  span: number,
): MemberLoad {
  const { meter, plan, simulator } = system;
  const { id, roles } = module;
  roles.advance(simulator.now);
  const ownPackets = meter.ownPackets[id] - share * expected.packets;
  const foreignPackets = meter.offeredPackets - expected.packets - ownPackets;
  const { costs } = plan.config.appliance;
  const sndExcess =
    (ownPackets * costs.sndPacket) / plan.scale + foreignPackets * system.delivery.foreignPacketWork(id);
  const fwExcess = meter.ownWork[id] - share * expected.instanceWork;
  const snd = module.distributorWork() - sndExcess;
  const fw = module.instanceWork() + meter.droppedWork[id] - fwExcess;
  const both = (snd + fw) / roles.fwTime;
  return {
    snd: roles.shared ? both : snd / roles.sndTime,
    fw: roles.shared ? both : fw / roles.fwTime,
    port: (portLoad(system, module, span) * expected.bytes) / Math.max(1, meter.offeredBytes),
    sync: module.syncWork() / (span * plan.config.appliance.cores),
    share,
    entries: system.entries.mean(id, span) / plan.scale,
    copies: system.copies.mean(id, span) / plan.scale,
    role: roleOf(system, id, share),
    throughputBps: (module.egress.reduce((sum, port) => sum + port.offeredBits, 0) * 1e9) / span / plan.scale,
    split: splitOf(module),
  };
}

function splitOf({ roles }: SecurityGatewayModule): CoreSplit {
  return { snd: roles.snd.length, fw: roles.fw.length, shared: roles.shared };
}

function roleOf({ membership, behaviour }: System, member: number, share: number): MemberLoad['role'] {
  const { up } = membership.view;
  if (member === up[0] && up.length > 1 && behaviour.delivery === 'via-pivot') return 'pivot';
  return share > 0 ? 'active' : 'standby';
}

function portLoad(system: System, module: SecurityGatewayModule, span: number): number {
  const { plan, delivery } = system;
  const { count, rate } = plan.config.appliance.ports;
  const sum = (ports: readonly Link[]): number => ports.reduce((bits, port) => bits + port.offeredBits, 0);
  const flooded = delivery instanceof Flooded ? sum(delivery.ports) : 0;
  const busiest = Math.max(sum(module.ingress) + flooded, sum(module.egress));
  return (busiest * 1e9) / (span * count * rate * plan.scale);
}

function coreLoads(module: SecurityGatewayModule, span: number): CoreLoad[] {
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

function valuesOf(
  system: System,
  members: readonly MemberLoad[],
  expected: Expectations,
  span: number,
): Record<string, number> {
  const { meter, plan, transit, network, source } = system;
  const perSecond = 1e9 / span / plan.scale;
  const up = members.filter(({ role }) => role !== 'failed');
  const mean = (of: (member: MemberLoad) => number): number =>
    up.reduce((sum, member) => sum + of(member), 0) / up.length;
  const forwardedOf = (handled: number, offered: number, expectedOffer: number): number =>
    (handled - (offered - expectedOffer)) * perSecond;
  const values: Record<string, number | null> = {
    offered_cps: plan.rate,
    throughput_bps:
      8 * forwardedOf(meter.handledBytes, meter.offeredBytes + meter.refusedBytes, expected.bytes),
    packet_rate_pps: forwardedOf(
      meter.handledPackets,
      meter.offeredPackets + meter.refusedPackets,
      expected.packets,
    ),
    connection_rate_cps: forwardedOf(meter.completed, source.births, expected.connections),
    concurrent_connections: members.reduce((sum, member) => sum + member.entries, 0),
    ...quotients(ratiosOf(system)),
    latency_p50_s: seconds(transit.data.quantile(0.5)),
    latency_p90_s: seconds(transit.data.quantile(0.9)),
    latency_p99_s: seconds(transit.data.quantile(0.99)),
    latency_p999_s: seconds(transit.data.quantile(0.999)),
    setup_latency_p99_s: seconds(transit.setup.quantile(0.99)),
    snd_utilization: mean((member) => Math.min(1, member.snd)),
    fw_utilization: mean((member) => Math.min(1, member.fw)),
    hottest_member_utilization: Math.min(1, Math.max(...members.map(({ snd, fw }) => Math.max(snd, fw)))),
    sync_bps: network.bits * perSecond,
    sync_messages_per_s: network.packets * perSecond,
    sync_cpu_share: mean((member) => member.sync),
    sync_memory_bytes_per_member: mean((member) => member.copies) * plan.config.appliance.memory.copy,
  };
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, number] => entry[1] !== null),
  );
}

function ratiosOf({ meter, transit, maker, source }: System): Record<string, SumRatio> {
  return {
    latency_mean_s: {
      over: ((transit.data.mean ?? 0) * transit.data.weight) / 1e9,
      under: transit.data.weight,
    },
    drop_ratio: {
      over: meter.droppedPackets + meter.refusedPackets,
      under: meter.offeredPackets + meter.refusedPackets,
      trials: source.births,
    },
    correction_share: { over: maker.forwardedPackets, under: meter.handledPackets },
  };
}

/** The value of each ratio; 0 where nothing was there to count, absent for a mean of nothing. */
function quotients(ratios: Readonly<Record<string, SumRatio>>): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(ratios).map(([name, { over, under }]) => [
      name,
      under > 0 ? over / under : name === 'latency_mean_s' ? null : 0,
    ]),
  );
}

const seconds = (nanoseconds: number | null): number | null =>
  nanoseconds === null ? null : nanoseconds / 1e9;

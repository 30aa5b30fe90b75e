import type { CoreSplit } from './corexl/core-split.js';
import type { ScriptCosts } from './corexl/packet-path.js';
import { Flooded } from './delivery/flooded.js';
import type { Link } from './queueing/link.js';
import type { SecurityGatewayModule } from './sgm/security-gateway-module.js';
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
  readonly role: 'active' | 'standby' | 'pivot';
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

/** What one replication saw in its measured time: plain data, in figures of the full system. */
export interface Observations {
  /** Metric name to value; a figure that cannot be estimated is absent. */
  readonly values: Readonly<Record<string, number>>;
  readonly members: readonly MemberLoad[];
  readonly cores: readonly CoreLoad[];
  readonly events: number;
  readonly fingerprint: string;
}

/**
 * Reads the collectors of a system after its measured time of `span` nanoseconds.
 *
 * Loads are the work asked of cores over the core time there was, so that more than one means overload. They are
 * corrected by control variates (Lavenberg and Welch 1981) with the coefficient that work conservation dictates: the
 * work that was offered to a member is known in expectation, and its deviation in this run is taken out.
 */
export function observe(system: System, span: number): Observations {
  const { plan, simulator } = system;
  const shares = memberShares(system);
  const expected = expectations(system, span);
  const members = system.modules.map((module) => loadOf(system, module, shares[module.id], expected, span));
  return {
    values: valuesOf(system, members, expected, span),
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
    split: { snd: roles.snd.length, fw: roles.fw.length, shared: roles.shared },
  };
}

function roleOf(system: System, member: number, share: number): MemberLoad['role'] {
  if (member === 0 && system.plan.members > 1 && system.behaviour.delivery === 'via-pivot') return 'pivot';
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
  const { meter, plan, transit, network, source, maker } = system;
  const perSecond = 1e9 / span / plan.scale;
  const mean = (of: (member: MemberLoad) => number): number =>
    members.reduce((sum, member) => sum + of(member), 0) / members.length;
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
    latency_mean_s: seconds(transit.mean),
    latency_p50_s: seconds(transit.data.quantile(0.5)),
    latency_p99_s: seconds(transit.data.quantile(0.99)),
    setup_latency_p99_s: seconds(transit.setup.quantile(0.99)),
    drop_ratio:
      (meter.droppedPackets + meter.refusedPackets) /
      Math.max(1, meter.offeredPackets + meter.refusedPackets),
    snd_utilization: mean((member) => Math.min(1, member.snd)),
    fw_utilization: mean((member) => Math.min(1, member.fw)),
    hottest_member_utilization: Math.min(1, Math.max(...members.map(({ snd, fw }) => Math.max(snd, fw)))),
    sync_bps: network.bits * perSecond,
    sync_messages_per_s: network.packets * perSecond,
    sync_cpu_share: mean((member) => member.sync),
    sync_memory_bytes_per_member: mean((member) => member.copies) * plan.config.appliance.memory.copy,
    correction_share: maker.forwardedPackets / Math.max(1, meter.handledPackets),
  };
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, number] => entry[1] !== null),
  );
}

const seconds = (nanoseconds: number | null): number | null =>
  nanoseconds === null ? null : nanoseconds / 1e9;

import type { ScriptCosts } from './corexl/packet-path.js';
import type { InterSite } from './cluster/inter-site.js';
import { expectedCorrections } from './corrections.js';
import { expectations, memberShares, type Expectations } from './expectations.js';
import type { FaultFigures } from './faults/fault-figures.js';
import { coreLoads, loadOf, type CoreLoad, type MemberLoad } from './member-load.js';
import type { StateSeries } from './state-trace.js';
import type { Timeline } from './timeline/time-bin.js';
import { floodConnections } from './traffic/flood.js';
import { meanLevel } from './traffic/load-profile.js';
import type { System } from './system.js';
import { tenantFigures, type TenantFigures } from './tenants/tenant-figures.js';
import { meanOver } from './traffic/mixture.js';

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
  /** Its course where the load changes; that of a run with faults is with them. */
  readonly timeline?: Timeline;
  /** What its faults did; absent where it has none. */
  readonly faults?: FaultFigures;
  /** What each of its virtual systems saw; absent where it has none. */
  readonly tenants?: readonly TenantFigures[];
}

/** A whole run: its figures, and what its warm-up is judged by. */
export interface Observations extends Figures {
  readonly series: StateSeries;
}

/**
 * Reads the collectors of a system after its measured time of `span` nanoseconds.
 *
 * Loads are the work asked of cores over the core time there was, so that more than one means overload. What connections
 * ask of a member is their expectation (utilisation law), corrections included, since all of it is done or dropped in the
 * end and what the edges of the measured time cut off is noise; what synchronisation asks was measured. Where faults change who
 * owns what, or the load changes, all of it was measured.
 */
export function observe(system: System, span: number): Figures {
  const { plan, simulator } = system;
  const shares = memberShares(system);
  const expected = expectations(system, span);
  const corrections = expectedCorrections(system);
  const members = system.modules.map((module) =>
    loadOf(system, module, shares[module.id], expected, corrections, span),
  );
  return {
    values: valuesOf(system, members, expected, span),
    ratios: ratiosOf(system),
    members,
    cores: system.modules.flatMap((module) => coreLoads(module, span)),
    events: simulator.executed,
    fingerprint: `${simulator.fingerprint}@${plan.scale}`,
    ...(system.timeline !== null && { timeline: system.timeline.timeline }),
    ...(system.faults !== null && { faults: system.faults.cluster.figures() }),
    ...(system.tenants !== null && { tenants: tenantFigures(system, system.tenants, span) }),
  };
}

/** Connections offered per second over the measured time, in the mean. */
function offeredRate({ plan, simulator }: System, span: number): number {
  const { rate, profile, floods = [] } = plan;
  const level = profile === undefined ? 1 : meanLevel(profile, simulator.now - span, simulator.now);
  return rate * level + (floodConnections(floods, span) * 1e9) / span;
}

/** Share of the packets from which on a cluster is taken to be overloaded. */
const MUCH = 0.01;

function valuesOf(
  system: System,
  members: readonly MemberLoad[],
  expected: Expectations,
  span: number,
): Record<string, number> {
  const { meter, plan, transit, network, interSite, source, maker } = system;
  const perSecond = 1e9 / span / plan.scale;
  const up = members.filter(({ role }) => role !== 'failed');
  const mean = (of: (member: MemberLoad) => number): number =>
    up.reduce((sum, member) => sum + of(member), 0) / up.length;
  const ratios = ratiosOf(system);
  const { over: lost, under: all } = ratios['drop_ratio'];
  // What is handled follows what is offered, whose mean is known, unless much is lost: then it is what the cluster can.
  const follows = lost <= MUCH * all && !system.loadChanges ? 1 : 0;
  const forwardedOf = (handled: number, offered: number, expectedOffer: number): number =>
    (handled - follows * (offered - expectedOffer)) * perSecond;
  const values: Record<string, number | null> = {
    offered_cps: offeredRate(system, span),
    throughput_bps:
      8 * forwardedOf(meter.handledBytes, meter.offeredBytes + meter.refusedBytes, expected.bytes),
    packet_rate_pps: forwardedOf(
      meter.handledPackets,
      meter.offeredPackets + meter.refusedPackets,
      expected.packets,
    ),
    connection_rate_cps: forwardedOf(meter.completed, source.births, expected.connections),
    concurrent_connections: members.reduce((sum, member) => sum + member.entries, 0),
    ...quotients(ratios),
    latency_p50_s: seconds(transit.data.quantile(0.5)),
    latency_p90_s: seconds(transit.data.quantile(0.9)),
    latency_p99_s: seconds(transit.data.quantile(0.99)),
    latency_p999_s: seconds(transit.data.quantile(0.999)),
    setup_latency_p99_s: seconds(transit.setup.quantile(0.99)),
    snd_utilization: mean((member) => Math.min(1, member.snd)),
    fw_utilization: mean((member) => Math.min(1, member.fw)),
    hottest_member_utilization: Math.min(1, Math.max(...members.map(({ snd, fw }) => Math.max(snd, fw)))),
    sync_bps: network.interfaces.bits * perSecond,
    sync_messages_per_s: network.interfaces.packets * perSecond,
    sync_cpu_share: mean((member) => member.sync),
    sync_memory_bytes_per_member: mean((member) => member.copies) * plan.config.appliance.memory.copy,
    inter_site_bps: interSite === null ? null : interSite.bits * perSecond,
    inter_site_drop_ratio: interSite === null ? null : droppedShare(interSite),
    fast_forward_utilization: fastForwardLoad(system),
    backplane_bps: 8 * maker.backplaneBytes * perSecond,
  };
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, number] => entry[1] !== null),
  );
}

function ratiosOf({ meter, transit, maker, source, floods }: System): Record<string, SumRatio> {
  return {
    latency_mean_s: {
      over: ((transit.data.mean ?? 0) * transit.data.weight) / 1e9,
      under: transit.data.weight,
    },
    drop_ratio: {
      over: meter.droppedPackets + meter.refusedPackets,
      under: meter.offeredPackets + meter.refusedPackets,
      trials: source.births + (floods?.births ?? 0),
    },
    correction_share: { over: total(maker.passedOn), under: meter.handledPackets },
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

/** Load of the port of what the orchestrator forwards alone, in the busier direction: all of it reaches the port. */
function fastForwardLoad({ fastForward, plan, scripts }: System): number | null {
  if (fastForward === null) return null;
  const mean = (of: (costs: ScriptCosts) => number): number =>
    meanOver(plan.config.traffic.classes, (_, index) => of(scripts[index]));
  const bytes = Math.max(
    mean(({ aloneToServer }) => aloneToServer),
    mean(({ aloneToClient }) => aloneToClient),
  );
  return (plan.rate * 8 * bytes) / plan.config.distribution.fastForward.portRate;
}

/** Bits that found the link between sites full, over all that came to it. */
const droppedShare = ({ bits, droppedBits }: InterSite): number =>
  droppedBits === 0 ? 0 : droppedBits / (bits + droppedBits);

const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

const seconds = (nanoseconds: number | null): number | null =>
  nanoseconds === null ? null : nanoseconds / 1e9;

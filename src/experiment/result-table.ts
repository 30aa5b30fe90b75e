import type { LossCause } from '../model/faults/loss-cause.js';
import type { Scenario } from '../scenario/scenario.js';

/**
 * How an estimate was made of the replications: their mean; that corrected by a control whose mean is known; the ratio of
 * their sums; an upper bound of what was never seen.
 */
export type EstimateMethod = 'mean' | 'control variate' | 'ratio of sums' | 'upper bound';

/** A figure over replications with its 95 % interval; limits are null where one replication allows none. */
export interface Estimate {
  readonly mean: number;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
  readonly stdDev: number | null;
  readonly replications: number;
  readonly method: EstimateMethod;
}

/** Metric name to value of one replication; a metric that does not apply is absent. Never NaN. */
export type MetricValues = Readonly<Record<string, number>>;

/** Long-run means of one member over the measured time, averaged over replications. */
export interface MemberResult {
  readonly member: number;
  readonly role: string;
  readonly values: MetricValues;
}

/** The same of one core. */
export interface CoreResult {
  readonly member: number;
  readonly core: number;
  /** `snd`, `fw`, `snd+fw` (shared) or `mixed` (moved by dynamic balancing). */
  readonly role: string;
  readonly utilization: number;
}

export interface ReplicationResult {
  readonly replication: number;
  readonly values: MetricValues;
  readonly fingerprint: string;
  readonly events: number;
  /** Control variate of capacities: capacity in members' worth that the imbalance of this replication leaves. */
  readonly control: number;
}

/** How the capacity answers to a parameter: d ln(capacity) / d ln(parameter). */
export interface Sensitivity {
  readonly parameter: string;
  readonly elasticity: number;
}

/** What became of the warm-up of a point. Times in seconds of simulated time. */
export interface WarmUpOutcome {
  readonly warmUp: number;
  readonly duration: number;
  /** Whether no bias of the start was found after it. */
  readonly settled: boolean;
  /** The state that settles last. */
  readonly state: string;
  /** Seconds between two values of the series below. */
  readonly interval: number;
  /** Mean of that state over the first replications, from the start on. */
  readonly series: readonly number[];
}

/** The course of a point in one time bin, averaged over replications; rates of the full system per second. */
export interface TimelineBin {
  /** Seconds since the end of the warm-up at which it begins. */
  readonly start: number;
  readonly offeredPps: number;
  readonly handledPps: number;
  readonly droppedPps: number;
  readonly membersUp: number;
  /** Connections lost in the bin, by cause. */
  readonly lost: Readonly<Record<LossCause, number>>;
  /** Load of the busiest class of cores of any member, not more than one. */
  readonly highestLoad: number;
  /** Mean over the members that work of the load of their busiest class of cores. */
  readonly meanLoad: number;
  /** What happened in the bin in any replication, such as `crash 2`. */
  readonly events: readonly string[];
  /** 99th percentile of the transit of data packets, seconds; null where some replication saw too few. */
  readonly latencyP99: number | null;
  /** Entries over the limit of the fullest connections table at the end of the bin; null without a limit. */
  readonly tableLoad: number | null;
  /** Packets of floods among those offered and dropped. */
  readonly floodOfferedPps: number;
  readonly floodDroppedPps: number;
  /** Packets of connections that were not let in for the sake of synchronisation, per second. */
  readonly syncBlockedPps: number;
}

/** One figure of a failure. */
export interface FaultFigure {
  readonly name: string;
  readonly unit: string;
  readonly estimate: Estimate;
}

/** Something that happened in the replications of a point. */
export interface TimelineEvent {
  /** Such as `crash`, and the member's number where it has one. */
  readonly what: string;
  readonly member: number | null;
  /** Seconds since the end of the warm-up, mean over the replications that have it. */
  readonly at: number;
  /** Share of the replications that have it. */
  readonly share: number;
}

/** What the faults of a point did. */
export interface FaultResult {
  readonly timeline: readonly TimelineBin[];
  /** In the order of time. */
  readonly events: readonly TimelineEvent[];
  readonly figures: readonly FaultFigure[];
}

/** What one virtual system got. */
export interface TenantResult {
  readonly name: string;
  /** Figure to estimate; absent where it does not apply. */
  readonly estimates: Readonly<Record<string, Estimate>>;
}

/** Everything that is known of one design point. */
export interface PointResult {
  readonly strategy: string;
  readonly members: number;
  /** Members that are down all the time. */
  readonly failed: number;
  readonly sweep: Readonly<Record<string, string>>;
  /** Metric name to estimate; absent where it does not apply. */
  readonly estimates: Readonly<Record<string, Estimate>>;
  readonly replications: readonly ReplicationResult[];
  /** Known mean of the control of its replications. */
  readonly meanControl: number;
  /** Standard error of that mean, which was taken from many draws of keys. */
  readonly meanControlError: number;
  readonly memberResults: readonly MemberResult[];
  readonly coreResults: readonly CoreResult[];
  /** Quantiles that the sample is too small for. */
  readonly notEstimable: readonly string[];
  /** What limits the load, or would first, in the words of reports: `firewall instances`. */
  readonly bottleneck: string;
  /** Number of the member from 1 where it is the same in all replications; else null, since addresses decide it. */
  readonly bottleneckMember: number | null;
  /** Mean load of that resource on the member where it is highest, fraction of one. */
  readonly bottleneckUtilization: number;
  /** Elasticities of the capacity, the largest first. */
  readonly sensitivities: readonly Sensitivity[];
  /** Upper bound of the load by operational analysis, without any simulation. */
  readonly operationalBound: { readonly bps: number; readonly cps: number };
  readonly warmUp: WarmUpOutcome;
  /** What its faults did; absent where it has none. */
  readonly faults?: FaultResult;
  /** Its virtual systems in the order of the scenario; absent where it has none. */
  readonly tenants?: readonly TenantResult[];
  /** Its course where the load changes and no faults have a course of their own. */
  readonly timeline?: readonly TimelineBin[];
  /** Most members that the vendor documents for its strategy on so many sites. */
  readonly supportedMembers: number;
  readonly beyondSupportedLimit: boolean;
  /** Share of connections simulated (1 = all). */
  readonly sampledShare: number;
  /** Whether latency and drops are those of the full system, and were judged as such. */
  readonly waitsTrusted: boolean;
  /** Plain sentences about numbers that are not to be trusted fully. */
  readonly warnings: readonly string[];
}

/** The outcome of a scenario: plain data, the same for any number of workers. */
export interface ResultTable {
  readonly scenario: Scenario;
  readonly points: readonly PointResult[];
  readonly warnings: readonly string[];
  /** Events simulated in all, pilots included. */
  readonly events: number;
}

import type { Scenario } from '../scenario/scenario.js';

/** A mean over replications with its 95 % interval; limits are null where one replication allows none. */
export interface Estimate {
  readonly mean: number;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
  readonly stdDev: number | null;
  readonly replications: number;
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

/** Everything that is known of one design point. */
export interface PointResult {
  readonly strategy: string;
  readonly members: number;
  readonly sweep: Readonly<Record<string, string>>;
  /** Metric name to estimate; absent where it does not apply. */
  readonly estimates: Readonly<Record<string, Estimate>>;
  readonly replications: readonly ReplicationResult[];
  /** Known mean of the control of its replications. */
  readonly meanControl: number;
  readonly memberResults: readonly MemberResult[];
  readonly coreResults: readonly CoreResult[];
  /** What binds, in words: resource, member, utilisation. */
  readonly bottleneck: string;
  readonly beyondSupportedLimit: boolean;
  /** Share of connections simulated (1 = all). */
  readonly sampledShare: number;
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

import type { ModelConfig } from '../model/config.js';
import type { Fault } from '../model/faults/fault.js';
import type { AutoScalingConfig } from '../model/parameters/auto-scaling.js';
import type { Flood } from '../model/traffic/flood.js';
import type { LoadProfile } from '../model/traffic/load-profile.js';
import type { RandomEngine } from '../random/streams.js';

/** The load that is offered: the highest that meets the objective, or a fixed rate: total, per member, or the sum of those of virtual systems. */
export type Load =
  | { readonly kind: 'capacity' }
  | {
      readonly kind: 'fixed';
      readonly unit: 'bps' | 'cps';
      readonly rate: number;
      readonly per: 'cluster' | 'member' | 'virtual-system';
      /** How it changes from the end of the warm-up on; steady where absent. */
      readonly profile?: LoadProfile;
    };

/** What a load must meet to count as carried. */
export interface Objective {
  /** Dropped over offered packets, fraction of one. */
  readonly maxDropRatio: number;
  /** 99th percentile of the transit of data packets, nanoseconds. */
  readonly maxLatencyP99: number;
  /** Long-run mean load of the busiest class of cores (SNDs or instances) on the hottest member, fraction of one. */
  readonly maxCoreUtilization: number;
  /** Load of the busiest data port, in or out, fraction of one. */
  readonly maxPortUtilization: number;
  /** Entries over the limit of the fullest connections table that may be reached, fraction of one. */
  readonly maxTableUtilization: number;
}

/** When enough replications have been made: every chosen metric is known to this relative half-width. */
export interface ReplicationRule {
  readonly min: number;
  readonly max: number;
  /** Half-width over the mean. */
  readonly relativePrecision: number;
  /** Metrics that are chosen; null for the usual ones of the load. */
  readonly metrics: readonly string[] | null;
  /** Half-width asked of shares, absolute. */
  readonly absolutePrecision: number;
  /** Half-width asked of `efficiency`, absolute. */
  readonly efficiencyPrecision: number;
}

/** How much of a big system is simulated: `auto` chooses the sampled share of connections from an event budget. */
export type Fidelity = 'auto' | number;

/** Simulated time of one replication, nanoseconds. */
export interface RunLength {
  readonly warmUp: number;
  readonly duration: number;
}

/** One swept parameter: its path in the scenario file and its values as they are written there. */
export interface SweepFactor {
  readonly path: string;
  readonly values: readonly string[];
}

/** One strategy at one size under one setting of the swept parameters. */
export interface DesignPoint {
  readonly strategy: string;
  readonly members: number;
  /** Members, those of the highest ids, that are down all the time; none where absent. */
  readonly failed?: number;
  /** Value of each swept path, as written in the scenario. */
  readonly sweep: Readonly<Record<string, string>>;
  /** In plain terms: logical cores instead of SMT, classes of fixed sizes instead of laws. */
  readonly model: ModelConfig;
}

/** A scenario file resolved: frozen, in base units, every default explicit. */
export interface Scenario {
  readonly name: string;
  readonly description: string;
  readonly seed: number;
  readonly rng: RandomEngine;
  readonly strategies: readonly string[];
  readonly members: readonly number[];
  readonly model: ModelConfig;
  readonly load: Load;
  readonly objective: Objective;
  readonly replications: ReplicationRule;
  readonly fidelity: Fidelity;
  readonly run: RunLength;
  /** What happens to members in the measured time; empty under a load that is searched. */
  readonly faults: readonly Fault[];
  /** Spare members and when they join; absent where there are none. */
  readonly autoScaling?: AutoScalingConfig;
  /** What comes beside the load in the measured time; empty under a load that is searched. */
  readonly floods: readonly Flood[];
  readonly sweep: readonly SweepFactor[];
  /** Every strategy x size x swept setting, `single-gateway` first for each setting, in a fixed order. */
  readonly points: readonly DesignPoint[];
}

/** Whether something happens to members in the measured time. */
export function changesMembers({ faults, autoScaling }: Pick<Scenario, 'faults' | 'autoScaling'>): boolean {
  return faults.length > 0 || autoScaling !== undefined;
}

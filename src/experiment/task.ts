import type { ModelConfig } from '../model/config.js';
import type { CoreSplit } from '../model/corexl/core-split.js';
import { type Fault, membersOf } from '../model/faults/fault.js';
import type { AutoScalingConfig } from '../model/parameters/auto-scaling.js';
import type { Observations } from '../model/observe.js';
import type { RunObserver } from '../model/run-observer.js';
import { simulate } from '../model/simulate.js';
import { strategyNamed } from '../model/strategies/index.js';
import type { RandomEngine } from '../random/streams.js';
import type { Flood } from '../model/traffic/flood.js';
import { laterProfile, type LoadProfile } from '../model/traffic/load-profile.js';
import type { DesignPoint, Load, RunLength, Scenario } from '../scenario/scenario.js';

/** One replication to be simulated, as plain data that can cross to a worker or another machine. */
export interface Task {
  readonly strategy: string;
  readonly members: number;
  /** Members that are down for the whole run; none where absent. */
  readonly failed?: number;
  readonly model: ModelConfig;
  /** Connections offered per second to the full system. */
  readonly rate: number;
  /** Share of the connections that is simulated. */
  readonly scale: number;
  readonly seed: number;
  /** Generator of the random numbers; alea where absent. */
  readonly rng?: RandomEngine;
  readonly replication: number;
  /** Split of the cores at the start, by member. */
  readonly splits?: readonly CoreSplit[];
  /** What happens to members in the measured time; nothing where absent. */
  readonly faults?: readonly Fault[];
  /** Spare members among them that join under load; none where absent. */
  readonly autoScaling?: AutoScalingConfig;
  /** How the rate changes, from the start of the warm-up on; steady where absent. */
  readonly profile?: LoadProfile;
  /** What comes beside the load in the measured time; nothing where absent. */
  readonly floods?: readonly Flood[];
  /** Nanoseconds of simulated time. */
  readonly warmUp: number;
  readonly duration: number;
}

/** The load at which a point is simulated, how long, and from which split of the cores on. */
type TaskLoad = Pick<Task, 'rate' | 'scale' | 'replication'> & {
  readonly splits: readonly CoreSplit[];
  readonly run: RunLength;
};

/** The task of one replication of a point; without splits it starts from that of the appliance. */
export function taskOf(
  { strategy, members, failed = 0, model }: DesignPoint,
  {
    seed,
    rng,
    faults: timeline,
    autoScaling,
    floods,
    load,
  }: Pick<Scenario, 'seed' | 'rng' | 'faults' | 'autoScaling' | 'floods' | 'load'>,
  { rate, scale, replication, splits, run }: TaskLoad,
): Task {
  const start = splits.length > 0 ? { splits } : {};
  const { twoSites } = strategyNamed(strategy);
  // The single gateway beside the clusters has one member and one site.
  const struck = timeline.filter(
    (fault) =>
      membersOf(fault).every((member) => member <= members) &&
      (fault.site === undefined || twoSites !== undefined),
  );
  const faults = struck.length > 0 ? { faults: struck } : {};
  // A gateway that is not a cluster has nothing to grow by.
  const grows = autoScaling !== undefined && strategyNamed(strategy).supportedMembers > 1;
  return {
    strategy,
    members: grows ? members + autoScaling.standby : members,
    ...(grows && { autoScaling }),
    failed,
    model,
    rate,
    scale,
    seed,
    rng,
    replication,
    ...start,
    ...faults,
    ...changesOf(load, floods, run),
    ...run,
  };
}

/** How the load of a run changes: the times of a profile count from the end of the warm-up. */
function changesOf(load: Load, floods: readonly Flood[], run: RunLength): Pick<Task, 'profile' | 'floods'> {
  const profile = load.kind === 'fixed' ? load.profile : undefined;
  return {
    ...(profile !== undefined && { profile: laterProfile(profile, run.warmUp) }),
    ...(floods.length > 0 && { floods }),
  };
}

/** Simulates a task. Pure: the same task gives the same observations, wherever it runs and whoever looks on. */
export function replicate(task: Task, observer: RunObserver | null = null): Observations {
  const { model, strategy, warmUp, duration, ...plan } = task;
  return simulate({ ...plan, config: model, strategy: strategyNamed(strategy) }, warmUp, duration, observer);
}

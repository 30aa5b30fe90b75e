import type { ModelConfig } from '../model/config.js';
import type { CoreSplit } from '../model/corexl/core-split.js';
import { type Fault, membersOf } from '../model/faults/fault.js';
import type { Observations } from '../model/observe.js';
import { simulate } from '../model/simulate.js';
import { strategyNamed } from '../model/strategies/index.js';
import type { RandomEngine } from '../random/streams.js';
import type { DesignPoint, RunLength, Scenario } from '../scenario/scenario.js';

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
  { seed, rng, faults: timeline }: Pick<Scenario, 'seed' | 'rng' | 'faults'>,
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
  return {
    strategy,
    members,
    failed,
    model,
    rate,
    scale,
    seed,
    rng,
    replication,
    ...start,
    ...faults,
    ...run,
  };
}

/** Simulates a task. Pure: the same task gives the same observations, wherever it runs. */
export function replicate(task: Task): Observations {
  const { model, strategy, warmUp, duration, ...plan } = task;
  return simulate({ ...plan, config: model, strategy: strategyNamed(strategy) }, warmUp, duration);
}

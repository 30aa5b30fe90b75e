import { InvariantViolation } from '../kernel/invariant.js';
import type { DesignPoint, Objective, Scenario } from '../scenario/scenario.js';
import { meanInterval } from '../stats/confidence.js';
import { boundByShares, throughputBound } from './operational-bound.js';
import type { Replication } from './point-study.js';

/** Rounding, and what the edges of the measured time may add. */
const TOLERANCE = 0.02;

/**
 * No simulation carries more than its operational bound: a capacity with the shares of the connections that each
 * replication drew, a throughput under a fixed load altogether. Where the whole interval lies beyond, the model or the
 * bound is wrong, and the run stops.
 */
export function checkBound(
  point: DesignPoint,
  replications: readonly Replication[],
  { load, objective, floods }: Pick<Scenario, 'load' | 'objective' | 'floods'>,
): void {
  const parts =
    load.kind === 'capacity'
      ? ofCapacities(point, replications, objective)
      : ofThroughputs(point, replications, floods);
  const { low, mean } = meanInterval(parts);
  if ((low ?? mean) <= 1 + TOLERANCE) return;
  const { strategy, members } = point;
  throw new InvariantViolation(`${strategy} x ${members} carries ${mean} times its operational bound`);
}

/** Capacities over their bounds. */
function ofCapacities(
  point: DesignPoint,
  replications: readonly Replication[],
  objective: Objective,
): number[] {
  const ofShares = boundByShares(point, objective);
  return replications.map(
    ({ capacity, observations }) => capacity! / ofShares(observations.members.map(({ share }) => share)),
  );
}

/** Throughputs over their bound. */
function ofThroughputs(
  point: DesignPoint,
  replications: readonly Replication[],
  floods: Scenario['floods'],
): number[] {
  const bits = throughputBound(point, floods);
  return replications.map(({ observations }) => observations.values['throughput_bps'] / bits);
}

import { controlledMean } from '../../stats/control-variate.js';
import type { PointResult } from '../result-table.js';
import type { CapacityMetric } from './plan-question.js';

/** A capacity between one-sided confidence limits; null where the replications tell none. */
export interface CapacityLimits {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The capacity with a lower and an upper limit that are each wrong with a probability of `error`, from the same
 * control variate as its estimate (Lavenberg and Welch 1981).
 */
export function capacityLimits(result: PointResult, metric: CapacityMetric, error: number): CapacityLimits {
  const values = result.replications.map((replication) => replication.values[metric]);
  const controls = result.replications.map(({ control }) => control);
  const imbalance = { values: controls, mean: result.meanControl, meanError: result.meanControlError };
  const { mean, low, high } = controlledMean(values, [imbalance], 1 - 2 * error);
  return { mean, low, high };
}

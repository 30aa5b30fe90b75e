import { CONFIDENCE_LEVEL, type Interval, intervalAround, tallied, unknownInterval } from './confidence.js';
import { type Control, type ControlledInterval, controlledMean } from './control-variate.js';

/** A difference of two designs that ran on common random numbers. */
export interface PairedDifference extends ControlledInterval {
  /**
   * Variance of the difference over that of independent runs, both before controls; above 1 pairing did harm. Null when
   * neither design varies.
   */
  readonly varianceRatio: number | null;
}

/** The mean of first minus second, replication by replication, adjusted by controls of the differences. */
export function pairedDifference(
  first: readonly number[],
  second: readonly number[],
  controls: readonly Control[] = [],
  level = CONFIDENCE_LEVEL,
): PairedDifference {
  requirePairs(first, second);
  const differences = first.map((value, i) => value - second[i]);
  const independent = varianceOf(first) + varianceOf(second);
  return {
    ...controlledMean(differences, controls, level),
    varianceRatio: independent > 0 ? varianceOf(differences) / independent : null,
  };
}

/**
 * The ratio of the means of two responses, both adjusted by the same controls: to first order it errs by the mean of
 * first - ratio * second over the mean of second, whose interval it has.
 */
export function controlledRatio(
  first: readonly number[],
  second: readonly number[],
  controls: readonly Control[],
  level = CONFIDENCE_LEVEL,
): ControlledInterval {
  requirePairs(first, second);
  const [above, below] = [first, second].map((values) => controlledMean(values, controls).mean);
  const ratio = quotient(above, below);
  const errors = first.map((value, i) => (value - ratio * second[i]) / below);
  const around = controlledMean(errors, controls, level); // its mean is 0: the fits are linear in the responses
  const moved = (limit: number | null): number | null =>
    limit === null ? null : limit - around.mean + ratio;
  return { ...around, mean: ratio, low: moved(around.low), high: moved(around.high) };
}

/**
 * The ratio of two sums over replications, such as lost over offered, with a jackknife interval, which sees that they
 * vary together and takes the bias of a quotient off.
 */
export function ratioOfSums(
  first: readonly number[],
  second: readonly number[],
  level = CONFIDENCE_LEVEL,
): Interval {
  requirePairs(first, second);
  const count = first.length;
  const [above, below] = [sum(first), sum(second)];
  const ratio = quotient(above, below);
  if (count < 2) return unknownInterval(ratio, count);
  const leftOut = first.map((value, i) => (above - value) / (below - second[i]));
  const { mean, standardDeviation } = tallied(leftOut.map((other) => count * ratio - (count - 1) * other));
  return intervalAround(mean, (standardDeviation ?? 0) / Math.sqrt(count), count - 1, count, level);
}

function requirePairs(first: readonly number[], second: readonly number[]): void {
  if (first.length !== second.length) {
    throw new RangeError(`${first.length} and ${second.length} observations make no pairs.`);
  }
}

function quotient(above: number, below: number): number {
  if (below === 0) throw new RangeError('The mean to divide by is 0.');
  return above / below;
}

function varianceOf(values: readonly number[]): number {
  return (tallied(values).standardDeviation ?? 0) ** 2;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

import jStat from 'jstat';
import { Tally } from './tally.js';

/** The confidence level of every interval unless asked otherwise. */
export const CONFIDENCE_LEVEL = 0.95;

/** An estimate with its confidence interval; what one observation cannot tell is null. */
export interface Interval {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Standard error of the mean. */
  readonly standardError: number | null;
  /** Standard deviation of one observation, an adjusted one where the mean is adjusted. */
  readonly standardDeviation: number | null;
  /** Independent observations, usually replications. */
  readonly count: number;
}

/** The number that Student's t with `degrees` of freedom stays below with probability `p`. */
export function tQuantile(p: number, degrees: number): number {
  if (!(p > 0 && p < 1 && degrees >= 1))
    throw new RangeError(`No t quantile at ${p} with ${degrees} degrees.`);
  return jStat.studentt.inv(p, degrees);
}

/** The mean of independent observations with its t interval: the standard analysis of replications. */
export function meanInterval(observations: ArrayLike<number>, level = CONFIDENCE_LEVEL): Interval {
  const { mean, standardDeviation, count } = tallied(observations);
  if (standardDeviation === null) return unknownInterval(mean, count);
  return intervalAround(mean, standardDeviation / Math.sqrt(count), count - 1, count, level);
}

/** Count, mean and standard deviation of at least one observation. */
export function tallied(observations: ArrayLike<number>): {
  readonly count: number;
  readonly mean: number;
  readonly standardDeviation: number | null;
} {
  const tally = new Tally();
  for (let i = 0; i < observations.length; i++) tally.add(observations[i]);
  const { count, mean, standardDeviation } = tally;
  if (mean === null) throw new RangeError('No observation, no mean.');
  return { count, mean, standardDeviation };
}

/** A mean that nothing is known about beyond its value. */
export function unknownInterval(mean: number, count: number): Interval {
  return { mean, low: null, high: null, standardError: null, standardDeviation: null, count };
}

/** The symmetric t interval of a standard error with `degrees` of freedom. */
export function intervalAround(
  mean: number,
  standardError: number,
  degrees: number,
  count: number,
  level: number,
): Interval {
  const halfWidth = tQuantile((1 + level) / 2, degrees) * standardError;
  return {
    mean,
    low: mean - halfWidth,
    high: mean + halfWidth,
    standardError,
    standardDeviation: standardError * Math.sqrt(count),
    count,
  };
}

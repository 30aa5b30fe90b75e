import {
  CONFIDENCE_LEVEL,
  type Interval,
  intervalAround,
  meanInterval,
  tallied,
  unknownInterval,
} from './confidence.js';

/** A difference of two designs that ran on common random numbers. */
export interface PairedDifference extends Interval {
  /** Variance of the difference over that of independent runs; above 1 pairing did harm. Null when neither varies. */
  readonly varianceRatio: number | null;
}

/** The mean of first minus second, replication by replication, with its t interval. */
export function pairedDifference(
  first: readonly number[],
  second: readonly number[],
  level = CONFIDENCE_LEVEL,
): PairedDifference {
  requirePairs(first, second);
  const interval = meanInterval(
    first.map((value, i) => value - second[i]),
    level,
  );
  const independent =
    (tallied(first).standardDeviation ?? 0) ** 2 + (tallied(second).standardDeviation ?? 0) ** 2;
  const paired = (interval.standardDeviation ?? 0) ** 2;
  return { ...interval, varianceRatio: independent > 0 ? paired / independent : null };
}

/** The ratio of the mean of first to the mean of second with a jackknife interval, which sees that they vary together. */
export function pairedRatio(
  first: readonly number[],
  second: readonly number[],
  level = CONFIDENCE_LEVEL,
): Interval {
  requirePairs(first, second);
  const count = first.length;
  const [above, below] = [sum(first), sum(second)];
  if (below === 0) throw new RangeError('The mean to divide by is 0.');
  const ratio = above / below;
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

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

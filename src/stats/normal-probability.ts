import jStat from 'jstat';

/** The probability that a standard normal number stays below `x`. */
export function normalProbability(x: number): number {
  return jStat.normal.cdf(x, 0, 1);
}

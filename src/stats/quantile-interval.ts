import { CONFIDENCE_LEVEL } from './confidence.js';

/** Two observations of a sample that enclose a quantile of its law. */
export interface QuantileInterval {
  /** Null: the sample is too small for a limit on this side. */
  readonly low: number | null;
  readonly high: number | null;
  /** Probability that the interval holds the quantile, for a continuous law; at least the level asked. */
  readonly coverage: number;
  /** Observations. */
  readonly count: number;
}

/**
 * The distribution-free interval of the `p` quantile by order statistics (Conover, Practical Nonparametric Statistics).
 * The observations must be independent: waits of one run are not, nor are packets of one replication.
 */
export function quantileInterval(
  sample: ArrayLike<number>,
  p: number,
  level = CONFIDENCE_LEVEL,
): QuantileInterval {
  requireShare(p);
  const sorted = Float64Array.from(sample).sort();
  const count = sorted.length;
  if (!Number.isFinite(sorted[0]) || !Number.isFinite(sorted[count - 1])) {
    throw new RangeError('A sample is one number at least, and numbers alone.');
  }
  const ranks = enclosingRanks(count, p, level);
  return {
    low: ranks.low < 1 ? null : sorted[ranks.low - 1],
    high: ranks.high > count ? null : sorted[ranks.high - 1],
    coverage: ranks.coverage,
    count,
  };
}

/** The fewest independent observations whose smallest and largest enclose the `p` quantile with probability `level`. */
export function smallestSampleFor(p: number, level = CONFIDENCE_LEVEL): number {
  requireShare(p);
  let count = Math.max(2, Math.floor(Math.log(1 - level) / Math.log(Math.max(p, 1 - p))));
  while (p ** count + (1 - p) ** count > 1 - level) count++;
  return count;
}

/**
 * The ranks r = the `tail` and s = 1 + the 1 - `tail` quantile of the binomial number of observations below, where
 * `tail` is half of what `level` leaves; rank 0 and rank `count` + 1 lie outside of the sample.
 */
function enclosingRanks(
  count: number,
  p: number,
  level: number,
): { readonly low: number; readonly high: number; readonly coverage: number } {
  const tail = (1 - level) / 2;
  let logarithm = count * Math.log1p(-p);
  let [below, beforeLow, low] = [0, 0, -1];
  for (let rank = 0; rank <= count; rank++) {
    if (rank > 0) logarithm += Math.log(((count - rank + 1) / rank) * (p / (1 - p)));
    const before = below;
    below += Math.exp(logarithm);
    if (low < 0 && below >= tail) [low, beforeLow] = [rank, before];
    if (below >= 1 - tail) return { low, high: rank + 1, coverage: below - beforeLow };
  }
  return { low, high: count + 1, coverage: 1 - beforeLow }; // the last terms were lost to rounding
}

function requireShare(p: number): void {
  if (!(p > 0 && p < 1)) throw new RangeError(`A quantile lies between 0 and 1, not at ${p}.`);
}

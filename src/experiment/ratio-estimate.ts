import type { SumRatio } from '../model/observe.js';
import type { Interval } from '../stats/confidence.js';
import { ratioOfSums } from '../stats/paired.js';
import { probabilityBound } from '../stats/rare-events.js';
import type { Estimate } from './result-table.js';

/**
 * A ratio over all replications: the sum of what was counted over the sum of what was there to count, with a jackknife
 * interval, since the mean of ratios is biased. Of what was never seen in independent trials the data say only how rare
 * it is: the interval ends at the exact upper bound, about 3 in so many trials.
 */
export function ratioEstimate(sums: readonly SumRatio[], plain: Interval): Estimate {
  const total = (of: (sum: SumRatio) => number): number => sums.reduce((all, sum) => all + of(sum), 0);
  const [counted, there, trials] = [
    total(({ over }) => over),
    total(({ under }) => under),
    total((one) => one.trials ?? 0),
  ];
  const known = { stdDev: plain.standardDeviation, replications: plain.count };
  if (counted === 0 && trials > 0) {
    return { ...known, mean: 0, ciLow: 0, ciHigh: probabilityBound(0, trials), method: 'upper bound' };
  }
  if (there === 0)
    return { ...known, mean: plain.mean, ciLow: plain.low, ciHigh: plain.high, method: 'mean' };
  const { mean, low, high } = ratioOfSums(
    sums.map(({ over }) => over),
    sums.map(({ under }) => under),
  );
  const atLeastNone = (limit: number): number => Math.max(0, limit); // counts are
  return {
    ...known,
    mean: atLeastNone(mean),
    ciLow: low === null ? null : atLeastNone(low),
    ciHigh: high,
    method: 'ratio of sums',
  };
}

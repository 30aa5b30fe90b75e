import { type Interval, meanInterval } from './confidence.js';
import { earlyCut, mser5 } from './warm-up.js';
import { averageAcross } from './welch.js';

/** What the beginning of replicated series does to their means. */
export interface InitialBias {
  /** Observations to discard; beyond half of the series where it is unsettled. */
  readonly cut: number;
  /** `settled`: no bias to be seen. `cut`: a bias that ends in the first half. `unsettled`: run longer. */
  readonly verdict: 'settled' | 'cut' | 'unsettled';
  /** Mean of what a cut discards less the mean of the rest; null where nothing was put to the test. */
  readonly bias: Interval | null;
}

/** Fewest series that can confirm a cut. */
const fewestSeries = 3;

/**
 * MSER-5 on the average of replicated series proposes a cut, and a paired t interval of `level` over the replications
 * confirms it: by itself MSER-5 cuts many a series that is stationary and varies slowly. A cut beyond half of the series
 * that is not confirmed gives way to the best one in the first half. With fewer than three series MSER-5 decides alone.
 */
export function initialBias(series: readonly ArrayLike<number>[], level = 0.99): InitialBias {
  const averages = averageAcross(series);
  const { discard: cut, found } = mser5(averages);
  if (cut === 0) return { cut, verdict: found ? 'settled' : 'unsettled', bias: null };
  const proposed = { cut, verdict: found ? 'cut' : 'unsettled' } as const;
  if (series.length < fewestSeries) return { ...proposed, bias: null };

  const bias = biasBefore(cut, series, averages.length, level);
  if (isSignificant(bias)) return { ...proposed, bias };
  const early = earlyCut(averages);
  if (!found && early > 0) {
    const earlyBias = biasBefore(early, series, averages.length, level);
    if (isSignificant(earlyBias)) return { cut: early, verdict: 'cut', bias: earlyBias };
  }
  return { cut: 0, verdict: 'settled', bias };
}

function isSignificant({ low, high }: Interval): boolean {
  return low! > 0 || high! < 0;
}

/** Mean of the first `cut` of `length` observations less the mean of the others, over the replications. */
function biasBefore(
  cut: number,
  series: readonly ArrayLike<number>[],
  length: number,
  level: number,
): Interval {
  const differences = series.map((one) => meanBetween(one, 0, cut) - meanBetween(one, cut, length));
  return meanInterval(differences, level);
}

function meanBetween(series: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += series[i];
  return sum / (to - from);
}

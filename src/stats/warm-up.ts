/** How much of the beginning of a series is to be forgotten. */
export interface WarmUp {
  /** Observations to discard. */
  readonly discard: number;
  /** False: the series is still settling in its second half, or is too short to tell; run longer. */
  readonly found: boolean;
}

const batchSize = 5;
const fewestBatches = 20;

/**
 * MSER-5 (White, Cobb & Spratt 2000): the cut after which the mean of batches of five has the smallest standard error.
 * The last batches are no candidates, because a few alike there would look settled.
 */
export function mser5(series: ArrayLike<number>): WarmUp {
  const batches = batched(series);
  const count = batches.length;
  if (count < fewestBatches) return { discard: 0, found: false };
  const cut = flattestCut(batches, count - Math.min(batchSize, Math.floor(count / 4)));
  return { discard: cut * batchSize, found: cut <= count / 2 };
}

/** The best cut of MSER-5 in the first half of a series, whether or not one further on is better. */
export function earlyCut(series: ArrayLike<number>): number {
  const batches = batched(series);
  return flattestCut(batches, Math.floor(batches.length / 2) + 1) * batchSize;
}

/** The cut below `limit` that minimises the squared deviations of the rest over its squared length. */
function flattestCut(batches: Float64Array, limit: number): number {
  const count = batches.length;
  const shift = batches[count - 1];
  let [sum, squares, best, cut] = [0, 0, Infinity, 0];
  for (let from = count - 1; from >= 0; from--) {
    const deviation = batches[from] - shift;
    sum += deviation;
    squares += deviation * deviation;
    const kept = count - from;
    const statistic = (squares - (sum * sum) / kept) / (kept * kept);
    if (from < limit && statistic <= best) {
      best = statistic;
      cut = from;
    }
  }
  return cut;
}

function batched(series: ArrayLike<number>): Float64Array {
  const batches = new Float64Array(Math.floor(series.length / batchSize));
  for (let batch = 0; batch < batches.length; batch++) {
    let sum = 0;
    for (let i = 0; i < batchSize; i++) sum += series[batch * batchSize + i];
    if (sum - sum !== 0) throw new RangeError(`The series has no number near ${batch * batchSize}.`);
    batches[batch] = sum / batchSize;
  }
  return batches;
}

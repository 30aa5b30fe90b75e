/**
 * Welch's procedure (Welch 1983; Law): the series averaged across replications, then a centred moving average of
 * 2 `window` + 1 observations that shrinks at the start. The plot of it shows where the warm-up ends. As long as the
 * series less `window`, which may be a quarter of it at most.
 */
export function welch(series: readonly ArrayLike<number>[], window: number): Float64Array {
  const averages = averageAcross(series);
  if (!(Number.isInteger(window) && window >= 0 && window <= averages.length / 4)) {
    throw new RangeError(`No window of ${window} on ${averages.length} observations.`);
  }
  return Float64Array.from({ length: averages.length - window }, (_, i) => {
    const reach = Math.min(i, window);
    return meanOf(averages.subarray(i - reach, i + reach + 1));
  });
}

/** The mean of each observation over all replications, as far as the shortest of them goes. */
export function averageAcross(series: readonly ArrayLike<number>[]): Float64Array {
  if (series.length === 0) throw new RangeError('No series, no average.');
  const length = Math.min(...series.map((one) => one.length));
  return Float64Array.from({ length }, (_, i) => meanOf(series.map((one) => one[i])));
}

/** The mean of at least one number. */
function meanOf(values: readonly number[] | Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

import { CONFIDENCE_LEVEL, type Interval, meanInterval } from './confidence.js';

/** The mean of one long correlated series. */
export interface BatchMeans extends Interval {
  readonly batchSize: number;
  /** Correlation of neighbouring batch means; null when they do not vary. */
  readonly correlation: number | null;
  /** False: neighbouring batches still go together (one-sided, 5 %), and the interval is too narrow. */
  readonly independent: boolean;
}

/** The t interval over the means of 20 to 30 batches (Schmeiser 1982); what does not fill a batch is left out in front. */
export function batchMeans(series: ArrayLike<number>, batches = 20, level = CONFIDENCE_LEVEL): BatchMeans {
  const batchSize = Math.floor(series.length / batches);
  if (batchSize < 1) throw new RangeError(`${series.length} observations do not fill ${batches} batches.`);
  const first = series.length - batches * batchSize;
  const means = Array.from({ length: batches }, (_, batch) =>
    meanOf(series, first + batch * batchSize, batchSize),
  );
  const correlation = neighbourCorrelation(means);
  const independent = correlation === null || correlation < 1.645 / Math.sqrt(batches);
  return { ...meanInterval(means, level), batchSize, correlation, independent };
}

function meanOf(series: ArrayLike<number>, from: number, count: number): number {
  let sum = 0;
  for (let i = from; i < from + count; i++) sum += series[i];
  return sum / count;
}

function neighbourCorrelation(values: readonly number[]): number | null {
  const mean = meanOf(values, 0, values.length);
  let [together, alone] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    alone += (values[i] - mean) ** 2;
    if (i > 0) together += (values[i] - mean) * (values[i - 1] - mean);
  }
  return alone > 0 ? together / alone : null;
}

import type { PointComparison } from '../experiment/comparison.js';
import type { MetricComparison } from '../experiment/comparison/metric-comparison.js';
import type { Range } from './range-text.js';

/** The interval of a ratio; undefined where there is no ratio or one pair alone allows no interval. */
export function ratioRange({ ratio }: MetricComparison): Range | undefined {
  if (ratio === null || ratio.low === null || ratio.high === null) return undefined;
  return { low: ratio.low, high: ratio.high };
}

/** Whether the comparison makes a claim. */
export function isToldApart({ verdict }: MetricComparison): boolean {
  return verdict !== 'not told apart';
}

/** The comparison of one metric; undefined where one of the two points lacks it. */
export function metricOf({ metrics }: PointComparison, name: string): MetricComparison | undefined {
  return metrics.find(({ metric }) => metric.name === name);
}

import type { Comparison, PointComparison } from '../experiment/comparison.js';
import { placesText } from './places-text.js';

/** Metrics whose precision ends a point, and so those for which it is compared. */
const WATCHED = ['capacity_bps', 'efficiency'];
const WATCHED_FIXED = ['throughput_bps', 'hottest_member_utilization'];

/** Says where common random numbers widened the interval of a watched metric instead of narrowing it. */
export function comparisonWarnings({ points }: Comparison): readonly string[] {
  const widened = points.filter((pair) => varianceRatio(pair) > chanceLimit(pair));
  if (widened.length === 0) return [];
  const worst = Math.max(...widened.map(varianceRatio)).toPrecision(2);
  const places = placesText(widened.map(({ point }) => point));
  return [
    `common random numbers widened the interval in ${widened.length} of ${points.length} comparisons: ` +
      `its variance is up to ${worst} times that of independent runs (${places})`,
  ];
}

/** Ratios up to this come of chance: the correlation of independent runs has a standard error of 1 / sqrt(pairs). */
function chanceLimit({ metrics }: PointComparison): number {
  return 1 + 2 / Math.sqrt(metrics[0].difference.count);
}

/** The worst of the watched metrics. */
function varianceRatio({ metrics }: PointComparison): number {
  const names = metrics.some(({ metric }) => metric.name === 'capacity_bps') ? WATCHED : WATCHED_FIXED;
  const watched = metrics.filter(({ metric }) => names.includes(metric.name));
  return Math.max(0, ...watched.map(({ difference }) => difference.varianceRatio ?? 0));
}

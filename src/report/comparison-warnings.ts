import type { Comparison, PointComparison } from '../experiment/comparison.js';
import { watchedMetrics } from '../experiment/stopping-rule.js';
import type { Scenario } from '../scenario/scenario.js';
import { placesText } from './places-text.js';

/** Says where common random numbers widened the interval of a watched metric instead of narrowing it. */
export function comparisonWarnings(
  { points }: Comparison,
  { load, replications }: Scenario,
): readonly string[] {
  const watched = watchedMetrics(replications, load.kind === 'capacity' ? 'capacity of loads' : 'fixed load');
  const varianceRatio = (pair: PointComparison): number => worstRatio(pair, watched);
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
function worstRatio({ metrics }: PointComparison, names: readonly string[]): number {
  const watched = metrics.filter(({ metric }) => names.includes(metric.name));
  return Math.max(0, ...watched.map(({ difference }) => difference.varianceRatio ?? 0));
}

import { bonferroniLevel } from '../stats/bonferroni.js';
import { CONFIDENCE_LEVEL } from '../stats/confidence.js';
import { comparedMetrics } from './comparison/compared-metrics.js';
import { compareMetric, type MetricComparison, pairMetric } from './comparison/metric-comparison.js';
import type { PointResult, ResultTable } from './result-table.js';

/** A point against the baseline at the same size and swept setting. */
export interface PointComparison {
  readonly point: PointResult;
  readonly baseline: PointResult;
  /** The metrics that both have, in the order of the columns. */
  readonly metrics: readonly MetricComparison[];
}

/** Every other strategy against one of them, under common random numbers. */
export interface Comparison {
  /** Strategy that the others are compared with. */
  readonly baseline: string;
  /** Probability with which all intervals of one metric hold together. */
  readonly confidence: number;
  readonly points: readonly PointComparison[];
}

/** The unit of efficiency, which has one size only: efficiencies compare with it already. */
const UNIT = 'single-gateway';

/** Strategies of a scenario that can be compared, in its order. */
export function comparableStrategies(strategies: readonly string[]): readonly string[] {
  return strategies.filter((strategy) => strategy !== UNIT);
}

/**
 * Compares every strategy with the baseline, replication by replication: replications of the same number drew the same
 * random numbers. The intervals of a metric hold together with the usual confidence, by Bonferroni's inequality, which
 * common random numbers leave valid.
 */
export function compareWith(table: ResultTable, baseline: string): Comparison {
  const pairs = pointPairs(table.points, baseline).map(({ point, baseline: other }) => ({
    point,
    baseline: other,
    paired: comparedMetrics.flatMap((metric) => pairMetric(metric, point, other)),
  }));
  const counts = new Map<string, number>();
  for (const { metric } of pairs.flatMap(({ paired }) => paired)) {
    counts.set(metric.name, (counts.get(metric.name) ?? 0) + 1);
  }
  const points = pairs.map(({ paired, ...pair }) => ({
    ...pair,
    metrics: paired.map((metric) => {
      const comparisons = counts.get(metric.metric.name)!;
      return compareMetric(metric, comparisons, bonferroniLevel(comparisons));
    }),
  }));
  return { baseline, confidence: CONFIDENCE_LEVEL, points };
}

function pointPairs(
  points: readonly PointResult[],
  baseline: string,
): readonly { point: PointResult; baseline: PointResult }[] {
  const keyOf = ({ members, sweep }: PointResult): string => JSON.stringify([members, sweep]);
  const others = new Map(
    points.filter(({ strategy }) => strategy === baseline).map((point) => [keyOf(point), point]),
  );
  return points.flatMap((point) => {
    const other = others.get(keyOf(point));
    const isCompared = point.strategy !== baseline && point.strategy !== UNIT;
    return isCompared && other !== undefined ? [{ point, baseline: other }] : [];
  });
}

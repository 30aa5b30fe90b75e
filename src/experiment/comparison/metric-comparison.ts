import type { Interval } from '../../stats/confidence.js';
import { pairedDifference, pairedRatio, type PairedDifference } from '../../stats/paired.js';
import type { Metric } from '../metrics.js';
import type { PointResult } from '../result-table.js';
import type { ComparedMetric } from './compared-metrics.js';

/** What the interval of a difference says of a strategy against the baseline. */
export type Verdict = 'higher' | 'lower' | 'not told apart';

/** One metric of a point against that of the baseline at the same size and setting. */
export interface MetricComparison {
  readonly metric: Metric;
  /** Means over all replications of each point, as in `scaling.csv`. */
  readonly mean: number;
  readonly baselineMean: number;
  /** Point minus baseline, replication by replication. */
  readonly difference: PairedDifference;
  /** Point over baseline; null where the baseline is 0, or all but one of its replications. */
  readonly ratio: Interval | null;
  /** Replications of both points that were paired. */
  readonly pairs: number;
  /** Comparisons of this metric whose intervals hold together. */
  readonly comparisons: number;
  /** Confidence level of each of them. */
  readonly confidence: number;
  readonly verdict: Verdict;
}

/** The values of a metric that both points have, paired by the number of the replication. */
export interface PairedMetric {
  readonly metric: ComparedMetric;
  readonly mean: number;
  readonly baselineMean: number;
  readonly values: readonly number[];
  readonly baselineValues: readonly number[];
}

/** The pairs of a metric; none where it does not apply to one of the points. */
export function pairMetric(
  metric: ComparedMetric,
  point: PointResult,
  baseline: PointResult,
): readonly PairedMetric[] {
  const [mean, baselineMean] = [metric.meanAt(point), metric.meanAt(baseline)];
  const [own, others] = [metric.valuesAt(point), metric.valuesAt(baseline)];
  if (mean === undefined || baselineMean === undefined || own === undefined || others === undefined)
    return [];
  const pairs = Math.min(own.length, others.length);
  return [
    { metric, mean, baselineMean, values: own.slice(0, pairs), baselineValues: others.slice(0, pairs) },
  ];
}

/** Difference and ratio of a metric, each at the given level: one of `comparisons` that are to hold together. */
export function compareMetric(
  { metric, mean, baselineMean, values, baselineValues }: PairedMetric,
  comparisons: number,
  confidence: number,
): MetricComparison {
  const difference = pairedDifference(values, baselineValues, confidence);
  return {
    metric: { name: metric.name, unit: metric.unit, about: metric.about },
    mean,
    baselineMean,
    difference,
    ratio: isDivisor(baselineValues) ? pairedRatio(values, baselineValues, confidence) : null,
    pairs: values.length,
    comparisons,
    confidence,
    verdict: verdictOf(difference),
  };
}

/** A mean that stays other than 0 when any one replication is left out, as the jackknife does. */
function isDivisor(values: readonly number[]): boolean {
  return values.filter((value) => value !== 0).length >= Math.min(2, values.length);
}

function verdictOf({ low, high }: Interval): Verdict {
  if (low !== null && low > 0) return 'higher';
  return high !== null && high < 0 ? 'lower' : 'not told apart';
}

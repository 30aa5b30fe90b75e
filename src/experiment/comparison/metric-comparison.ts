import type { Interval } from '../../stats/confidence.js';
import type { Control } from '../../stats/control-variate.js';
import { controlledRatio, pairedDifference, type PairedDifference } from '../../stats/paired.js';
import type { Metric } from '../../scenario/metrics.js';
import type { PointResult } from '../result-table.js';
import type { ComparedMetric } from './compared-metrics.js';

/** Degrees of freedom that controls must leave: the quantile of one interval among 48 is 31 at two, but 13 at three. */
const FEWEST_DEGREES = 3;

/** Relative difference that rounding may make. */
const ROUNDING = 1e-12;

/** What the intervals say of a strategy against the baseline: of the difference and, where there is one, of the ratio. */
export type Verdict = 'higher' | 'lower' | 'not told apart';

/** One metric of a point against that of the baseline at the same size and setting. */
export interface MetricComparison {
  readonly metric: Metric;
  /** Means over all replications of each point, as in `scaling.csv`. */
  readonly mean: number;
  readonly baselineMean: number;
  /** Point minus baseline, replication by replication. */
  readonly difference: PairedDifference;
  /** Point over baseline; null where the baseline is 0. */
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
  /** What is known of the luck of each pair: the imbalance that either point drew, where it bears on the metric. */
  readonly controls: readonly Control[];
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
  const baselineValues = others.slice(0, pairs);
  const paired = { values: baselineValues.map((other, i) => unlessRounded(own[i], other)), baselineValues };
  const controls = metric.isControlled ? controlsOf([point, baseline], pairs) : [];
  return [{ metric, mean, baselineMean, ...paired, controls }];
}

/** The other value where the two differ by the last digits of a sum, which would pass for a difference if it never varies. */
function unlessRounded(value: number, other: number): number {
  return Math.abs(value - other) <= ROUNDING * Math.abs(other) ? other : value;
}

/** The imbalances that vary, the first ones where the pairs are too few for all. */
function controlsOf(points: readonly PointResult[], pairs: number): readonly Control[] {
  const varying = points
    .map((point) => controlOf(point, pairs))
    .filter(({ values }) => new Set(values).size > 1);
  return varying.slice(0, Math.max(0, pairs - 1 - FEWEST_DEGREES));
}

function controlOf({ replications, meanControl, meanControlError }: PointResult, pairs: number): Control {
  const values = replications.slice(0, pairs).map(({ control }) => control);
  return { values, mean: meanControl, meanError: meanControlError };
}

/** Difference and ratio of a metric, each at the given level: one of `comparisons` that are to hold together. */
export function compareMetric(
  { metric, mean, baselineMean, values, baselineValues, controls }: PairedMetric,
  comparisons: number,
  confidence: number,
): MetricComparison {
  const difference = pairedDifference(values, baselineValues, controls, confidence);
  const divides = baselineMean !== 0 && baselineValues.some((value) => value !== 0);
  const ratio = divides ? controlledRatio(values, baselineValues, controls, confidence) : null;
  return {
    metric: { name: metric.name, unit: metric.unit, about: metric.about },
    mean,
    baselineMean,
    difference,
    ratio,
    pairs: values.length,
    comparisons,
    confidence,
    verdict: verdictOf(difference, ratio),
  };
}

/** Nothing is claimed where one of the two intervals allows no change, as may happen to one of them at the border. */
function verdictOf(difference: Interval, ratio: Interval | null): Verdict {
  if (!leavesOut(difference, 0) || (ratio !== null && !leavesOut(ratio, 1))) return 'not told apart';
  return difference.mean > 0 ? 'higher' : 'lower';
}

function leavesOut({ low, high }: Interval, value: number): boolean {
  return low !== null && high !== null && (low > value || high < value);
}

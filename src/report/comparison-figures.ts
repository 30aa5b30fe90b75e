import type { MetricComparison } from '../experiment/comparison/metric-comparison.js';

/** The figures of one comparison by their names in `comparison.csv`; null where they do not apply. */
export function comparisonFigures({ metric, difference, ratio, ...compared }: MetricComparison) {
  return {
    unit: metric.unit,
    baseline_mean: compared.baselineMean,
    mean: compared.mean,
    difference: difference.mean,
    difference_ci_low: difference.low,
    difference_ci_high: difference.high,
    ratio: ratio?.mean ?? null,
    ratio_ci_low: ratio?.low ?? null,
    ratio_ci_high: ratio?.high ?? null,
    variance_ratio: difference.varianceRatio,
    pairs: compared.pairs,
    comparisons: compared.comparisons,
    confidence: compared.confidence,
    verdict: compared.verdict,
  };
}

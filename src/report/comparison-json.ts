import type { Comparison, PointComparison } from '../experiment/comparison.js';
import type { Scenario } from '../scenario/scenario.js';
import { comparisonFigures } from './comparison-figures.js';
import { comparisonSentences } from './comparison-sentences.js';
import { comparisonWarnings } from './comparison-warnings.js';

/** The comparison in the machine-readable summary, by the names of the columns of `comparison.csv`. */
export function comparisonJson(comparison: Comparison, scenario: Scenario) {
  return {
    baseline: comparison.baseline,
    confidence: comparison.confidence,
    answer: comparisonSentences(comparison),
    warnings: comparisonWarnings(comparison, scenario),
    points: comparison.points.map(pointEntry),
  };
}

function pointEntry({ point, metrics }: PointComparison) {
  return {
    strategy: point.strategy,
    members: point.members,
    sweep: point.sweep,
    metrics: Object.fromEntries(
      metrics.map((compared) => [compared.metric.name, comparisonFigures(compared)]),
    ),
  };
}

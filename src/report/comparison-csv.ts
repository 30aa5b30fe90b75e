import type { Comparison, PointComparison } from '../experiment/comparison.js';
import type { ResultTable } from '../experiment/result-table.js';
import { comparisonFigures } from './comparison-figures.js';
import { comparisonFile } from './comparison-columns.js';
import { csvText } from './csv-text.js';
import { columnNamesOf } from './result-file.js';

/** `comparison.csv`: one tidy row for each point other than those of the baseline, and metric. */
export function comparisonCsv(table: ResultTable, comparison: Comparison): string {
  const rows = comparison.points.flatMap((pair) =>
    pair.metrics.map((compared) => ({
      ...pair.point.sweep,
      scenario: table.scenario.name,
      strategy: pair.point.strategy,
      members: pair.point.members,
      baseline: comparison.baseline,
      metric: compared.metric.name,
      ...comparisonFigures(compared),
      warnings: warningsOf(pair),
    })),
  );
  return csvText(comparisonFile.name, columnNamesOf(comparisonFile, table), rows);
}

function warningsOf({ point, baseline }: PointComparison): string {
  return [point, baseline]
    .flatMap(({ strategy, warnings }) => warnings.map((text) => `${strategy}: ${text}`))
    .join('; ');
}

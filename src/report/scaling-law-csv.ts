import type { ResultTable } from '../experiment/result-table.js';
import type { CurveLaw } from '../experiment/scaling-laws.js';
import { csvText } from './csv-text.js';
import { columnNamesOf } from './result-file.js';
import { scalingLawFile } from './scaling-law-columns.js';
import { scalingLawFigures } from './scaling-law-figures.js';

/** `scaling-law.csv`: one row for each curve that was fitted. */
export function scalingLawCsv(table: ResultTable, curves: readonly CurveLaw[]): string {
  const rows = curves.map((curve) => ({
    ...curve.sweep,
    strategy: curve.strategy,
    ...scalingLawFigures(curve),
  }));
  return csvText(scalingLawFile.name, columnNamesOf(scalingLawFile, table), rows);
}

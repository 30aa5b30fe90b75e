import { compareWith, type Comparison } from '../experiment/comparison.js';
import type { ResultTable } from '../experiment/result-table.js';
import { scalingLawsOf, type CurveLaw } from '../experiment/scaling-laws.js';

/** What is reported of a scenario: its results and what follows from them, worked out once for all outputs. */
export interface Findings {
  readonly table: ResultTable;
  readonly scalingLaws: readonly CurveLaw[];
  /** Null unless a comparison was asked for. */
  readonly comparison: Comparison | null;
}

/** The findings of a result; with a baseline, the comparison of the other strategies with it is one of them. */
export function findingsOf(table: ResultTable, baseline: string | null = null): Findings {
  return {
    table,
    scalingLaws: scalingLawsOf(table),
    comparison: baseline === null ? null : compareWith(table, baseline),
  };
}

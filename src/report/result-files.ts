import type { ResultTable } from '../experiment/result-table.js';
import { coresCsv, membersCsv, replicationsCsv, scalingCsv, summaryCsv } from './csv.js';
import { scalingSvg } from './charts/scaling.js';

/** Name and text of one file of a run. */
export interface FileText {
  readonly name: string;
  readonly text: string;
}

/** Every result file but the manifest, in the order in which they are listed to the reader. */
export function resultFileTexts(table: ResultTable): readonly FileText[] {
  return [...csvFileTexts(table), { name: 'scaling.svg', text: scalingSvg(table) }];
}

/** The result files that are tables: of any design points, also of some that make no curve. */
export function csvFileTexts(table: ResultTable): readonly FileText[] {
  return [
    { name: 'scaling.csv', text: scalingCsv(table) },
    { name: 'summary.csv', text: summaryCsv(table) },
    { name: 'replications.csv', text: replicationsCsv(table) },
    { name: 'members.csv', text: membersCsv(table) },
    { name: 'cores.csv', text: coresCsv(table) },
  ];
}

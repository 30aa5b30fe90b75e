import { comparisonFile } from './comparison-columns.js';
import { comparisonCsv } from './comparison-csv.js';
import { coresCsv, membersCsv, replicationsCsv, scalingCsv, summaryCsv } from './csv.js';
import { scalingSvg } from './charts/scaling.js';
import type { Findings } from './findings.js';
import { scalingLawFile } from './scaling-law-columns.js';
import { scalingLawCsv } from './scaling-law-csv.js';

/** Name and text of one file of a run. */
export interface FileText {
  readonly name: string;
  readonly text: string;
}

/** Every result file but the manifest, in the order in which they are listed to the reader. */
export function resultFileTexts({ table, scalingLaws, comparison }: Findings): readonly FileText[] {
  return [
    { name: 'scaling.csv', text: scalingCsv(table) },
    { name: 'summary.csv', text: summaryCsv(table) },
    ...(comparison === null ? [] : [{ name: comparisonFile.name, text: comparisonCsv(table, comparison) }]),
    { name: 'replications.csv', text: replicationsCsv(table) },
    { name: 'members.csv', text: membersCsv(table) },
    { name: 'cores.csv', text: coresCsv(table) },
    { name: scalingLawFile.name, text: scalingLawCsv(table, scalingLaws) },
    { name: 'scaling.svg', text: scalingSvg(table) },
  ];
}

import { comparisonFile } from './comparison-columns.js';
import { comparisonCsv } from './comparison-csv.js';
import { coresCsv, membersCsv, replicationsCsv, scalingCsv, sensitivityCsv, summaryCsv } from './csv.js';
import { faultFile } from './fault-columns.js';
import { faultsCsv, timelineCsv } from './fault-csv.js';
import { changesMembers } from '../scenario/scenario.js';
import type { ResultTable } from '../experiment/result-table.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Findings } from './findings.js';
import { scalingLawFile } from './scaling-law-columns.js';
import { scalingLawCsv } from './scaling-law-csv.js';
import { sensitivityFile } from './sensitivity-columns.js';
import { tenantFile } from './tenant-columns.js';
import { tenantsCsv } from './tenant-csv.js';
import { timelineFile } from './timeline-columns.js';

/** Whether the points of a scenario have a course. */
export function hasTimeline(scenario: Scenario): boolean {
  const { floods, load } = scenario;
  const follows = load.kind === 'fixed' && load.profile !== undefined;
  return follows || floods.length > 0 || changesMembers(scenario);
}

/** Name and text of one file of a run. */
export interface FileText {
  readonly name: string;
  readonly text: string;
}

/** Every table of a run, in the order in which they are listed to the reader. */
export function resultFileTexts({ table, scalingLaws, comparison }: Findings): readonly FileText[] {
  return [
    ...csvFileTexts(table),
    ...(comparison === null ? [] : [{ name: comparisonFile.name, text: comparisonCsv(table, comparison) }]),
    { name: scalingLawFile.name, text: scalingLawCsv(table, scalingLaws) },
    { name: sensitivityFile.name, text: sensitivityCsv(table) },
  ];
}

/** The result files that are tables: of any design points, also of some that make no curve. */
export function csvFileTexts(table: ResultTable): readonly FileText[] {
  return [
    { name: 'scaling.csv', text: scalingCsv(table) },
    { name: 'summary.csv', text: summaryCsv(table) },
    { name: 'replications.csv', text: replicationsCsv(table) },
    { name: 'members.csv', text: membersCsv(table) },
    { name: 'cores.csv', text: coresCsv(table) },
    ...faultFileTexts(table),
    ...(table.scenario.model.virtualSystems === undefined
      ? []
      : [{ name: tenantFile.name, text: tenantsCsv(table) }]),
  ];
}

/** The files of a scenario with faults, or whose load changes; none for others. */
function faultFileTexts(table: ResultTable): readonly FileText[] {
  const { scenario } = table;
  return [
    ...(hasTimeline(scenario) ? [{ name: timelineFile.name, text: timelineCsv(table) }] : []),
    ...(changesMembers(scenario) ? [{ name: faultFile.name, text: faultsCsv(table) }] : []),
  ];
}

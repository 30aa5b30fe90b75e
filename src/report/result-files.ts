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

/** A file of a run that is still to be written. */
export interface ResultFile {
  readonly name: string;
  readonly write: () => string;
}

/** Every table of a run, in the order in which they are listed to the reader. */
export function resultFiles({ table, scalingLaws, comparison }: Findings): readonly ResultFile[] {
  return [
    ...csvFiles(table),
    ...(comparison === null
      ? []
      : [{ name: comparisonFile.name, write: () => comparisonCsv(table, comparison) }]),
    { name: scalingLawFile.name, write: () => scalingLawCsv(table, scalingLaws) },
    { name: sensitivityFile.name, write: () => sensitivityCsv(table) },
  ];
}

/** The result files that are tables: of any design points, also of some that make no curve. */
export function csvFiles(table: ResultTable): readonly ResultFile[] {
  return [
    { name: 'scaling.csv', write: () => scalingCsv(table) },
    { name: 'summary.csv', write: () => summaryCsv(table) },
    { name: 'replications.csv', write: () => replicationsCsv(table) },
    { name: 'members.csv', write: () => membersCsv(table) },
    { name: 'cores.csv', write: () => coresCsv(table) },
    ...faultFiles(table),
    ...(table.scenario.model.virtualSystems === undefined
      ? []
      : [{ name: tenantFile.name, write: () => tenantsCsv(table) }]),
  ];
}

/** Files as they are written. */
export function written(files: readonly ResultFile[]): readonly FileText[] {
  return files.map(({ name, write }) => ({ name, text: write() }));
}

/** The files of a scenario with faults, or whose load changes; none for others. */
function faultFiles(table: ResultTable): readonly ResultFile[] {
  const { scenario } = table;
  return [
    ...(hasTimeline(scenario) ? [{ name: timelineFile.name, write: () => timelineCsv(table) }] : []),
    ...(changesMembers(scenario) ? [{ name: faultFile.name, write: () => faultsCsv(table) }] : []),
  ];
}

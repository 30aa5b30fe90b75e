import type { Metric } from '../experiment/metrics.js';
import type { ResultTable } from '../experiment/result-table.js';

/** One column of a result file: its name is a contract, its unit a base unit. */
export type Column = Metric;

/** A result file: what one row stands for, and its columns in order. */
export interface ResultFile {
  readonly name: string;
  readonly rowPer: string;
  readonly columns: readonly Column[];
}

/** Stands in the catalogue for the columns of swept parameters, which every scenario names itself. */
export const SWEPT = '(swept parameters)';

/** A column with its unit and a sentence. */
export const column = (name: string, unit: string, about: string): Column => ({ name, unit, about });

export const scenarioColumn = column('scenario', 'text', 'Name of the scenario.');
export const strategyColumn = column('strategy', 'text', 'Clustering strategy.');
export const membersColumn = column('members', '1', 'Members of the cluster.');
export const sweptColumns = column(
  SWEPT,
  'text',
  'One column for each swept parameter, named by its path, with its value as written.',
);

/** The columns of a file for one result: the swept parameters by their names. */
export function columnNamesOf({ columns }: ResultFile, { scenario }: ResultTable): readonly string[] {
  const swept = scenario.sweep.map((factor) => factor.path);
  return columns.flatMap(({ name }) => (name === SWEPT ? swept : [name]));
}

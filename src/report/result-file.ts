import type { Metric } from '../scenario/metrics.js';
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

export const bottleneckColumn = column(
  'bottleneck',
  'text',
  'What binds at this size, or would first: the resource.',
);
export const failedColumn = column(
  'failed_members',
  '1',
  'Members of the cluster that are down all the time; in plans with a spare only.',
);

export const replicationsColumn = column('replications', '1', 'Independent replications behind the means.');

/** A mean with its interval, its spread, and how many replications are behind it. */
export const estimateColumns = [
  column('mean', 'see unit', 'Mean over replications.'),
  column('ci_low', 'see unit', 'Lower limit of the 95 % confidence interval; empty after one replication.'),
  column('ci_high', 'see unit', 'Upper limit of the 95 % confidence interval; empty after one replication.'),
  column('std_dev', 'see unit', 'Standard deviation over replications; empty after one replication.'),
  replicationsColumn,
];

/** What most rows are known by. */
export const keyColumns = [scenarioColumn, strategyColumn, membersColumn, sweptColumns];

/** The columns of a file for one result: the swept parameters by their names, failed members where there are any. */
export function columnNamesOf({ columns }: ResultFile, { scenario, points }: ResultTable): readonly string[] {
  const swept = scenario.sweep.map((factor) => factor.path);
  const intact = points.every((point) => point.failed === 0);
  return columns.flatMap(({ name }) => {
    if (name === SWEPT) return swept;
    return name === failedColumn.name && intact ? [] : [name];
  });
}

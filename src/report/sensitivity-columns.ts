import { bottleneckColumn, column, failedColumn, keyColumns, type ResultFile } from './result-file.js';

/** `sensitivity.csv`: what each row and column means. */
export const sensitivityFile: ResultFile = {
  name: 'sensitivity.csv',
  rowPer: 'strategy, size, swept setting and parameter: what moves the capacity',
  columns: [
    ...keyColumns,
    bottleneckColumn,
    column('parameter', 'text', 'Path of the parameter in a scenario file.'),
    column(
      'elasticity',
      '1',
      'Per cent of capacity for one per cent more of the parameter, to first order, at the resource that binds.',
    ),
    failedColumn,
  ],
};

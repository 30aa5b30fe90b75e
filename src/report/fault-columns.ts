import { FIGURES } from '../experiment/fault-results.js';
import { column, keyColumns, type ResultFile } from './result-file.js';

const meanings = FIGURES.map(({ name, about }) => `${name}: ${about}`).join(' ');

/** `faults.csv`: what each row and column means. */
export const faultFile: ResultFile = {
  name: 'faults.csv',
  rowPer: 'strategy, size, swept setting and figure: what the faults did',
  columns: [
    ...keyColumns,
    column('figure', 'text', `Name of the figure. ${meanings}`),
    column('unit', 'text', 'Base unit of the figure; 1 for counts and shares.'),
    column('mean', 'see unit', 'Mean over replications.'),
    column('ci_low', 'see unit', 'Lower limit of the 95 % confidence interval; empty after one replication.'),
    column(
      'ci_high',
      'see unit',
      'Upper limit of the 95 % confidence interval; empty after one replication.',
    ),
    column('std_dev', 'see unit', 'Standard deviation over replications; empty after one replication.'),
    column('replications', '1', 'Independent replications behind the mean.'),
  ],
};

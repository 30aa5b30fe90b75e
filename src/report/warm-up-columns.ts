import { column, keyColumns, type ResultFile } from './result-file.js';

/** `warm-up.csv`: what each row and column means. */
export const warmUpFile: ResultFile = {
  name: 'warm-up.csv',
  rowPer: "strategy, size, swept setting and instant: Welch's plot of the state that settles last",
  columns: [
    ...keyColumns,
    column('state', 'text', 'What is watched.'),
    column('time_s', 's', 'Simulated time since the start.'),
    column('mean', '1', 'Mean of the state over the first replications, in the sampled system.'),
    column('moving_average', '1', 'The same, averaged over the neighbourhood; empty near the end.'),
    column('measured', 'true/false', 'Whether this instant is measured; false in the warm-up.'),
    column('settled', 'true/false', 'Whether no bias of the start was found in what is measured.'),
  ],
};

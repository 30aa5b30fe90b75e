import { FIGURES } from '../experiment/fault-results.js';
import { column, estimateColumns, keyColumns, type ResultFile } from './result-file.js';

const meanings = FIGURES.map(({ name, about }) => `${name}: ${about}`).join(' ');

/** `faults.csv`: what each row and column means. */
export const faultFile: ResultFile = {
  name: 'faults.csv',
  rowPer: 'strategy, size, swept setting and figure: what the faults did',
  columns: [
    ...keyColumns,
    column('figure', 'text', `Name of the figure. ${meanings}`),
    column('unit', 'text', 'Base unit of the figure; 1 for counts and shares.'),
    ...estimateColumns,
  ],
};

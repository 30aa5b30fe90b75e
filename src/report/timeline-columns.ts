import { LOSS_CAUSES_IN_RESULTS } from '../experiment/fault-results.js';
import { type Column, column, keyColumns, type ResultFile } from './result-file.js';

/** Name of the column of connections lost by a cause. */
export const lostColumn = (cause: string): string => `lost_${cause.replaceAll('-', '_')}`;

/** The first causes have their columns in the middle, where they always were; later ones follow at the end. */
const CAUSES_OF_MEMBERS = 4;

const lossColumn = (cause: string): Column =>
  column(
    lostColumn(cause),
    '1',
    `Connections lost by crashes in the bin; cause: ${cause.replaceAll('-', ' ')}.`,
  );

/** `timeline.csv`: what each row and column means. */
export const timelineFile: ResultFile = {
  name: 'timeline.csv',
  rowPer: 'strategy, size, swept setting and time bin: the course of a run with faults',
  columns: [
    ...keyColumns,
    column('time_s', 's', 'Begin of the bin, since the end of the warm-up.'),
    column('offered_pps', '1/s', 'Packets offered per second in the bin, mean over replications.'),
    column('handled_pps', '1/s', 'Packets accepted and forwarded per second.'),
    column('dropped_pps', '1/s', 'Packets dropped per second, whatever the reason.'),
    column('members_up', '1', 'Members that work at the end of the bin, whatever the others believe.'),
    ...LOSS_CAUSES_IN_RESULTS.slice(0, CAUSES_OF_MEMBERS).map(lossColumn),
    column('highest_load', '1', 'Load of the busiest class of cores of any member in the bin.'),
    column(
      'events',
      'text',
      'What happened in the bin in any replication, such as crash 2; parted by semicolons.',
    ),
    ...LOSS_CAUSES_IN_RESULTS.slice(CAUSES_OF_MEMBERS).map(lossColumn),
  ],
};

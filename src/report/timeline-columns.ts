import { LOSS_CAUSES_IN_RESULTS } from '../experiment/fault-results.js';
import { column, keyColumns, type ResultFile } from './result-file.js';

/** Name of the column of connections lost by a cause. */
export const lostColumn = (cause: string): string => `lost_${cause.replaceAll('-', '_')}`;

/** Causes whose columns stand together; those that were found later come last, since columns keep their places. */
const FIRST_CAUSES = 4;

const lossColumn = (cause: string) =>
  column(
    lostColumn(cause),
    '1',
    `Connections lost by crashes in the bin; cause: ${cause.replaceAll('-', ' ')}.`,
  );

/** `timeline.csv`: what each row and column means. */
export const timelineFile: ResultFile = {
  name: 'timeline.csv',
  rowPer:
    'strategy, size, swept setting and time bin: the course of a run with faults, or whose load changes',
  columns: [
    ...keyColumns,
    column('time_s', 's', 'Begin of the bin, since the end of the warm-up.'),
    column('offered_pps', '1/s', 'Packets offered per second in the bin, mean over replications.'),
    column('handled_pps', '1/s', 'Packets accepted and forwarded per second.'),
    column('dropped_pps', '1/s', 'Packets dropped per second, whatever the reason.'),
    column('members_up', '1', 'Members that work at the end of the bin, whatever the others believe.'),
    ...LOSS_CAUSES_IN_RESULTS.slice(0, FIRST_CAUSES).map(lossColumn),
    column('highest_load', '1', 'Load of the busiest class of cores of any member in the bin.'),
    column(
      'events',
      'text',
      'What happened in the bin in any replication, such as crash 2; parted by semicolons.',
    ),
    ...LOSS_CAUSES_IN_RESULTS.slice(FIRST_CAUSES).map(lossColumn),
    column('mean_load', '1', 'Mean over the members that work of the load of their busiest class of cores.'),
    column(
      'latency_p99_s',
      's',
      '99th percentile of the transit of a data packet in the bin; empty where too few came.',
    ),
    column(
      'table_load',
      '1',
      'Entries over the limit of the fullest connections table at the end of the bin; empty without a limit.',
    ),
    column('flood_offered_pps', '1/s', 'Packets of floods among those offered.'),
    column('flood_dropped_pps', '1/s', 'Packets of floods among those dropped; the rest is of others.'),
    column(
      'sync_blocked_pps',
      '1/s',
      'Packets dropped per second of connections that were not let in, since sync packets were not acknowledged.',
    ),
  ],
};

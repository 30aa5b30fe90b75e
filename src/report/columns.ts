import { metrics, type Metric } from '../scenario/metrics.js';
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

const column = (name: string, unit: string, about: string): Column => ({ name, unit, about });

const scenarioColumn = column('scenario', 'text', 'Name of the scenario.');
const strategyColumn = column('strategy', 'text', 'Clustering strategy.');
const membersColumn = column('members', '1', 'Members of the cluster.');
const sweptColumns = column(
  SWEPT,
  'text',
  'One column for each swept parameter, named by its path, with its value as written.',
);
const keys = [scenarioColumn, strategyColumn, membersColumn, sweptColumns];

const replicationsColumn = column('replications', '1', 'Independent replications behind the means.');
const memberColumn = column('member', '1', 'Number of the member (SGM).');

const limitsOf = (name: string, unit: string): readonly Column[] => [
  column(`${name}_ci_low`, unit, `Lower limit of the 95 % confidence interval of ${name}.`),
  column(`${name}_ci_high`, unit, `Upper limit of the 95 % confidence interval of ${name}.`),
];

const bottleneckColumn = column(
  'bottleneck',
  'text',
  'What binds at this size: resource, member, utilisation.',
);
const withLimits = new Set(['capacity_bps', 'efficiency']);
const lastContracted = metrics.findIndex((metric) => metric.name === 'correction_share') + 1;

const scalingMetrics = metrics
  .slice(0, lastContracted)
  .flatMap((metric) => [
    metric,
    ...(withLimits.has(metric.name) ? limitsOf(metric.name, metric.unit) : []),
    ...(metric.name === 'degradation_per_added_member' ? [bottleneckColumn] : []),
  ]);

const scaling: ResultFile = {
  name: 'scaling.csv',
  rowPer: 'strategy, size and swept setting: the scaling curves, wide',
  columns: [
    strategyColumn,
    membersColumn,
    sweptColumns,
    ...scalingMetrics,
    replicationsColumn,
    column(
      'beyond_supported_limit',
      'true/false',
      'Whether the size exceeds the documented maximum of the strategy.',
    ),
    column('sampled_share', '1', 'Share of connections that were simulated; 1 is all of them.'),
    column('warnings', 'text', 'What to mind about the numbers of this row; parted by semicolons.'),
    ...metrics.slice(lastContracted),
  ],
};

const summary: ResultFile = {
  name: 'summary.csv',
  rowPer: 'strategy, size, swept setting and metric: tidy',
  columns: [
    ...keys,
    column('metric', 'text', 'Name of the metric, as in scaling.csv.'),
    column('unit', 'text', 'Base unit of the metric; 1 for counts and shares.'),
    column('mean', 'see unit', 'Mean over replications.'),
    column('ci_low', 'see unit', 'Lower limit of the 95 % confidence interval; empty after one replication.'),
    column(
      'ci_high',
      'see unit',
      'Upper limit of the 95 % confidence interval; empty after one replication.',
    ),
    column('std_dev', 'see unit', 'Standard deviation over replications; empty after one replication.'),
    replicationsColumn,
  ],
};

const replications: ResultFile = {
  name: 'replications.csv',
  rowPer: 'strategy, size, swept setting and replication: raw observations',
  columns: [...keys, column('replication', '1', 'Number of the replication, from 0.'), ...metrics],
};

const memberFigures = [
  column('share', '1', 'Share of the connections that fall to the member.'),
  column(
    'throughput_bps',
    'bit/s',
    'Bits of IP packets that the member sends out per second, those that it passes on to other members included.',
  ),
  column('snd_utilization', '1', 'Mean load of its SND cores.'),
  column('fw_utilization', '1', 'Mean load of its firewall instances.'),
  column('port_utilization', '1', 'Load of its busiest data port, in or out.'),
  column('sync_cpu_share', '1', 'Core time on sync and CCP over core time available.'),
  column('concurrent_connections', '1', 'Entries in its connections table that it owns, time average.'),
  column('connection_copies', '1', 'Copies that it holds of connections of other members, time average.'),
  column('snd_cores', '1', 'Cores that work as SNDs.'),
  column('fw_cores', '1', 'Cores that work as firewall instances.'),
];

const members: ResultFile = {
  name: 'members.csv',
  rowPer: 'strategy, size, swept setting and member: load balance',
  columns: [
    ...keys,
    memberColumn,
    column('role', 'text', 'What the member is in the cluster: active, standby, pivot.'),
    ...memberFigures,
  ],
};

const cores: ResultFile = {
  name: 'cores.csv',
  rowPer: 'strategy, size, swept setting, member and core: hot cores',
  columns: [
    ...keys,
    memberColumn,
    column('core', '1', 'Number of the core in its member.'),
    column('role', 'text', 'snd, fw, snd+fw (shared) or mixed (moved by dynamic balancing).'),
    column('utilization', '1', 'Long-run share of the time that the core works.'),
  ],
};

/** Every CSV file of a run, with the meaning of each column. */
export const resultFiles: readonly ResultFile[] = [scaling, summary, replications, members, cores];

/** The columns of a file for one result: the swept parameters by their names. */
export function columnNames(file: string, table: ResultTable): readonly string[] {
  const found = resultFiles.find((candidate) => candidate.name === file);
  if (found === undefined) throw new RangeError(`no result file is named ${file}`);
  const swept = table.scenario.sweep.map((factor) => factor.path);
  return found.columns.flatMap((entry) => (entry.name === SWEPT ? swept : [entry.name]));
}

import { metrics, type Metric } from '../scenario/metrics.js';
import type { ResultTable } from '../experiment/result-table.js';
import { planFile } from './plan-columns.js';

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

const failedColumn = column(
  'failed_members',
  '1',
  'Members of the cluster that are down all the time; in plans with a spare only.',
);
const replicationsColumn = column('replications', '1', 'Independent replications behind the means.');
const memberColumn = column('member', '1', 'Number of the member (SGM).');

const limitsOf = (name: string, unit: string): readonly Column[] => [
  column(`${name}_ci_low`, unit, `Lower limit of the 95 % confidence interval of ${name}.`),
  column(`${name}_ci_high`, unit, `Upper limit of the 95 % confidence interval of ${name}.`),
];

const bottleneckColumn = column(
  'bottleneck',
  'text',
  'What binds at this size, or would first: the resource.',
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
    column(
      'bottleneck_member',
      '1',
      'Member that has the busiest resource; empty where the addresses of the talkers decide which it is.',
    ),
    column(
      'bottleneck_utilization',
      '1',
      'Load of the busiest resource of the hottest member, mean over replications.',
    ),
    column(
      'operational_bound_bps',
      'bit/s',
      'Load that no simulation may exceed: what the connections alone leave by operational analysis, without synchronisation, correction and waits.',
    ),
    column('operational_bound_cps', '1/s', 'The same in connections per second.'),
    column(
      'drop_ratio_ci_high',
      '1',
      'Upper limit of the 95 % confidence interval of drop_ratio; where nothing was dropped, the exact upper bound, about 3 in the connections simulated.',
    ),
    column('warm_up_s', 's', 'Simulated time before anything was measured.'),
    column('measured_s', 's', 'Simulated time that was measured in each replication.'),
    failedColumn,
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
    column(
      'method',
      'text',
      'How it was estimated: mean of the replications, control variate, ratio of sums (jackknife), upper bound of what was never seen, or not estimable, where the sample is too small.',
    ),
    failedColumn,
  ],
};

const replications: ResultFile = {
  name: 'replications.csv',
  rowPer: 'strategy, size, swept setting and replication: raw observations',
  columns: [
    ...keys,
    column('replication', '1', 'Number of the replication, from 0.'),
    ...metrics,
    failedColumn,
  ],
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
  column('updates_built_per_s', '1/s', 'Update records that it builds for others.'),
  column('updates_applied_per_s', '1/s', 'Update records of others that it applies.'),
  column('sync_packets_per_s', '1/s', 'Sync packets that it sends and receives, heartbeats aside.'),
  column('packets_passed_on_pps', '1/s', 'Packets that it passes on to the members that handle them.'),
];

const members: ResultFile = {
  name: 'members.csv',
  rowPer: 'strategy, size, swept setting and member: load balance',
  columns: [
    ...keys,
    memberColumn,
    column('role', 'text', 'What the member is in the cluster: active, standby, pivot.'),
    ...memberFigures,
    failedColumn,
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
    failedColumn,
  ],
};

const sensitivity: ResultFile = {
  name: 'sensitivity.csv',
  rowPer: 'strategy, size, swept setting and parameter: what moves the capacity',
  columns: [
    ...keys,
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

const warmUp: ResultFile = {
  name: 'warm-up.csv',
  rowPer: "strategy, size, swept setting and instant: Welch's plot of the state that settles last",
  columns: [
    ...keys,
    column('state', 'text', 'What is watched.'),
    column('time_s', 's', 'Simulated time since the start.'),
    column('mean', '1', 'Mean of the state over the first replications, in the sampled system.'),
    column('moving_average', '1', 'The same, averaged over the neighbourhood; empty near the end.'),
    column('measured', 'true/false', 'Whether this instant is measured; false in the warm-up.'),
    column('settled', 'true/false', 'Whether no bias of the start was found in what is measured.'),
  ],
};

/** Every CSV file of a run, with the meaning of each column. */
export const resultFiles: readonly ResultFile[] = [
  planFile,
  scaling,
  summary,
  replications,
  members,
  cores,
  sensitivity,
  warmUp,
];

/** The columns of a file for one result: the swept parameters by their names, failed members where there are any. */
export function columnNames(file: string, table: ResultTable): readonly string[] {
  const found = resultFiles.find((candidate) => candidate.name === file);
  if (found === undefined) throw new RangeError(`no result file is named ${file}`);
  const swept = table.scenario.sweep.map((factor) => factor.path);
  const intact = table.points.every((point) => point.failed === 0);
  return found.columns.flatMap(({ name }) => {
    if (name === SWEPT) return swept;
    return name === failedColumn.name && intact ? [] : [name];
  });
}

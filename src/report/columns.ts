import { metrics } from '../scenario/metrics.js';
import type { ResultTable } from '../experiment/result-table.js';
import { comparisonFile } from './comparison-columns.js';
import { faultFile } from './fault-columns.js';
import { planFile } from './plan-columns.js';
import {
  bottleneckColumn,
  type Column,
  column,
  columnNamesOf,
  estimateColumns,
  failedColumn,
  keyColumns as keys,
  membersColumn,
  replicationsColumn,
  type ResultFile,
  strategyColumn,
  sweptColumns,
} from './result-file.js';
import { scalingLawFile } from './scaling-law-columns.js';
import { sensitivityFile } from './sensitivity-columns.js';
import { tenantFile } from './tenant-columns.js';
import { timelineFile } from './timeline-columns.js';
import { warmUpFile } from './warm-up-columns.js';

const memberColumn = column('member', '1', 'Number of the member (SGM).');

const limitsOf = (name: string, unit: string): readonly Column[] => [
  column(`${name}_ci_low`, unit, `Lower limit of the 95 % confidence interval of ${name}.`),
  column(`${name}_ci_high`, unit, `Upper limit of the 95 % confidence interval of ${name}.`),
];

const withLimits = new Set(['capacity_bps', 'efficiency']);
const lastContracted = metrics.findIndex((metric) => metric.name === 'correction_share') + 1;

/** Metrics of later days come at the end. */
const lastInTheMiddle = metrics.findIndex((metric) => metric.name === 'latency_p999_s') + 1;

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
    ...metrics.slice(lastContracted, lastInTheMiddle),
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
      'Load at which a resource of some member is full by operational analysis, from the work of the connections alone, without synchronisation, correction and waits: no capacity exceeds it.',
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
    ...metrics.slice(lastInTheMiddle),
  ],
};

const summary: ResultFile = {
  name: 'summary.csv',
  rowPer: 'strategy, size, swept setting and metric: tidy',
  columns: [
    ...keys,
    column('metric', 'text', 'Name of the metric, as in scaling.csv.'),
    column('unit', 'text', 'Base unit of the metric; 1 for counts and shares.'),
    ...estimateColumns,
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

/** Every CSV file of a run, a comparison and a plan, with the meaning of each column. */
export const resultFiles: readonly ResultFile[] = [
  scaling,
  summary,
  replications,
  members,
  cores,
  comparisonFile,
  scalingLawFile,
  sensitivityFile,
  warmUpFile,
  planFile,
  timelineFile,
  faultFile,
  tenantFile,
];

/** The columns of a file for one result, as `columnNamesOf` has them. */
export function columnNames(file: string, table: ResultTable): readonly string[] {
  const found = resultFiles.find((candidate) => candidate.name === file);
  if (found === undefined) throw new RangeError(`no result file is named ${file}`);
  return columnNamesOf(found, table);
}

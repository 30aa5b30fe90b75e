import { metrics } from '../scenario/metrics.js';
import type { MemberResult, PointResult, ResultTable } from '../experiment/result-table.js';
import { columnNames } from './columns.js';
import { estimateOf } from './estimate-of.js';
import { csvText, type Row } from './csv-text.js';

/** `scaling.csv`: one wide row for each strategy, size and swept setting. */
export function scalingCsv(table: ResultTable): string {
  return file('scaling.csv', table, table.points.map(scalingRow));
}

/** `summary.csv`: one tidy row for each point and metric. */
export function summaryCsv(table: ResultTable): string {
  return file(
    'summary.csv',
    table,
    table.points.flatMap((point) => summaryRows(table, point)),
  );
}

/** `replications.csv`: the raw observations of each replication. */
export function replicationsCsv(table: ResultTable): string {
  const rows = table.points.flatMap((point) =>
    point.replications.map(({ replication, values }) => ({ ...values, ...keys(table, point), replication })),
  );
  return file('replications.csv', table, rows);
}

/** `members.csv`: the load of each member; figures that the catalogue does not know come last. */
export function membersCsv(table: ResultTable): string {
  const columns = columnNames('members.csv', table);
  const figures = table.points.flatMap((point) =>
    point.memberResults.flatMap((result) => Object.keys(result.values)),
  );
  const rows = table.points.flatMap((point) =>
    point.memberResults.map((result) => memberRow(table, point, result)),
  );
  return csvText('members.csv', [...new Set([...columns, ...figures])], rows);
}

/** `cores.csv`: the load of each core of each member. */
export function coresCsv(table: ResultTable): string {
  const rows = table.points.flatMap((point) =>
    point.coreResults.map((result) => ({ ...keys(table, point), ...result })),
  );
  return file('cores.csv', table, rows);
}

function file(name: string, table: ResultTable, rows: readonly Row[]): string {
  return csvText(name, columnNames(name, table), rows);
}

/** `sensitivity.csv`: what moves the capacity of each point, the strongest first. */
export function sensitivityCsv(table: ResultTable): string {
  const rows = table.points.flatMap((point) =>
    point.sensitivities.map(({ parameter, elasticity }) => ({
      ...keys(table, point),
      bottleneck: point.bottleneck,
      parameter,
      elasticity,
    })),
  );
  return file('sensitivity.csv', table, rows);
}

function keys(table: ResultTable, point: PointResult): Row {
  const { strategy, members, failed, sweep } = point;
  return { ...sweep, scenario: table.scenario.name, strategy, members, failed_members: failed };
}

function scalingRow(point: PointResult): Row {
  const means = Object.entries(point.estimates).flatMap(([name, estimate]) => [
    [name, estimate.mean] as const,
    [`${name}_ci_low`, estimate.ciLow] as const,
    [`${name}_ci_high`, estimate.ciHigh] as const,
  ]);
  return {
    ...point.sweep,
    ...Object.fromEntries(means),
    strategy: point.strategy,
    members: point.members,
    bottleneck: point.bottleneck,
    replications: point.replications.length,
    beyond_supported_limit: point.beyondSupportedLimit,
    sampled_share: point.sampledShare,
    warnings: point.warnings.join('; '),
    bottleneck_member: point.bottleneckMember,
    bottleneck_utilization: point.bottleneckUtilization,
    operational_bound_bps: point.operationalBound.bps,
    operational_bound_cps: point.operationalBound.cps,
    warm_up_s: point.warmUp.warmUp,
    measured_s: point.warmUp.duration,
    failed_members: point.failed,
  };
}

function summaryRows(table: ResultTable, point: PointResult): readonly Row[] {
  return metrics.flatMap(({ name, unit }) => {
    const estimate = estimateOf(point, name);
    const row = { ...keys(table, point), metric: name, unit };
    if (point.notEstimable.includes(name)) {
      return [{ ...row, replications: point.replications.length, method: 'not estimable' }];
    }
    if (estimate === undefined) return [];
    const { mean, ciLow, ciHigh, stdDev, replications, method } = estimate;
    return [{ ...row, mean, ci_low: ciLow, ci_high: ciHigh, std_dev: stdDev, replications, method }];
  });
}

function memberRow(table: ResultTable, point: PointResult, result: MemberResult): Row {
  return { ...result.values, ...keys(table, point), member: result.member, role: result.role };
}

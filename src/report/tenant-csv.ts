import type { PointResult, ResultTable, TenantResult } from '../experiment/result-table.js';
import { columnNames } from './columns.js';
import { csvText, type Row } from './csv-text.js';
import { tenantFile, WITH_INTERVAL } from './tenant-columns.js';

/** `tenants.csv`: every virtual system of every point that has some. */
export function tenantsCsv(table: ResultTable): string {
  const rows = table.points.flatMap((point) =>
    (point.tenants ?? []).map((tenant) => row(table, point, tenant)),
  );
  return csvText(tenantFile.name, columnNames(tenantFile.name, table), rows);
}

function row(table: ResultTable, point: PointResult, { name, estimates }: TenantResult): Row {
  const { strategy, members, sweep, replications } = point;
  const figures = Object.entries(estimates).map(([figure, { mean, ciLow, ciHigh }]) => {
    const limits = { [`${figure}_ci_low`]: ciLow, [`${figure}_ci_high`]: ciHigh };
    return { [figure]: mean, ...(WITH_INTERVAL.has(figure) && limits) };
  });
  return Object.assign(
    { ...sweep, scenario: table.scenario.name, strategy, members, virtual_system: name },
    ...figures,
    { replications: replications.length },
  ) as Row;
}

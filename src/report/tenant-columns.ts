import { TENANT_FIGURES } from '../experiment/tenant-results.js';
import { column, type Column, keyColumns, replicationsColumn, type ResultFile } from './result-file.js';

/** Figures with an interval of their own beside the mean. */
export const WITH_INTERVAL: ReadonlySet<string> = new Set([
  'connection_rate_cps',
  'drop_ratio',
  'latency_p99_s',
  'cpu_share',
]);

/** `tenants.csv`: what each row and column means. */
export const tenantFile: ResultFile = {
  name: 'tenants.csv',
  rowPer: 'strategy, size, swept setting and virtual system (tenant): who suffers from whom',
  columns: [
    ...keyColumns,
    column('virtual_system', 'text', 'Name of the virtual system.'),
    ...TENANT_FIGURES.flatMap(columnsOf),
    replicationsColumn,
  ],
};

function columnsOf({ name, unit, about }: Column): Column[] {
  if (!WITH_INTERVAL.has(name)) return [column(name, unit, about)];
  return [
    column(name, unit, about),
    column(`${name}_ci_low`, unit, `Lower limit of the 95 % confidence interval of ${name}.`),
    column(`${name}_ci_high`, unit, `Upper limit of the 95 % confidence interval of ${name}.`),
  ];
}

import type { PointResult, ResultTable, TenantResult } from '../../experiment/result-table.js';
import { formatBitRate, formatQuantity, formatSeconds, formatShare } from '../../units/format.js';
import { settingText } from '../setting-text.js';
import { strategyColor } from '../strategy-colors.js';
import { type BlockColumn, blockTable } from './block-table.js';
import type { Paint } from './paint.js';
import { plainText } from './plain-text.js';

const MOST_BLOCKS = 12;
const COLUMNS: readonly BlockColumn[] = [
  { head: ' virtual system', width: 22, align: 'left' },
  { head: 'offered', width: 11, align: 'right' },
  { head: 'forwarded', width: 11, align: 'right' },
  { head: 'dropped', width: 11, align: 'right' },
  { head: '99 % within', width: 13, align: 'right' },
  { head: 'fw CPU', width: 10, align: 'right' },
];

/** What each virtual system got, in 80 columns; empty where there are none. */
export function terminalTenants({ points }: ResultTable, paint: Paint): string {
  const shown = points.filter(({ tenants }) => tenants !== undefined);
  if (shown.length === 0) return '';
  const blocks = shown.slice(0, MOST_BLOCKS).map((point) => ({
    title: paint.strong(paint.hue(strategyColor(point.strategy).terminal, plainText(titleOf(point)))),
    rows: point.tenants!.map(cells),
  }));
  const more = shown.length - MOST_BLOCKS;
  return [...blockTable(COLUMNS, blocks), ...(more > 0 ? [` ${more} more in tenants.csv`] : [])].join('\n');
}

function titleOf(point: PointResult): string {
  const setting = settingText(point);
  const size = `${point.strategy} x ${point.members}`;
  return setting === '' ? size : `${size}, ${setting}`;
}

function cells({ name, estimates }: TenantResult): string[] {
  const of = (figure: string): number | undefined =>
    figure in estimates ? estimates[figure].mean : undefined;
  const [drops, wait] = [of('drop_ratio'), of('latency_p99_s')];
  return [
    ` ${plainText(name).slice(0, 20)}`,
    formatQuantity(of('offered_cps') ?? 0, 'connectionRate'),
    formatBitRate(of('throughput_bps') ?? 0),
    drops === undefined ? '' : formatShare(drops),
    wait === undefined ? '' : formatSeconds(wait),
    formatShare(of('cpu_share') ?? 0),
  ];
}

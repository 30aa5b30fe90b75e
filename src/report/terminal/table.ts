import { group } from 'd3-array';
import type { Estimate, PointResult, ResultTable } from '../../experiment/result-table.js';
import { formatBitRate, formatShare } from '../../units/format.js';
import { estimateOf } from '../estimate-of.js';
import { settingText } from '../setting-text.js';
import { strategyColor } from '../strategy-colors.js';
import { borderlessTable, type TableColumn } from './borderless-table.js';
import type { Paint } from './paint.js';
import { plainText } from './plain-text.js';

const MOST_SIZES = 6;
const COLUMNS: readonly TableColumn[] = [
  { head: 'members', width: 8, align: 'right' },
  { head: 'capacity', width: 18, align: 'right' },
  { head: 'efficiency', width: 14, align: 'right' },
  { head: 'loss each', width: 10, align: 'right' },
  { head: 'sync', width: 10, align: 'right' },
  { head: ' what binds', width: 20, align: 'left' },
];

/** The results in 80 columns: a block for each strategy and swept setting, a line for each of a few sizes. */
export function terminalTable(table: ResultTable, paint: Paint): string {
  const blocks = [...group(table.points, blockTitle)].map(([title, points]) => ({
    title: paint.strong(paint.hue(strategyColor(points[0].strategy).terminal, plainText(title))),
    rows: chosenSizes(points).map(cells),
  }));
  return [...borderlessTable(COLUMNS, blocks), ...legend(table)].join('\n');
}

/** A few sizes that span the range: all if they are few, else evenly by rank, the smallest and largest among them. */
export function chosenSizes<T>(sizes: readonly T[]): readonly T[] {
  if (sizes.length <= MOST_SIZES) return sizes;
  const step = (sizes.length - 1) / (MOST_SIZES - 1);
  return Array.from({ length: MOST_SIZES }, (_, place) => sizes[Math.round(place * step)]);
}

function blockTitle(point: PointResult): string {
  const setting = settingText(point);
  return setting === '' ? point.strategy : `${point.strategy}, ${setting}`;
}

function cells(point: PointResult): string[] {
  const marks = `${point.beyondSupportedLimit ? '*' : ''}${point.warnings.length > 0 ? '!' : ''}`;
  const carried = estimateOf(point, 'capacity_bps') ?? estimateOf(point, 'throughput_bps');
  const loss = estimateOf(point, 'degradation_per_added_member');
  const sync = estimateOf(point, 'sync_bps');
  return [
    `${point.members}${marks}`,
    carried === undefined ? '' : `${formatBitRate(carried.mean)}${relativeHalfWidth(carried)}`,
    efficiencyCell(estimateOf(point, 'efficiency')),
    loss === undefined ? '' : formatShare(loss.mean),
    sync === undefined ? '' : formatBitRate(sync.mean),
    ` ${plainText(point.bottleneck)}`,
  ];
}

function efficiencyCell(efficiency: Estimate | undefined): string {
  if (efficiency === undefined) return '';
  const width = halfWidth(efficiency);
  return `${(100 * efficiency.mean).toFixed(1)}${width === null ? '' : ` ± ${(100 * width).toFixed(1)}`} %`;
}

function relativeHalfWidth(estimate: Estimate): string {
  const width = halfWidth(estimate);
  return width === null || estimate.mean === 0
    ? ''
    : ` ± ${((100 * width) / Math.abs(estimate.mean)).toFixed(1)} %`;
}

function halfWidth({ ciLow, ciHigh }: Estimate): number | null {
  return ciLow === null || ciHigh === null ? null : (ciHigh - ciLow) / 2;
}

function legend({ points }: ResultTable): readonly string[] {
  const beyond = points.some((point) => point.beyondSupportedLimit);
  const warned = points.some((point) => point.warnings.length > 0);
  return [
    ...(points.length > 0
      ? ['', ' ± half width of the 95 % confidence interval', ' loss each: efficiency lost per added member']
      : []),
    ...(beyond ? [' * more members than the vendor documents for the strategy'] : []),
    ...(warned ? [' ! with a warning, see below'] : []),
  ];
}

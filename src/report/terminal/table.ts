import { group } from 'd3-array';
import type { Estimate, PointResult, ResultTable } from '../../experiment/result-table.js';
import { formatBitRate, formatSeconds, formatShare } from '../../units/format.js';
import { estimateOf } from '../estimate-of.js';
import { halfWidth, relativeHalfWidth } from '../half-width.js';
import { settingText } from '../setting-text.js';
import { strategyColor } from '../strategy-colors.js';
import { type BlockColumn, blockTable } from './block-table.js';
import type { Paint } from './paint.js';
import { plainText } from './plain-text.js';

const MOST_SIZES = 6;

/** Columns of a capacity that was searched, and of what a given load came to. */
const CAPACITY_COLUMNS = columnsOf('capacity', 'efficiency', 'loss each', 'what binds');
const LOAD_COLUMNS = columnsOf('throughput', 'latency p99', 'dropped', 'nearest limit');

function columnsOf(carried: string, second: string, third: string, binds: string): readonly BlockColumn[] {
  return [
    { head: 'members', width: 8, align: 'right' },
    { head: carried, width: 18, align: 'right' },
    { head: second, width: 14, align: 'right' },
    { head: third, width: 10, align: 'right' },
    { head: 'sync', width: 10, align: 'right' },
    { head: ` ${binds}`, width: 20, align: 'left' },
  ];
}

/** The results in 80 columns: a block for each strategy and swept setting, a line for each of a few sizes. */
export function terminalTable(table: ResultTable, paint: Paint): string {
  const searched = table.scenario.load.kind === 'capacity';
  const blocks = [...group(table.points, blockTitle)].map(([title, points]) => {
    const { terminal } = strategyColor(points[0].strategy);
    const rows = chosenSizes(points).map(searched ? capacityCells : loadCells);
    return { title: paint.strong(paint.hue(terminal, plainText(title))), rows };
  });
  return [...blockTable(searched ? CAPACITY_COLUMNS : LOAD_COLUMNS, blocks), ...legend(table)].join('\n');
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

function capacityCells(point: PointResult): string[] {
  const loss = estimateOf(point, 'degradation_per_added_member');
  return cells(
    point,
    carriedCell(estimateOf(point, 'capacity_bps')),
    efficiencyCell(estimateOf(point, 'efficiency')),
    loss === undefined ? '' : formatShare(loss.mean),
  );
}

function loadCells(point: PointResult): string[] {
  const late = estimateOf(point, 'latency_p99_s');
  const drops = estimateOf(point, 'drop_ratio');
  return cells(
    point,
    carriedCell(estimateOf(point, 'throughput_bps')),
    late === undefined ? '' : formatSeconds(late.mean),
    drops === undefined ? '' : formatShare(drops.mean),
  );
}

function cells(point: PointResult, carried: string, second: string, third: string): string[] {
  const marks = `${point.beyondSupportedLimit ? '*' : ''}${point.warnings.length > 0 ? '!' : ''}`;
  const sync = estimateOf(point, 'sync_bps');
  return [
    `${point.members}${marks}`,
    carried,
    second,
    third,
    sync === undefined ? '' : formatBitRate(sync.mean),
    ` ${plainText(point.bottleneck)}`,
  ];
}

const carriedCell = (carried: Estimate | undefined): string =>
  carried === undefined ? '' : `${formatBitRate(carried.mean)}${relativeHalfWidth(carried)}`;

function efficiencyCell(efficiency: Estimate | undefined): string {
  if (efficiency === undefined) return '';
  const width = halfWidth(efficiency);
  return `${(100 * efficiency.mean).toFixed(1)}${width === null ? '' : ` ± ${(100 * width).toFixed(1)}`} %`;
}

function legend({ points, scenario }: ResultTable): readonly string[] {
  const beyond = points.some((point) => point.beyondSupportedLimit);
  const warned = points.some((point) => point.warnings.length > 0);
  return [
    ...(points.length > 0 ? ['', ' ± half width of the 95 % confidence interval'] : []),
    ...(points.length > 0 && scenario.load.kind === 'capacity'
      ? [' loss each: efficiency lost per added member']
      : []),
    ...(beyond ? [' * more members than the vendor documents for the strategy'] : []),
    ...(warned ? [' ! with a warning, see below'] : []),
  ];
}

import { group } from 'd3-array';
import type { Comparison, PointComparison } from '../../experiment/comparison.js';
import type { MetricComparison } from '../../experiment/comparison/metric-comparison.js';
import { formatBitRate } from '../../units/format.js';
import { metricOf } from '../comparison-ratio.js';
import { decimalsFor, rangeText } from '../range-text.js';
import { settingText } from '../setting-text.js';
import { strategyColor } from '../strategy-colors.js';
import { type BlockColumn, blockTable } from './block-table.js';
import type { Paint } from './paint.js';
import { plainText } from './plain-text.js';
import { chosenSizes } from './table.js';

const COLUMNS: readonly BlockColumn[] = [
  { head: 'members', width: 8, align: 'right' },
  { head: 'ratio', width: 26, align: 'right' },
  { head: 'difference', width: 23, align: 'right' },
  { head: 'pairing', width: 8, align: 'right' },
  { head: 'verdict', width: 15, align: 'left' },
];

/** More would not fit. */
const MOST_DECIMALS = 4;

/** A row of the table: what is compared of a point. */
interface Line {
  readonly pair: PointComparison;
  readonly compared: MetricComparison;
}

/** The comparison in 80 columns: capacity, or throughput under a fixed load, at a few sizes; empty where nothing is compared. */
export function comparisonTable(comparison: Comparison, paint: Paint): string {
  const lines = comparison.points.flatMap((pair) => {
    const compared = ['capacity_bps', 'throughput_bps']
      .map((name) => metricOf(pair, name))
      .find((metric) => metric !== undefined);
    return compared === undefined ? [] : [{ pair, compared }];
  });
  if (lines.length === 0) return '';
  const blocks = [...group(lines, ({ pair }) => titleOf(pair))].map(([title, own]) => ({
    title: paint.strong(paint.hue(strategyColor(own[0].pair.point.strategy).terminal, plainText(title))),
    rows: chosenSizes(own).map(cells),
  }));
  const what = lines[0].compared.metric.name === 'capacity_bps' ? 'Capacity' : 'Throughput';
  return [
    plainText(` ${what} against ${comparison.baseline}`),
    ...blockTable(COLUMNS, blocks),
    ...legend(comparison, lines),
  ].join('\n');
}

function titleOf({ point }: PointComparison): string {
  const setting = settingText(point);
  return setting === '' ? point.strategy : `${point.strategy}, ${setting}`;
}

function cells({ pair: { point, baseline }, compared }: Line): readonly string[] {
  const isBeyond = point.beyondSupportedLimit || baseline.beyondSupportedLimit;
  const { varianceRatio } = compared.difference;
  return [
    `${point.members}${isBeyond ? '*' : ''}`,
    ratioCell(compared),
    differenceCell(compared),
    varianceRatio === null ? '' : String(Number(varianceRatio.toPrecision(2))),
    compared.verdict,
  ];
}

function ratioCell({ ratio }: MetricComparison): string {
  if (ratio === null) return '';
  const { mean, low, high } = ratio;
  if (low === null || high === null) return String(Number(mean.toPrecision(3)));
  const decimals = decimalsFor({ low, high }, MOST_DECIMALS);
  return `${mean.toFixed(decimals)} (${rangeText({ low, high }, MOST_DECIMALS)})`;
}

function differenceCell({ difference: { mean, low, high } }: MetricComparison): string {
  const width = low === null || high === null ? '' : ` ± ${formatBitRate((high - low) / 2)}`;
  return `${formatBitRate(mean)}${width}`;
}

function legend({ confidence }: Comparison, lines: readonly Line[]): readonly string[] {
  const [{ compared }] = lines;
  const each = percent(compared.confidence);
  const beyond = lines.some(
    ({ pair }) => pair.point.beyondSupportedLimit || pair.baseline.beyondSupportedLimit,
  );
  return [
    '',
    ` intervals of ${compared.comparisons} comparisons that hold together with ${percent(confidence)}: ${each} each`,
    ' pairing: variance of the difference over that of independent runs',
    ...(beyond ? [' * more members than the vendor documents for one of the two'] : []),
  ];
}

/** A confidence level with the digits that tell it from 1. */
function percent(level: number): string {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(100 * (1 - level))));
  return `${Number((100 * level).toFixed(digits))} %`;
}

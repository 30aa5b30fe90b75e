import type { CoreResult, PointResult } from '../../experiment/result-table.js';
import { formatShare } from '../../units/format.js';
import { readingPoints } from '../reading-point.js';
import { seriesLooks } from '../series-classes.js';
import { settingText } from '../setting-text.js';
import type { Chart } from './chart.js';
import { subtitleOf } from './curve-notes.js';
import { type DrawnPanel, panelForm } from './drawing.js';
import { type Element, svgElement } from './plot-document.js';

const MARGINS = { left: 44, right: 12, top: 8, bottom: 38 };
const TALLEST_CELL = 15;
/** Tints of the cells, from idle to fully loaded. */
export const HEAT_STEPS = 10;
/** Above so many cells in all the cells are not told one by one: members.csv and cores.csv have them. */
const MOST_TOLD = 2500;

/** Load of every core of every member at one size, as a heat map. */
export const balanceChart: Chart = {
  name: 'balance',
  draw({ table }, form) {
    const points = readingPoints(table).filter(({ coreResults }) => coreResults.length > 0);
    if (points.length === 0) return null;
    const { width } = panelForm(form === 'file' ? 'narrow' : form, points.length);
    const told = points.reduce((sum, { coreResults }) => sum + coreResults.length, 0) <= MOST_TOLD;
    const [{ members }] = points;
    const looks = seriesLooks(table);
    return {
      title: `Load of members and cores at ${members} ${members === 1 ? 'member' : 'members'}`,
      subtitle: subtitleOf(table),
      panels: points.map((point) => panelOf(point, form === 'narrow' ? 340 : Math.min(width, 500), told)),
      notes: [
        'Columns are members, rows are cores, SNDs first. A tint begins at the load that its key gives.',
      ],
      key: Array.from({ length: HEAT_STEPS }, (_, step) => ({
        className: `heat-${step}`,
        letter: '',
        sample: 'area' as const,
        text: `${10 * step} %`,
      })),
      colors: new Map(
        points.map(({ strategy }) => [looks.get(strategy)!.className, looks.get(strategy)!.color]),
      ),
    };
  },
};

function panelOf(point: PointResult, width: number, told: boolean): DrawnPanel {
  const rows = Math.max(...point.coreResults.map(({ core }) => core)) + 1;
  const inner = {
    width: width - MARGINS.left - MARGINS.right,
    height: Math.min(TALLEST_CELL, 400 / rows) * rows,
  };
  const cell = { width: Math.min(26, inner.width / point.members), height: inner.height / rows };
  const height = Math.ceil(inner.height + MARGINS.top + MARGINS.bottom);
  const root = svgElement('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'font-size': 12 });
  const setting = settingText(point);
  root.append(...(told ? cells(point, cell) : rowsOfTint(point, cell)), ...labels(point, rows, cell, height));
  const title = `${point.strategy}${setting === '' ? '' : `, ${setting}`}: ${spread(point)}`;
  return { title, width, height, element: root };
}

interface Cell {
  readonly width: number;
  readonly height: number;
}

const round = (pixels: number): number => Math.round(10 * pixels) / 10;

const heatOf = (utilization: number): number =>
  Math.min(HEAT_STEPS - 1, Math.max(0, Math.floor(utilization * HEAT_STEPS)));

function cells({ coreResults }: PointResult, cell: Cell): readonly Element[] {
  return coreResults.map((result) => {
    const { x, y } = placeOf(result, cell);
    const size = { width: round(cell.width - 1), height: round(cell.height - 1) };
    const rect = svgElement('rect', { x, y, ...size, class: `heat-${heatOf(result.utilization)}` });
    const { member, core, role, utilization } = result;
    rect.append(
      svgElement('title', {}, `member ${member}, core ${core} (${role}): ${formatShare(utilization)}`),
    );
    return rect;
  });
}

/** The same cells as one shape for each tint. */
function rowsOfTint({ coreResults }: PointResult, cell: Cell): readonly Element[] {
  const size = { width: round(cell.width * 0.92), height: round(cell.height * 0.92) };
  const box = `h${size.width}v${size.height}h-${size.width}z`;
  return Array.from({ length: HEAT_STEPS }, (_, step) => {
    const own = coreResults.filter(({ utilization }) => heatOf(utilization) === step);
    const shape = own.map((result) => {
      const { x, y } = placeOf(result, cell);
      return `M${x} ${y}${box}`;
    });
    return svgElement('path', { d: shape.join(''), class: `heat-${step}` });
  });
}

function placeOf({ member, core }: CoreResult, cell: Cell): { readonly x: number; readonly y: number } {
  return { x: round(MARGINS.left + (member - 1) * cell.width), y: round(MARGINS.top + core * cell.height) };
}

function labels({ members }: PointResult, rows: number, cell: Cell, height: number): readonly Element[] {
  const text = { fill: 'currentColor', 'text-anchor': 'middle' };
  const everyMember = Math.ceil(members / 13);
  const everyCore = Math.ceil(rows / 8);
  const foot = height - MARGINS.bottom;
  const numbers = Array.from({ length: members }, (_, index) => index + 1);
  const cores = Array.from({ length: rows }, (_, index) => index);
  return [
    ...numbers
      .filter((number) => (number - 1) % everyMember === 0)
      .map((number) => {
        const x = round(MARGINS.left + (number - 0.5) * cell.width);
        return svgElement('text', { ...text, x, y: foot + 14 }, String(number));
      }),
    ...cores
      .filter((core) => core % everyCore === 0)
      .map((core) => {
        const y = round(MARGINS.top + (core + 0.5) * cell.height + 4);
        return svgElement('text', { ...text, x: MARGINS.left - 12, y }, String(core));
      }),
    svgElement(
      'text',
      { ...text, x: round(MARGINS.left + (members * cell.width) / 2), y: foot + 32 },
      'Members',
    ),
    svgElement(
      'text',
      { ...text, transform: `translate(12 ${round(MARGINS.top + (rows * cell.height) / 2)}) rotate(-90)` },
      'Cores',
    ),
  ];
}

/** Load of the busiest and of the idlest member, mean over its cores. */
function spread({ coreResults }: PointResult): string {
  const sums = new Map<number, { sum: number; count: number }>();
  for (const { member, utilization } of coreResults) {
    const { sum, count } = sums.get(member) ?? { sum: 0, count: 0 };
    sums.set(member, { sum: sum + utilization, count: count + 1 });
  }
  const means = [...sums.values()].map(({ sum, count }) => sum / count);
  const [least, most] = [Math.min(...means), Math.max(...means)].map((mean) => formatShare(mean));
  return least === most ? `members at ${most}` : `members at ${least} to ${most}`;
}

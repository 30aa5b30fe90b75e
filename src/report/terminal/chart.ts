import { ticks } from 'd3-array';
import type { ResultTable } from '../../experiment/result-table.js';
import { axisScale, tickFormat, type AxisScale } from '../charts/axis-scale.js';
import { scalingCurves, type Curve, type CurvePanel } from '../curves.js';
import { BrailleCanvas, type CanvasCell } from './braille-canvas.js';
import type { Paint } from './paint.js';
import { plainText } from './plain-text.js';

const COLUMNS = 66;
const ROWS = 10;
const LABEL_WIDTH = 7;
const MOST_PANELS = 4;
const NOBODY = -1;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Axes of one chart: the largest size and rate that fit, and the unit of the rates. */
interface Axes {
  readonly maxMembers: number;
  readonly maxValue: number;
  readonly scale: AxisScale;
  readonly quantity: string;
}

/** The scaling curves in characters, at most 78 columns wide; empty where there is only one size to draw. */
export function terminalChart(table: ResultTable, paint: Paint): string {
  const { panels, quantity } = scalingCurves(table);
  const points = panels.flatMap((panel) => panel.curves.flatMap((curve) => curve.points));
  if (new Set(points.map((point) => point.members)).size < 2) return '';
  const carried = Math.max(...points.map((point) => point.value));
  const maxMembers = Math.max(...points.map((point) => point.members));
  const axes = { maxMembers, maxValue: 1.08 * carried || 1, scale: axisScale(carried), quantity };
  const more = panels.length - MOST_PANELS;
  const charts = panels.slice(0, MOST_PANELS).map((panel) => panelText(panel, axes, paint));
  return [...charts, ...(more > 0 ? [`${more} more in scaling.svg`] : [])].join('\n\n');
}

function panelText(panel: CurvePanel, axes: Axes, paint: Paint): string {
  const cells = draw(panel, axes);
  const rates = rateLabels(axes);
  const title = panel.title === '' ? '' : `, ${plainText(panel.title).slice(0, 50)}`;
  return [
    ` ${axes.quantity} (${axes.scale.prefix}bps) by members${title}`,
    ...cells.map((row, index) =>
      `${rates[index]}${row.map((cell) => paintCell(cell, panel, paint)).join('')}`.trimEnd(),
    ),
    `${'0'.padStart(LABEL_WIDTH)} └${'─'.repeat(COLUMNS)}`,
    sizeLabels(axes),
    ...legend(panel, paint),
  ].join('\n');
}

function draw(panel: CurvePanel, axes: Axes): readonly (readonly CanvasCell[])[] {
  const canvas = new BrailleCanvas(COLUMNS, ROWS);
  const at = (members: number, value: number): [number, number] => [
    Math.round((members / axes.maxMembers) * (canvas.dotsWide - 1)),
    Math.round((value / axes.maxValue) * (canvas.dotsHigh - 1)),
  ];
  const { singleGateway, curves } = panel;
  if (singleGateway !== null)
    canvas.line([0, 0], at(axes.maxMembers, axes.maxMembers * singleGateway), NOBODY, 6);
  const rows = () => canvas.rows().map((row) => [...row]);
  curves.forEach((curve, owner) => {
    const dots = curve.points.map((point) => at(point.members, point.value));
    dots.slice(1).forEach((dot, index) => canvas.line(dots[index], dot, owner));
  });
  return curves.reduce((cells, curve, owner) => mark(cells, curve, owner, at), rows());
}

/** Puts the letter of a curve at its last size, or at a free size before if another letter stands there. */
function mark(
  cells: CanvasCell[][],
  curve: Curve,
  owner: number,
  at: (members: number, value: number) => readonly [number, number],
): CanvasCell[][] {
  for (const { members, value } of curve.points.toReversed()) {
    const [x, y] = at(members, value);
    const row = cells[ROWS - 1 - (y >> 2)];
    if (LETTERS.includes(row[x >> 1].text)) continue;
    row[x >> 1] = { text: LETTERS[owner % LETTERS.length], owner };
    break;
  }
  return cells;
}

function paintCell({ text, owner }: CanvasCell, panel: CurvePanel, paint: Paint): string {
  if (owner === NOBODY) return text === ' ' ? text : paint.quiet(text);
  return paint.hue(panel.curves[owner].color.terminal, text);
}

function rateLabels({ maxValue, scale }: Axes): readonly string[] {
  const rates = ticks(0, maxValue, 5).filter((rate) => rate > 0);
  const print = tickFormat(rates, scale);
  const rows = new Map(
    rates.map((rate) => [ROWS - 1 - Math.floor((rate / maxValue) * (ROWS - 1 / 4)), print(rate)]),
  );
  return Array.from({ length: ROWS }, (_, row) => {
    const label = rows.get(row);
    return label === undefined ? `${' '.repeat(LABEL_WIDTH)} │` : `${label.padStart(LABEL_WIDTH)} ┤`;
  });
}

function sizeLabels({ maxMembers }: Axes): string {
  const line = Array.from({ length: LABEL_WIDTH + 2 + COLUMNS }, () => ' ');
  for (const size of ticks(0, maxMembers, Math.min(10, maxMembers)).filter(
    (tick) => tick > 0 && Number.isInteger(tick),
  )) {
    const text = String(size);
    const end = LABEL_WIDTH + 2 + Math.round((size / maxMembers) * (COLUMNS - 1));
    for (let i = 0; i < text.length; i += 1) line[end - text.length + 1 + i] = text[i];
  }
  return line.join('').trimEnd();
}

function legend(panel: CurvePanel, paint: Paint): readonly string[] {
  const entries = panel.curves.map((curve, owner) => {
    const name = plainText(curve.label).slice(0, 34);
    return { name, text: paint.hue(curve.color.terminal, `${LETTERS[owner % LETTERS.length]} ${name}`) };
  });
  const ideal =
    panel.singleGateway === null
      ? []
      : [{ name: 'members x single gateway', text: paint.quiet('· members x single gateway') }];
  const all = [...entries, ...ideal];
  return Array.from({ length: Math.ceil(all.length / 2) }, (_, row) => {
    const [left, right] = [all[2 * row], all.at(2 * row + 1)];
    const gap = ' '.repeat(36 - left.name.length);
    return right === undefined || 2 * row + 1 >= all.length
      ? ` ${left.text}`
      : ` ${left.text}${gap}${right.text}`;
  });
}

import { ticks } from 'd3-array';
import type { Curve } from '../curves.js';
import { tickFormat } from './axis-scale.js';
import { axisTitle, type LaidOut, tipOf } from './curve-layout.js';
import { figureText } from './figure-kind.js';
import { type Element, svgElement } from './plot-document.js';

const ROW = 44;
const BAR = 16;
const LEFT = 16;
const AXIS_HEIGHT = 46;
const TOP = 8;

/** Height of a drawing of so many bars. */
export const barsHeight = (bars: number): number => TOP + bars * ROW + AXIS_HEIGHT;

/** Where only one size was asked for there is no curve: a bar with its interval for each, beneath its name. */
export function barsPanel({ panel, layout }: LaidOut): Element {
  const { width, maxValue, unit, named } = layout;
  const height = barsHeight(panel.curves.length);
  const right = named ? 170 : 110;
  const at = (value: number): number =>
    rounded(LEFT + (Math.min(value, maxValue) / maxValue) * (width - LEFT - right));
  const root = svgElement('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
  const values = ticks(0, maxValue, named ? 6 : 4);
  const format = tickFormat(values, unit);
  const foot = height - AXIS_HEIGHT;
  const quiet = { fill: 'currentColor', 'text-anchor': 'middle', 'font-size': 12 };
  for (const value of values) {
    root.append(
      svgElement('path', {
        d: `M${at(value)} ${TOP}V${foot}`,
        stroke: 'currentColor',
        'stroke-opacity': value === 0 ? 0.5 : 0.14,
      }),
      svgElement('text', { ...quiet, x: at(value), y: foot + 16 }, format(value)),
    );
  }
  root.append(svgElement('text', { ...quiet, x: at(maxValue / 2), y: foot + 36 }, axisTitle(layout)));
  panel.curves.forEach((curve, index) => {
    root.append(barOf(curve, TOP + index * ROW, at, { panel, layout }));
  });
  return root;
}

const rounded = (pixels: number): number => Math.round(10 * pixels) / 10;

function barOf(curve: Curve, y: number, at: (value: number) => number, { layout }: LaidOut): Element {
  const [point] = curve.points;
  const { value, high, beyondSupportedLimit } = point;
  const low = Math.max(0, point.low);
  const { className } = layout.looks.get(curve.label)!;
  const group = svgElement('g', {});
  const middle = y + 22 + BAR / 2;
  const bar = svgElement('rect', {
    x: at(0),
    y: y + 22,
    width: rounded(Math.max(0, at(value) - at(0))),
    height: BAR,
    class: `${className} solid`,
    'fill-opacity': beyondSupportedLimit ? 0.4 : 0.85,
  });
  bar.append(svgElement('title', {}, tipOf(curve, layout)(point)));
  group.append(
    svgElement('text', { x: at(0) + 4, y: y + 16, fill: 'currentColor', 'font-size': 12.5 }, curve.label),
    bar,
    svgElement('path', {
      d: `M${at(low)} ${middle}H${at(high)}M${at(low)} ${middle - 4}v8M${at(high)} ${middle - 4}v8`,
      class: 'ink',
      stroke: 'currentColor',
      'stroke-width': 1.2,
    }),
    svgElement(
      'text',
      { x: at(high) + 8, y: middle + 4, fill: 'currentColor', 'font-size': 12.5 },
      valueLabel(curve, layout),
    ),
  );
  return group;
}

function valueLabel({ points: [point] }: Curve, { kind, besideBar }: LaidOut['layout']): string {
  const beside = besideBar(point);
  return `${figureText(point.value, kind)}${beside === '' ? '' : ` (${beside})`}`;
}

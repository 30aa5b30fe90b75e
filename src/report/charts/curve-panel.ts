import * as Plot from '@observablehq/plot';
import { ticks } from 'd3-array';
import type { Curve, CurvePoint } from '../curves.js';
import { tickFormat } from './axis-scale.js';
import {
  axisTitle,
  CURVE_MARGINS,
  type CurveLayout,
  type Guide,
  type LaidOut,
  tipOf,
} from './curve-layout.js';
import { endLabels, labelWidth } from './end-labels.js';
import { logarithmicTicks } from './logarithmic-ticks.js';
import { type Element, type Mark, plotElement } from './plot-document.js';
import { valueAxis } from './value-axis.js';

/** A figure over members: a line with its band for each curve, guides, landmarks, and labels at the ends of the lines. */
export function curvePanel(laidOut: LaidOut): Element {
  const { panel, layout } = laidOut;
  const { width, height, maxMembers, minValue, maxValue, named } = layout;
  const values = minValue > 0 ? logarithmicTicks(minValue, maxValue) : ticks(0, maxValue, named ? 6 : 4);
  return plotElement({
    ...CURVE_MARGINS,
    marginRight: labelWidth(laidOut),
    width,
    height,
    x: { domain: [0, maxMembers], axis: null },
    y: { domain: [minValue, maxValue], axis: null, type: minValue > 0 ? 'log' : 'linear' },
    marks: [
      Plot.gridY(values, { strokeOpacity: 0.14 }),
      Plot.ruleY([minValue], { strokeOpacity: 0.5 }),
      ...axes(layout, values),
      ...layout.guides.map(guideMark),
      ...panel.curves.map((curve) => band(curve, layout)),
      ...panel.curves.flatMap((curve) => lines(curve, layout)),
      ...landmarkMarks(layout),
      ...endLabels(laidOut),
    ],
  });
}

function axes(layout: CurveLayout, values: readonly number[]): readonly Mark[] {
  const { maxMembers, named, unit } = layout;
  const wanted = Math.min(named ? 12 : 6, maxMembers);
  const sizes = ticks(0, maxMembers, wanted).filter((size) => size > 0 && Number.isInteger(size));
  const members = { label: 'Members', labelAnchor: 'center', labelArrow: 'none', labelOffset: 36 } as const;
  return [
    Plot.axisX(sizes, { tickSize: 0, tickFormat: 'd', ...members }),
    ...valueAxis(values, tickFormat(values, unit), axisTitle(layout)),
  ];
}

const value = (point: CurvePoint): number => point.value;
const members = (point: CurvePoint): number => point.members;

function guideMark({ points, className, dashes }: Guide): Mark {
  const stroke = { className, stroke: 'currentColor', strokeWidth: 1.2, strokeDasharray: dashes };
  return Plot.line(points, { x: 'members', y: 'value', ...stroke });
}

function band(curve: Curve, { looks, minValue }: CurveLayout): Mark {
  return Plot.areaY(curve.points, {
    x: members,
    y1: (point: CurvePoint) => Math.max(point.low, minValue),
    y2: (point: CurvePoint) => Math.max(point.high, minValue),
    className: `${looks.get(curve.label)!.className} solid`,
    fillOpacity: 0.18,
  });
}

/** Solid with full dots as far as the strategy is supported, dashed with hollow dots beyond. */
function lines(curve: Curve, layout: CurveLayout): readonly Mark[] {
  const { className } = layout.looks.get(curve.label)!;
  const supported = curve.points.filter((point) => !point.beyondSupportedLimit);
  const beyond = curve.points.filter((point) => point.beyondSupportedLimit);
  const stroke = { x: members, y: value, className, stroke: 'currentColor', strokeWidth: 2 };
  const title = tipOf(curve, layout);
  const dot = { x: members, y: value, r: 2.6, strokeWidth: 1.3, stroke: 'currentColor', title };
  return [
    Plot.line(supported, stroke),
    Plot.line([...supported.slice(-1), ...beyond], { ...stroke, strokeDasharray: '5 4', strokeWidth: 1.6 }),
    Plot.dot(supported, { ...dot, className: `${className} solid`, fill: 'currentColor' }),
    Plot.dot(beyond, { ...dot, className: `${className} hollow`, fill: 'white' }),
  ];
}

/** A bar across the line, or a ring around the dot. */
function landmarkMarks({ landmarks }: CurveLayout): readonly Mark[] {
  return landmarks.map(({ members: x, value: y, className, shape, tip }) => {
    const at = { x: [x], y: [y], className, stroke: 'currentColor', title: [tip] };
    return shape === 'bar'
      ? Plot.vector([0], { ...at, strokeWidth: 2.4, length: 18, shape: BAR, anchor: 'middle' })
      : Plot.dot([0], { ...at, r: 6.5, strokeWidth: 1.6 });
  });
}

const BAR = {
  draw(context: { moveTo(x: number, y: number): void; lineTo(x: number, y: number): void }, length: number) {
    context.moveTo(0, 0);
    context.lineTo(0, -length);
  },
};

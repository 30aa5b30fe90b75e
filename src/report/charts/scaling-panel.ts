import * as Plot from '@observablehq/plot';
import { ticks } from 'd3-array';
import type { Curve, CurvePanel, CurvePoint } from '../curves.js';
import { formatBitRate, formatShare } from '../../units/format.js';
import { tickFormat, type AxisScale } from './axis-scale.js';
import { plotElement, type Element, type Mark } from './plot-document.js';
import { spreadLabels } from './spread-labels.js';

/** What panels of one chart have in common, so that they can be compared by eye. */
export interface PanelLayout {
  readonly width: number;
  readonly height: number;
  readonly scale: AxisScale;
  readonly quantity: string;
  /** Upper ends of the axes: members, and bits per second. */
  readonly maxMembers: number;
  readonly maxValue: number;
  /** Class name of each curve, in order. */
  readonly classes: readonly string[];
  /** Whether only one size was asked for: bars then, not curves. */
  readonly oneSize: boolean;
}

const MARGINS = { marginTop: 38, marginBottom: 46, marginLeft: 64 };
const LABEL_GAP = 16;
const LABEL_START = 26;
const LETTER_WIDTH = 7.3;
const IDEAL = 'members × single gateway';
const INLINE_IDEAL = 0.8;

/** Capacity over members: a line with its band for each curve, the ideal, and labels at the ends of the lines. */
export function scalingPanel(panel: CurvePanel, layout: PanelLayout): Element {
  const { width, height, maxMembers, maxValue } = layout;
  const rates = ticks(0, maxValue, 6);
  const sizes = ticks(0, maxMembers, Math.min(12, maxMembers)).filter(
    (size) => size > 0 && Number.isInteger(size),
  );
  return plotElement({
    ...MARGINS,
    marginRight: marginRight(panel),
    width,
    height,
    className: 'panel',
    style: { fontSize: '12px' },
    x: { domain: [0, maxMembers], axis: null },
    y: { domain: [0, maxValue], axis: null },
    marks: [
      Plot.gridY(rates, { strokeOpacity: 0.14 }),
      Plot.ruleY([0], { strokeOpacity: 0.5 }),
      Plot.axisX(sizes, {
        tickSize: 0,
        tickFormat: 'd',
        label: 'Members',
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 38,
      }),
      Plot.axisY(rates, { tickSize: 0, tickFormat: tickFormat(rates, layout.scale), label: null }),
      Plot.text([axisTitle(layout)], { frameAnchor: 'top-left', dx: 20 - MARGINS.marginLeft, dy: -26 }),
      ...idealMarks(panel, layout),
      ...panel.curves.map((curve, index) => band(curve, layout.classes[index])),
      ...panel.curves.flatMap((curve, index) => lines(curve, layout.classes[index])),
      ...labels(panel, layout),
    ],
  });
}

/** What the axis of rates measures, with its unit. */
export function axisTitle({ quantity, scale }: PanelLayout): string {
  return `${quantity} (${scale.prefix}bps)`;
}

const value = (point: CurvePoint): number => point.value;
const members = (point: CurvePoint): number => point.members;

function band(curve: Curve, className: string): Mark {
  return Plot.areaY(curve.points, {
    x: members,
    y1: (point: CurvePoint) => point.low,
    y2: (point: CurvePoint) => point.high,
    className: `${className} solid`,
    fillOpacity: 0.16,
  });
}

/** Solid with full dots as far as the strategy is supported, dashed with hollow dots beyond. */
function lines(curve: Curve, className: string): readonly Mark[] {
  const supported = curve.points.filter((point) => !point.beyondSupportedLimit);
  const beyond = curve.points.filter((point) => point.beyondSupportedLimit);
  const stroke = { x: members, y: value, className, stroke: 'currentColor', strokeWidth: 2 };
  const dot = { x: members, y: value, r: 2.6, strokeWidth: 1.3, stroke: 'currentColor', title: tip(curve) };
  return [
    Plot.line(supported, stroke),
    Plot.line([...supported.slice(-1), ...beyond], { ...stroke, strokeDasharray: '5 4', strokeWidth: 1.6 }),
    Plot.dot(supported, { ...dot, className: `${className} solid`, fill: 'currentColor' }),
    Plot.dot(beyond, { ...dot, className: `${className} hollow`, fill: 'white' }),
  ];
}

function tip(curve: Curve): (point: CurvePoint) => string {
  return (point) => {
    const carried = `${curve.label}, ${point.members} members: ${formatBitRate(point.value)}`;
    const interval = `95 % interval ${formatBitRate(point.low)} to ${formatBitRate(point.high)}`;
    const share =
      point.efficiency === null ? '' : `\n${formatShare(point.efficiency)} of as many single gateways`;
    const binds = point.bottleneck === '' ? '' : `\n${point.bottleneck}`;
    return `${carried}\n${interval}${share}${binds}`;
  };
}

function idealMarks({ singleGateway }: CurvePanel, { maxMembers, maxValue }: PanelLayout): readonly Mark[] {
  if (singleGateway === null) return [];
  const end = Math.min(maxMembers, maxValue / singleGateway);
  const ideal = [0, end].map((size) => ({ size, rate: size * singleGateway }));
  return [
    Plot.line(ideal, {
      x: 'size',
      y: 'rate',
      className: 'quiet',
      stroke: 'currentColor',
      strokeWidth: 1,
      strokeDasharray: '2 3',
    }),
  ];
}

interface Label {
  readonly text: string;
  readonly className: string;
  readonly members: number;
  readonly value: number;
}

/** The name and last value of each curve to the right of the axes, with a thin leader to the end of its line. */
function labels(panel: CurvePanel, layout: PanelLayout): readonly Mark[] {
  const inline = idealLabels(panel, layout).filter(
    (label) => label.members < INLINE_IDEAL * layout.maxMembers,
  );
  const outside = [...curveLabels(panel, layout), ...idealLabels(panel, layout).slice(inline.length)];
  const perPixelY = layout.maxValue / (layout.height - MARGINS.marginTop - MARGINS.marginBottom);
  const perPixelX = layout.maxMembers / (layout.width - MARGINS.marginLeft - marginRight(panel));
  const room = { gap: LABEL_GAP * perPixelY, lowest: 0, highest: layout.maxValue + 8 * perPixelY };
  const places = spreadLabels(
    outside.map((label) => label.value),
    room,
  );
  const start = layout.maxMembers + LABEL_START * perPixelX;
  return [
    ...inline.map((label) => labelText(label, label.members + 8 * perPixelX, label.value - 4 * perPixelY)),
    ...outside.flatMap((label, index) => [
      leader(label, [label.members + 5 * perPixelX, start - 5 * perPixelX], places[index]),
      labelText(label, start, places[index]),
    ]),
  ];
}

function labelText({ text, className }: Label, x: number, y: number): Mark {
  return Plot.text([text], { x: [x], y: [y], className: `${className} solid`, textAnchor: 'start' });
}

function leader({ className, value: from }: Label, [x1, x2]: readonly [number, number], to: number): Mark {
  const ends = { x1: [x1], x2: [x2], y1: [from], y2: [to] };
  return Plot.link([0], { ...ends, className, stroke: 'currentColor', strokeWidth: 0.8, strokeOpacity: 0.6 });
}

function curveLabel(curve: Curve): string {
  return `${curve.label}  ${formatBitRate(curve.points.at(-1)?.value ?? 0)}`;
}

function curveLabels(panel: CurvePanel, layout: PanelLayout): readonly Label[] {
  return panel.curves.map((curve, index) => {
    const { members: size, value: rate } = curve.points[curve.points.length - 1];
    return { text: curveLabel(curve), className: layout.classes[index], members: size, value: rate };
  });
}

function idealLabels({ singleGateway }: CurvePanel, { maxMembers, maxValue }: PanelLayout): readonly Label[] {
  if (singleGateway === null) return [];
  const end = Math.min(maxMembers, maxValue / singleGateway);
  return [{ text: IDEAL, className: 'quiet', members: end, value: end * singleGateway }];
}

function marginRight(panel: CurvePanel): number {
  const longest = Math.max(...[IDEAL, ...panel.curves.map(curveLabel)].map((text) => text.length));
  return LABEL_START + Math.ceil(longest * LETTER_WIDTH);
}

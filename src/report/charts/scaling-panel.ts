import * as Plot from '@observablehq/plot';
import { ticks } from 'd3-array';
import { formatBitRate, formatShare } from '../../units/format.js';
import type { Curve, CurvePanel, CurvePoint } from '../curves.js';
import { tickFormat } from './axis-scale.js';
import { endLabels, labelWidth } from './end-labels.js';
import { axisTitle, PANEL_MARGINS, type PanelLayout } from './panel-layout.js';
import { plotElement, type Element, type Mark } from './plot-document.js';

/** Capacity over members: a line with its band for each curve, the ideal, and labels at the ends of the lines. */
export function scalingPanel(panel: CurvePanel, layout: PanelLayout): Element {
  const { width, height, maxMembers, maxValue } = layout;
  const rates = ticks(0, maxValue, 6);
  const sizes = ticks(0, maxMembers, Math.min(12, maxMembers)).filter(
    (size) => size > 0 && Number.isInteger(size),
  );
  return plotElement({
    ...PANEL_MARGINS,
    marginRight: labelWidth(panel),
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
      Plot.text([axisTitle(layout)], { frameAnchor: 'top-left', dx: 20 - PANEL_MARGINS.marginLeft, dy: -26 }),
      ...idealMarks(panel, layout),
      ...panel.curves.map((curve, index) => band(curve, layout.classes[index])),
      ...panel.curves.flatMap((curve, index) => lines(curve, layout.classes[index])),
      ...endLabels(panel, layout),
    ],
  });
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

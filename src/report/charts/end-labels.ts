import * as Plot from '@observablehq/plot';
import { formatBitRate } from '../../units/format.js';
import type { Curve, CurvePanel } from '../curves.js';
import { PANEL_MARGINS, type PanelLayout } from './panel-layout.js';
import type { Mark } from './plot-document.js';
import { spreadLabels } from './spread-labels.js';

const LABEL_GAP = 16;
const LABEL_START = 26;
/** Wide enough for the fonts that readers have. */
const LETTER_WIDTH = 7.3;
const IDEAL = 'members × single gateway';
/** An ideal line that leaves the drawing before this share of its width is labelled where it does. */
const INLINE_IDEAL = 0.8;

interface Label {
  readonly text: string;
  readonly className: string;
  readonly members: number;
  readonly value: number;
}

/** The name and last value of each curve to the right of the axes, with a thin leader to the end of its line. */
export function endLabels(panel: CurvePanel, layout: PanelLayout): readonly Mark[] {
  const inline = idealLabels(panel, layout).filter(
    (label) => label.members < INLINE_IDEAL * layout.maxMembers,
  );
  const outside = [...curveLabels(panel, layout), ...idealLabels(panel, layout).slice(inline.length)];
  const perPixelY = layout.maxValue / (layout.height - PANEL_MARGINS.marginTop - PANEL_MARGINS.marginBottom);
  const perPixelX = layout.maxMembers / (layout.width - PANEL_MARGINS.marginLeft - labelWidth(panel));
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
  return `${curve.label}: ${formatBitRate(curve.points.at(-1)?.value ?? 0)}`;
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

/** Room that the labels of a panel need to the right of the axes, in pixels. */
export function labelWidth(panel: CurvePanel): number {
  const longest = Math.max(...[IDEAL, ...panel.curves.map(curveLabel)].map((text) => text.length));
  return LABEL_START + Math.ceil(longest * LETTER_WIDTH);
}

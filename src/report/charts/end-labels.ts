import * as Plot from '@observablehq/plot';
import type { Curve } from '../curves.js';
import { CURVE_MARGINS, type CurveLayout, type Guide, type LaidOut } from './curve-layout.js';
import { figureText } from './figure-kind.js';
import type { Mark } from './plot-document.js';
import { spreadLabels } from './spread-labels.js';

const LABEL_GAP = 16;
const LABEL_START = 26;
/** Room for a letter, and for the leader to it. */
const LETTER_ROOM = 28;
const LETTER_START = 14;
/** Wide enough for the fonts that readers have. */
const LETTER_WIDTH = 7.3;
/** A guide that leaves the drawing before this share of its width is labelled where it does. */
const INLINE_GUIDE = 0.8;

interface Label {
  readonly text: string;
  readonly className: string;
  /** Where its line ends, in shares of the width and of the height of the axes. */
  readonly x: number;
  readonly y: number;
}

/** The name and last value, or the letter, of each curve to the right of the axes, with a thin leader to its line. */
export function endLabels({ panel, layout }: LaidOut): readonly Mark[] {
  const guides = layout.named ? layout.guides.filter(({ label }) => label !== '') : [];
  const isInline = (guide: Guide): boolean => endOf(guide).members < INLINE_GUIDE * layout.maxMembers;
  const inline = guides.filter(isInline).map((guide) => guideLabel(guide, layout));
  const outside = [
    ...panel.curves.map((curve) => curveLabel(curve, layout)),
    ...guides.filter((guide) => !isInline(guide)).map((guide) => guideLabel(guide, layout)),
  ];
  const { innerWidth, innerHeight } = innerSize({ panel, layout });
  const places = spreadLabels(
    outside.map(({ y }) => y * innerHeight),
    { gap: LABEL_GAP, lowest: 0, highest: innerHeight + 8 },
  );
  const start = innerWidth + (layout.named ? LABEL_START : LETTER_START);
  const laidOut = { panel, layout };
  return [
    ...inline.map((label) => labelText(label, label.x * innerWidth + 8, label.y * innerHeight + 4, laidOut)),
    ...outside.flatMap((label, index) => [
      leader(label, [label.x * innerWidth + 5, start - 4], places[index], laidOut),
      labelText(label, start, places[index], laidOut),
    ]),
  ];
}

/** A label at so many pixels from the lower left corner of the axes. */
function labelText({ text, className }: Label, x: number, y: number, laidOut: LaidOut): Mark {
  const { innerWidth, innerHeight } = innerSize(laidOut);
  return Plot.text([text], {
    x: [(x / innerWidth) * laidOut.layout.maxMembers],
    y: [valueOf(y / innerHeight, laidOut.layout)],
    className: `${className} solid`,
    textAnchor: 'start',
  });
}

function leader(
  { className, x, y }: Label,
  [from, to]: readonly [number, number],
  place: number,
  laidOut: LaidOut,
): Mark {
  const { innerWidth, innerHeight } = innerSize(laidOut);
  const { maxMembers } = laidOut.layout;
  const valueAt = (share: number): number => valueOf(share, laidOut.layout);
  const atX = (pixels: number): number => (pixels / innerWidth) * maxMembers;
  const ends = { x1: [atX(Math.max(from, x * innerWidth))], x2: [atX(to)] };
  return Plot.link([0], {
    ...ends,
    y1: [valueAt(y)],
    y2: [valueAt(place / innerHeight)],
    className,
    stroke: 'currentColor',
    strokeWidth: 0.8,
    strokeOpacity: 0.6,
  });
}

function innerSize({ panel, layout }: LaidOut) {
  const { marginLeft, marginTop, marginBottom } = CURVE_MARGINS;
  return {
    innerWidth: layout.width - marginLeft - labelWidth({ panel, layout }),
    innerHeight: layout.height - marginTop - marginBottom,
  };
}

function shareOf(value: number, { minValue, maxValue }: CurveLayout): number {
  if (minValue <= 0) return value / maxValue;
  return Math.log(Math.max(value, minValue) / minValue) / Math.log(maxValue / minValue);
}

function valueOf(share: number, { minValue, maxValue }: CurveLayout): number {
  return minValue <= 0 ? share * maxValue : minValue * (maxValue / minValue) ** share;
}

function curveLabel(curve: Curve, layout: CurveLayout): Label {
  const { members, value } = curve.points[curve.points.length - 1];
  const { className } = layout.looks.get(curve.label)!;
  return {
    text: labelOf(curve, layout),
    className,
    x: members / layout.maxMembers,
    y: shareOf(value, layout),
  };
}

function labelOf(curve: Curve, { named, looks, kind }: CurveLayout): string {
  if (!named) return looks.get(curve.label)!.letter;
  return `${curve.label}: ${figureText(curve.points[curve.points.length - 1].value, kind)}`;
}

const endOf = ({ points }: Guide) => points[points.length - 1];

function guideLabel(guide: Guide, layout: CurveLayout): Label {
  const { members, value } = endOf(guide);
  const { label: text, className } = guide;
  return { text, className, x: members / layout.maxMembers, y: shareOf(value, layout) };
}

/** Room that the labels of a panel need to the right of the axes, in pixels. */
export function labelWidth({ panel, layout }: LaidOut): number {
  if (!layout.named) return LETTER_ROOM;
  const texts = [
    ...panel.curves.map((curve) => labelOf(curve, layout)),
    ...layout.guides.map(({ label }) => label),
  ];
  return LABEL_START + Math.ceil(Math.max(0, ...texts.map((text) => text.length)) * LETTER_WIDTH);
}

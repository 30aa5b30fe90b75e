import type { Curve, CurvePanel } from '../curves.js';
import type { SeriesLook } from '../series-classes.js';
import { type AxisUnit, figureText, type FigureKind } from './figure-kind.js';
import { VALUE_ROOM } from './value-axis.js';

/** A thin line that curves are read against, such as the ideal. */
export interface Guide {
  readonly points: readonly { readonly members: number; readonly value: number }[];
  readonly className: string;
  readonly dashes: string;
  /** At its end, where panels name their series; empty for none. */
  readonly label: string;
}

/** A place on a curve that is worth pointing at. */
export interface Landmark {
  readonly members: number;
  readonly value: number;
  readonly className: string;
  readonly shape: 'bar' | 'ring';
  readonly tip: string;
}

/** What panels of one metric have in common, so that they can be compared by eye, and what each has of its own. */
export interface CurveLayout {
  readonly width: number;
  readonly height: number;
  /** Whether series are named at the ends of their lines; letters otherwise. */
  readonly named: boolean;
  /** What the upright axis measures; empty where the title of the panel says it. */
  readonly quantity: string;
  readonly kind: FigureKind;
  readonly unit: AxisUnit;
  readonly maxMembers: number;
  readonly maxValue: number;
  /** Lower end of a logarithmic axis; 0 for a linear one. */
  readonly minValue: number;
  readonly looks: ReadonlyMap<string, SeriesLook>;
  readonly guides: readonly Guide[];
  readonly landmarks: readonly Landmark[];
  /** What stands behind the value of a bar, in brackets; empty for nothing. */
  readonly besideBar: (point: Curve['points'][number]) => string;
  /** Further lines of what is told of a point. */
  readonly moreOf: (point: Curve['points'][number]) => readonly string[];
}

/** A panel of curves with its layout. */
export interface LaidOut {
  readonly panel: CurvePanel;
  readonly layout: CurveLayout;
}

/** Room around the axes of a panel of curves, in pixels; that to the right depends on the labels. */
export const CURVE_MARGINS = { marginTop: 38, marginBottom: 42, marginLeft: VALUE_ROOM };

/** What the upright axis measures, with its unit. */
export function axisTitle({ quantity, unit }: CurveLayout): string {
  if (quantity === '') return unit.label;
  return unit.label === '' ? quantity : `${quantity} (${unit.label})`;
}

/** What a reader is told of a point: value, interval, and what the chart adds. */
export function tipOf(
  curve: Curve,
  { kind, moreOf }: Pick<CurveLayout, 'kind' | 'moreOf'>,
): (point: Curve['points'][number]) => string {
  return (point) => {
    const { members, value, low, high } = point;
    const at = `${curve.label}, ${members} ${members === 1 ? 'member' : 'members'}`;
    const interval =
      high > low ? [`95 % interval ${figureText(low, kind)} to ${figureText(high, kind)}`] : [];
    return [`${at}: ${figureText(value, kind)}`, ...interval, ...moreOf(point)].join('\n');
  };
}

import type { ResultTable } from '../../experiment/result-table.js';
import { type Curve, type CurvePanel, metricCurves } from '../curves.js';
import { type SeriesLook, seriesLooks } from '../series-classes.js';
import type { StrategyColor } from '../strategy-colors.js';
import { barsHeight, barsPanel } from './bars-panel.js';
import type { CurveLayout, Guide, Landmark } from './curve-layout.js';
import { curvePanel } from './curve-panel.js';
import { type ChartForm, type DrawnPanel, type KeyEntry, type PanelForm, panelForm } from './drawing.js';
import { axisUnit, figureText, type FigureKind } from './figure-kind.js';

/** A metric that is drawn over members. */
export interface CurveMetric {
  readonly metric: string;
  readonly quantity: string;
  readonly kind: FigureKind;
  readonly logarithmic?: boolean;
  /** Curves that are not those of the metric itself. */
  readonly panels?: readonly CurvePanel[];
  /** Upper end of the axis, at least. */
  readonly reach?: (carried: number, panels: readonly CurvePanel[], maxMembers: number) => number;
  readonly guidesOf?: (panel: CurvePanel, reach: { members: number; value: number }) => readonly Guide[];
  readonly landmarksOf?: (panel: CurvePanel) => readonly Landmark[];
  readonly besideBar?: CurveLayout['besideBar'];
  readonly moreOf?: CurveLayout['moreOf'];
}

/** The panels of some metrics, and what their letters and guides stand for. */
export interface CurveDrawing {
  readonly panels: readonly DrawnPanel[];
  readonly key: readonly KeyEntry[];
  readonly colors: ReadonlyMap<string, StrategyColor>;
  readonly curves: readonly Curve[];
  readonly sizes: readonly number[];
}

interface Part {
  readonly metric: CurveMetric;
  readonly panels: readonly CurvePanel[];
}

/** Draws metrics over members: a panel for each metric and swept setting, in which the metric applies somewhere. */
export function curveDrawing(
  table: ResultTable,
  metrics: readonly CurveMetric[],
  form: ChartForm,
): CurveDrawing | null {
  const parts = metrics
    .map((metric) => ({
      metric,
      panels: (metric.panels ?? metricCurves(table, metric.metric)).filter(({ curves }) => curves.length > 0),
    }))
    .filter(({ panels }) => panels.length > 0);
  if (parts.length === 0) return null;
  const looks = seriesLooks(table);
  const curves = parts.flatMap(({ panels }) => panels.flatMap((panel) => panel.curves));
  const sizes = [...new Set(curves.flatMap(({ points }) => points.map(({ members }) => members)))];
  const shape = panelForm(form, parts.flatMap(({ panels }) => panels).length);
  const common: Common = { looks, sizes, shape, isOne: parts.length === 1 };
  const layouts = parts.flatMap((part) =>
    part.panels.map((panel) => ({ part, panel, layout: layoutOf(part, panel, common) })),
  );
  return {
    panels: layouts.map(({ part, panel, layout }) => ({
      title: titleOf(part, panel, parts.length),
      width: layout.width,
      height: layout.height,
      element: sizes.length === 1 ? barsPanel({ panel, layout }) : curvePanel({ panel, layout }),
    })),
    // Bars stand beneath their names.
    key: sizes.length === 1 ? [] : keyOf(curves, layouts, looks, metrics.length === 1),
    colors: new Map(curves.map(({ label, color }) => [looks.get(label)!.className, color])),
    curves,
    sizes,
  };
}

interface Common {
  readonly looks: ReadonlyMap<string, SeriesLook>;
  readonly sizes: readonly number[];
  readonly shape: PanelForm;
  /** Whether one metric is drawn, so that panels are not titled by it. */
  readonly isOne: boolean;
}

function layoutOf({ metric, panels }: Part, panel: CurvePanel, common: Common): CurveLayout {
  const { looks, sizes, shape, isOne } = common;
  const points = panels.flatMap(({ curves }) => curves.flatMap((curve) => curve.points));
  const carried = Math.max(...points.map(({ high }) => high));
  const least = Math.min(...points.map(({ value }) => value).filter((value) => value > 0));
  const minValue = metric.logarithmic === true && Number.isFinite(least) ? decadeBelow(least) : 0;
  const maxMembers = Math.max(1, ...sizes);
  const top = metric.reach?.(carried, panels, maxMembers) ?? 1.06 * carried;
  const maxValue = minValue > 0 ? Math.max(1.3 * carried, 2 * minValue) : top > 0 ? top : 1;
  const most = Math.max(...panels.map(({ curves }) => curves.length));
  return {
    width: shape.width,
    height: sizes.length === 1 ? barsHeight(most) : shape.height,
    named: shape.named,
    quantity: isOne ? metric.quantity : '',
    kind: metric.kind,
    unit: axisUnit(metric.kind, carried),
    maxMembers,
    maxValue,
    minValue: sizes.length === 1 ? 0 : minValue,
    looks,
    guides: metric.guidesOf?.(panel, { members: maxMembers, value: maxValue }) ?? [],
    landmarks: metric.landmarksOf?.(panel) ?? [],
    besideBar: metric.besideBar ?? (() => ''),
    moreOf: metric.moreOf ?? (() => []),
  };
}

/** A fifth, a half or a whole of a power of ten, not above the value. */
function decadeBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [5, 2, 1].map((step) => step * power).find((tick) => tick <= value) ?? power;
}

function titleOf({ metric, panels }: Part, panel: CurvePanel, metrics: number): string {
  const setting = panels.length > 1 || panel.title !== '' ? panel.title : '';
  return [...(metrics > 1 ? [metric.quantity] : []), ...(setting === '' ? [] : [setting])].join(', ');
}

/** Letters with what they stand for, with the last value where one figure is drawn, and the guides. */
function keyOf(
  curves: readonly Curve[],
  layouts: readonly { readonly layout: CurveLayout }[],
  looks: ReadonlyMap<string, SeriesLook>,
  isOne: boolean,
): readonly KeyEntry[] {
  const lone = isOne && layouts.length === 1 ? layouts[0].layout.kind : undefined;
  const byLabel = new Map(curves.map((curve) => [curve.label, curve]));
  const series = [...byLabel].map(([label, { points }]) => {
    const { className, letter } = looks.get(label)!;
    const last = lone === undefined ? '' : `: ${figureText(points[points.length - 1].value, lone)}`;
    return { className, letter, sample: 'line' as const, text: `${label}${last}` };
  });
  const guides = layouts.flatMap(({ layout }) => layout.guides).filter(({ label }) => label !== '');
  const named = new Map(guides.map((guide) => [guide.label, guide]));
  return [
    ...series,
    ...[...named].map(([text, { className, dashes }]) => {
      const sample = Number.parseInt(dashes, 10) < 3 ? ('dotted' as const) : ('dashed' as const);
      return { className, letter: '', sample, text };
    }),
  ];
}

import type { ResultTable } from '../../experiment/result-table.js';
import { scalingCurves, type Curve, type CurvePanel, type ScalingCurves } from '../curves.js';
import type { StrategyColor } from '../strategy-colors.js';
import { axisScale } from './axis-scale.js';
import { chartFile, HEADER_HEIGHT, NOTE_HEIGHT, type Placed } from './chart-frame.js';
import { oneSizeHeight, oneSizePanel } from './one-size-panel.js';
import { svgElement } from './plot-document.js';
import type { PanelLayout } from './panel-layout.js';
import { scalingPanel } from './scaling-panel.js';

const LARGE = { width: 880, height: 440 };
const SMALL = { width: 680, height: 320 };
const PANEL_TITLE_HEIGHT = 26;

/** `scaling.svg`: capacity over members, a line with its 95 % band for each strategy, a panel for each swept setting. */
export function scalingSvg(table: ResultTable): string {
  const figure = scalingCurves(table);
  const { panels } = figure;
  const layouts = panels.map((panel) => layoutOf(figure, panel));
  const columns = panels.length > 1 ? 2 : 1;
  const isTitled = panels.some((panel) => panel.title !== '');
  const rowHeight = (layouts.at(0)?.height ?? 0) + (isTitled ? PANEL_TITLE_HEIGHT : 0);
  const notes = notesOf(figure);
  const drawings = panels.flatMap((panel, index) => {
    const x = (index % columns) * layouts[0].width;
    const y = HEADER_HEIGHT + Math.floor(index / columns) * rowHeight;
    return isTitled ? titled(panel, layouts[index], x, y) : [{ element: draw(panel, layouts[index]), x, y }];
  });
  const width = columns * (layouts.at(0)?.width ?? LARGE.width);
  const height =
    HEADER_HEIGHT + Math.ceil(panels.length / columns) * rowHeight + notes.length * NOTE_HEIGHT + 12;
  return chartFile({ width, height, ...titles(table, figure), notes, colors: colorsOf(figure) }, drawings);
}

const curvesOf = (figure: ScalingCurves): readonly Curve[] => figure.panels.flatMap((panel) => panel.curves);

const sizesOf = (curves: readonly Curve[]): ReadonlySet<number> =>
  new Set(curves.flatMap((curve) => curve.points.map((point) => point.members)));

/** A class for each label, numbered, so that no text of a scenario comes to stand in an attribute. */
function classesOf(figure: ScalingCurves): ReadonlyMap<string, string> {
  const names = [...new Set(curvesOf(figure).map((curve) => curve.label))];
  return new Map(names.map((name, index) => [name, `series-${index}`]));
}

function colorsOf(figure: ScalingCurves): ReadonlyMap<string, StrategyColor> {
  const classes = classesOf(figure);
  return new Map(curvesOf(figure).map((curve) => [classes.get(curve.label)!, curve.color]));
}

function layoutOf(figure: ScalingCurves, panel: CurvePanel): PanelLayout {
  const curves = curvesOf(figure);
  const sizes = sizesOf(curves);
  const maxMembers = Math.max(1, ...sizes);
  const carried = Math.max(...curves.flatMap((curve) => curve.points.map((point) => point.high)), 1);
  const single = Math.max(...figure.panels.map((one) => one.singleGateway ?? 0));
  const maxValue = Math.max(1.06 * carried, Math.min(1.3 * carried, maxMembers * single));
  const classes = classesOf(figure);
  const size = figure.panels.length > 1 ? SMALL : LARGE;
  const most = Math.max(...figure.panels.map((one) => one.curves.length));
  return {
    width: size.width,
    height: sizes.size === 1 ? oneSizeHeight(most) : size.height,
    scale: axisScale(carried),
    quantity: figure.quantity,
    maxMembers,
    maxValue,
    classes: panel.curves.map((curve) => classes.get(curve.label)!),
    oneSize: sizes.size === 1,
  };
}

function draw(panel: CurvePanel, layout: PanelLayout): Placed['element'] {
  return layout.oneSize ? oneSizePanel(panel, layout) : scalingPanel(panel, layout);
}

function titled(panel: CurvePanel, layout: PanelLayout, x: number, y: number): readonly Placed[] {
  const text = svgElement(
    'text',
    { fill: 'currentColor', 'font-size': 13.5, 'font-weight': 600 },
    panel.title,
  );
  return [
    { element: text, x: x + 20, y: y + 18 },
    { element: draw(panel, layout), x, y: y + PANEL_TITLE_HEIGHT },
  ];
}

function titles(
  table: ResultTable,
  figure: ScalingCurves,
): { readonly title: string; readonly subtitle: string } {
  const sizes = [...sizesOf(curvesOf(figure))];
  const over =
    sizes.length === 1 ? `at ${sizes[0]} ${sizes[0] === 1 ? 'member' : 'members'}` : 'by number of members';
  const description = table.scenario.description.trim().split('\n', 1)[0];
  const subtitle = description === '' ? table.scenario.name : `${table.scenario.name}: ${description}`;
  return { title: `${figure.quantity} ${over}`, subtitle };
}

function notesOf(figure: ScalingCurves): readonly string[] {
  const curves = curvesOf(figure);
  const points = curves.flatMap((curve) => curve.points);
  const lone = sizesOf(curves).size === 1;
  return [
    ...(points.some((point) => point.high > point.low)
      ? [`${lone ? 'Whiskers' : 'Bands'}: 95 % confidence interval of the mean.`]
      : []),
    ...(points.some((point) => point.beyondSupportedLimit)
      ? [
          `${lone ? 'Pale bars' : 'Dashed lines and hollow dots'}: more members than the vendor documents for the strategy.`,
        ]
      : []),
  ];
}

import { group } from 'd3-array';
import type { PointResult, ResultTable } from '../../experiment/result-table.js';
import { formatShare } from '../../units/format.js';
import { settingText } from '../setting-text.js';
import { workCategories, workParts } from '../work-parts.js';
import type { Chart } from './chart.js';
import { overSizes, subtitleOf } from './curve-notes.js';
import { type DrawnPanel, panelForm } from './drawing.js';
import { type Element, svgElement } from './plot-document.js';

const MARGINS = { left: 44, right: 12, top: 30, bottom: 40 };
const NO_CORES = { className: 'work-none', name: 'no cores bind' };

/** What the busiest cores are busy with at each size: why curves bend. */
export const workChart: Chart = {
  name: 'work',
  draw({ table }, form) {
    const curves = curvesOf(table);
    if (curves.length === 0) return null;
    const sizes = [...new Set(curves.flat().map(({ members }) => members))].sort((a, b) => a - b);
    const { width } = panelForm(form === 'file' ? 'narrow' : form, 2);
    const seen = new Set(curves.flat().flatMap((point) => workParts(point).map(({ name }) => name)));
    const idle = curves.flat().some((point) => workParts(point).length === 0);
    return {
      title: `What the binding cores are busy with ${overSizes(sizes)}`,
      subtitle: subtitleOf(table),
      panels: curves.map((curve) => panelOf(curve, sizes, form === 'narrow' ? width : Math.max(width, 340))),
      notes: [
        'Shares of the work of the busiest class of cores on the hottest member, at the capacity. Parts below 0.5 % are left out.',
      ],
      key: [...workCategories.filter(({ name }) => seen.has(name)), ...(idle ? [NO_CORES] : [])].map(
        ({ name, className }) => ({ className, letter: '', sample: 'area' as const, text: name }),
      ),
      colors: new Map(),
    };
  },
};

/** Points with a searched capacity, by strategy and setting. */
function curvesOf({ points }: ResultTable): readonly (readonly PointResult[])[] {
  const explained = points.filter(
    ({ strategy, sensitivities }) => strategy !== 'single-gateway' && sensitivities.length > 0,
  );
  return [...group(explained, (point) => `${point.strategy}\n${settingText(point)}`).values()];
}

function panelOf(curve: readonly PointResult[], sizes: readonly number[], width: number): DrawnPanel {
  const height = 230;
  const root = svgElement('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'font-size': 12 });
  const step = Math.min(72, (width - MARGINS.left - MARGINS.right) / sizes.length);
  root.append(...frame(sizes, step, { width, height }));
  for (const point of curve) root.append(...barOf(point, sizes.indexOf(point.members), step, height));
  const [{ strategy }] = curve;
  const setting = settingText(curve[0]);
  return { title: `${strategy}${setting === '' ? '' : `, ${setting}`}`, width, height, element: root };
}

const round = (pixels: number): number => Math.round(10 * pixels) / 10;

function barOf(point: PointResult, place: number, step: number, height: number): readonly Element[] {
  const inner = height - MARGINS.top - MARGINS.bottom;
  const x = round(MARGINS.left + place * step + step * 0.08);
  const width = round(step * 0.84);
  const parts = workParts(point);
  const at = `${point.strategy} x ${point.members}: ${point.bottleneck}`;
  if (parts.length === 0) {
    const bar = svgElement('rect', { x, y: MARGINS.top, width, height: inner, class: NO_CORES.className });
    bar.append(svgElement('title', {}, `${at} bind, no cores`));
    return [bar];
  }
  let below = 0;
  return parts.map(({ className, name, share }) => {
    const y = round(MARGINS.top + inner * (1 - below - share));
    const bar = svgElement('rect', { x, y, width, height: round(inner * share), class: className });
    bar.append(svgElement('title', {}, `${at}\n${formatShare(share)} ${name}`));
    below += share;
    return bar;
  });
}

function frame(
  sizes: readonly number[],
  step: number,
  { width, height }: { readonly width: number; readonly height: number },
): readonly Element[] {
  const foot = height - MARGINS.bottom;
  const inner = foot - MARGINS.top;
  const text = { fill: 'currentColor' };
  const every = Math.ceil(22 / step);
  return [
    svgElement('text', { ...text, x: 4, y: 16 }, '% of the work'),
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((share) => {
      const y = round(foot - share * inner);
      return [
        svgElement('path', {
          d: `M${MARGINS.left} ${y}H${width - MARGINS.right}`,
          stroke: 'currentColor',
          'stroke-opacity': share === 0 ? 0.5 : 0.14,
        }),
        svgElement(
          'text',
          { ...text, x: MARGINS.left - 6, y: y + 4, 'text-anchor': 'end' },
          String(100 * share),
        ),
      ];
    }),
    ...sizes
      .map((size, place) => ({ size, x: round(MARGINS.left + (place + 0.5) * step), place }))
      .filter(({ place }) => place % every === 0)
      .map(({ size, x }) =>
        svgElement('text', { ...text, x, y: foot + 15, 'text-anchor': 'middle' }, String(size)),
      ),
    svgElement(
      'text',
      { ...text, x: round(MARGINS.left + (sizes.length * step) / 2), y: foot + 33, 'text-anchor': 'middle' },
      'Members',
    ),
  ];
}

import * as Plot from '@observablehq/plot';
import { ticks } from 'd3-array';
import type { CurvePanel } from '../curves.js';
import { formatBitRate, formatShare } from '../../units/format.js';
import { tickFormat } from './axis-scale.js';
import { plotElement, type Element } from './plot-document.js';
import { axisTitle, type PanelLayout } from './panel-layout.js';

const BAR_HEIGHT = 34;
const MARGINS = { marginTop: 10, marginRight: 150, marginBottom: 46, marginLeft: 230 };

/** Height of a drawing of so many bars. */
export function oneSizeHeight(bars: number): number {
  return bars * BAR_HEIGHT + MARGINS.marginTop + MARGINS.marginBottom;
}

/** Where only one size was asked for there is no curve: a bar with its interval for each strategy. */
export function oneSizePanel(panel: CurvePanel, layout: PanelLayout): Element {
  const { maxValue, width, height, classes } = layout;
  const bars = panel.curves.map((curve, index) => ({
    ...curve.points[0],
    label: curve.label,
    className: classes[index],
  }));
  const rates = ticks(0, maxValue, 6);
  return plotElement({
    ...MARGINS,
    width,
    height,
    className: 'panel',
    style: { fontSize: '12px' },
    x: { domain: [0, maxValue], axis: null },
    y: { domain: bars.map((bar) => bar.label), label: null, tickSize: 0, padding: 0.35 },
    marks: [
      Plot.gridX(rates, { strokeOpacity: 0.14 }),
      Plot.axisX(rates, {
        tickSize: 0,
        tickFormat: tickFormat(rates, layout.scale),
        label: axisTitle(layout),
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 38,
      }),
      ...bars.flatMap((bar) => {
        const color = { className: `${bar.className} solid`, y: 'label' };
        const fillOpacity = bar.beyondSupportedLimit ? 0.4 : 0.85;
        return [
          Plot.barX([bar], { ...color, x: 'value', fillOpacity }),
          Plot.ruleY([bar], {
            y: 'label',
            x1: 'low',
            x2: 'high',
            className: 'ink',
            stroke: 'currentColor',
            strokeWidth: 1.2,
            marker: 'tick',
          }),
          Plot.text([bar], {
            y: 'label',
            x: 'high',
            dx: 8,
            textAnchor: 'start',
            fill: 'currentColor',
            text: [valueLabel(bar)],
          }),
        ];
      }),
      Plot.ruleX([0], { strokeOpacity: 0.5 }),
    ],
  });
}

function valueLabel({
  value,
  efficiency,
}: {
  readonly value: number;
  readonly efficiency: number | null;
}): string {
  return efficiency === null ? formatBitRate(value) : `${formatBitRate(value)} (${formatShare(efficiency)})`;
}

import { group } from 'd3-array';
import type { Comparison, PointComparison } from '../../experiment/comparison.js';
import { metricOf } from '../comparison-ratio.js';
import type { CurvePanel } from '../curves.js';
import { settingText } from '../setting-text.js';
import { strategyColor } from '../strategy-colors.js';
import type { Chart } from './chart.js';
import { curveDrawing } from './curve-chart.js';
import { curveNotes, overSizes, subtitleOf } from './curve-notes.js';

/** How many times as much as the baseline each strategy carries, with the intervals that hold together. */
export const comparisonChart: Chart = {
  name: 'comparison',
  draw({ table, comparison }, form) {
    if (comparison === null) return null;
    const searched = table.scenario.load.kind === 'capacity';
    const metric = searched ? 'capacity_bps' : 'throughput_bps';
    const panels = ratioPanels(comparison, metric);
    const quantity = `Times ${comparison.baseline}`;
    const drawing = curveDrawing(
      table,
      [
        {
          metric,
          quantity,
          kind: 'count',
          panels,
          reach: (carried) => Math.max(1.1, 1.06 * carried),
          guidesOf: (_, { members }) => [
            {
              points: [0, members].map((size) => ({ members: size, value: 1 })),
              className: 'quiet',
              dashes: '2 3',
              label: comparison.baseline,
            },
          ],
        },
      ],
      form,
    );
    if (drawing === null) return null;
    const what = searched ? 'Capacity' : 'Throughput';
    return {
      ...drawing,
      title: `${what} against ${comparison.baseline} ${overSizes(drawing.sizes)}`,
      subtitle: subtitleOf(table),
      notes: [
        ...curveNotes(drawing)
          .filter((note) => !note.startsWith('Bands'))
          .map((note) => note.replace('for the strategy', 'for it or for the baseline')),
        'Bands: intervals of the ratio over paired replications; all of them hold together with 95 % confidence.',
      ],
    };
  },
};

function ratioPanels(comparison: Comparison, metric: string): readonly CurvePanel[] {
  return [...group(comparison.points, ({ point }) => settingText(point))].map(([title, pairs]) => ({
    title,
    singleGateway: null,
    curves: [...group(pairs, ({ point }) => point.strategy)]
      .map(([strategy, own]) => ({
        label: strategy,
        strategy,
        sweep: own[0].point.sweep,
        color: strategyColor(strategy),
        points: own.flatMap((pair) => ratioPoint(pair, metric)),
      }))
      .filter(({ points }) => points.length > 0),
  }));
}

function ratioPoint(pair: PointComparison, metric: string) {
  const { point, baseline } = pair;
  const ratio = metricOf(pair, metric)?.ratio;
  if (ratio === undefined || ratio === null) return [];
  return [
    {
      members: point.members,
      value: ratio.mean,
      low: ratio.low ?? ratio.mean,
      high: ratio.high ?? ratio.mean,
      supportedMembers: Math.min(point.supportedMembers, baseline.supportedMembers),
      beyondSupportedLimit: point.beyondSupportedLimit || baseline.beyondSupportedLimit,
      efficiency: null,
      bottleneck: point.bottleneck,
      waitsTrusted: point.waitsTrusted,
    },
  ];
}

import type { CurveLaw } from '../../experiment/scaling-laws.js';
import { capacityAt } from '../../stats/scaling-law-curve.js';
import { formatShare } from '../../units/format.js';
import { type Curve, type CurvePanel, scalingCurves } from '../curves.js';
import type { Findings } from '../findings.js';
import { type SeriesLook, seriesLooks } from '../series-classes.js';
import type { Chart } from './chart.js';
import { type CurveMetric, curveDrawing } from './curve-chart.js';
import type { Guide } from './curve-layout.js';
import { curveNotes, overSizes, subtitleOf } from './curve-notes.js';
import { figureText } from './figure-kind.js';
import { IDEAL_LABEL, idealGuide, SEED_LABEL, seedGuide } from './reference-lines.js';

/** Capacity over members, a line with its 95 % band for each strategy, the ideal, the fitted law, and where curves bend. */
export const scalingChart: Chart = {
  name: 'scaling',
  draw(findings, form) {
    const { table } = findings;
    const { quantity } = scalingCurves(table);
    const drawing = curveDrawing(table, [metricOf(findings, quantity)], form);
    if (drawing === null) return null;
    const hasCapacity = quantity === 'Capacity';
    return {
      ...drawing,
      title: `${quantity} ${overSizes(drawing.sizes)}`,
      subtitle: subtitleOf(table),
      notes: [
        ...curveNotes(drawing),
        ...(hasCapacity && drawing.sizes.length > 1 ? lineNotes(findings, drawing.curves) : []),
      ],
    };
  },
};

function metricOf(findings: Findings, quantity: 'Capacity' | 'Throughput'): CurveMetric {
  const looks = seriesLooks(findings.table);
  return {
    metric: quantity === 'Capacity' ? 'capacity_bps' : 'throughput_bps',
    quantity,
    kind: 'bitRate',
    reach: (carried, panels, members) => {
      const single = Math.max(...panels.map((one) => one.singleGateway ?? 0));
      return Math.max(1.06 * carried, Math.min(1.3 * carried, members * single));
    },
    guidesOf: (panel, reach) => [
      ...referenceGuides(panel, reach),
      ...panel.curves.flatMap((curve) => lawGuide(curve, findings.scalingLaws, looks)),
    ],
    landmarksOf: (panel) =>
      panel.curves.flatMap((curve) => {
        const { className } = looks.get(curve.label)!;
        return [
          ...documentedMaximum(curve).map((place) => ({ ...place, className, shape: 'bar' as const })),
          ...knee(curve, findings.scalingLaws).map((place) => ({
            ...place,
            className,
            shape: 'ring' as const,
          })),
        ];
      }),
    besideBar: ({ efficiency }) => (efficiency === null ? '' : formatShare(efficiency)),
    moreOf: ({ efficiency, bottleneck }) => [
      ...(efficiency === null ? [] : [`${formatShare(efficiency)} of as many single gateways`]),
      ...(bottleneck === '' ? [] : [`binds: ${bottleneck}`]),
    ],
  };
}

function referenceGuides(
  { singleGateway }: CurvePanel,
  reach: { members: number; value: number },
): readonly Guide[] {
  if (singleGateway === null) return [];
  return [idealGuide(singleGateway, reach), seedGuide(singleGateway, reach)];
}

/** The fitted law where the curve follows it, over the sizes that were simulated. */
function lawGuide(
  curve: Curve,
  laws: readonly CurveLaw[],
  looks: ReadonlyMap<string, SeriesLook>,
): readonly Guide[] {
  const found = lawOf(curve, laws);
  if (found === undefined || found.law === null || !found.isFollowed) return [];
  const { gamma, sigma, kappa } = found.law;
  const last = curve.points[curve.points.length - 1].members;
  const sizes = Array.from({ length: 41 }, (_, step) => 1 + ((last - 1) * step) / 40);
  const points = sizes.map((members) => ({
    members,
    value: capacityAt([gamma.estimate, sigma.estimate, kappa.estimate], members),
  }));
  return [{ points, className: looks.get(curve.label)!.className, dashes: '1 3', label: '' }];
}

function lawOf(curve: Curve, laws: readonly CurveLaw[]): CurveLaw | undefined {
  const key = JSON.stringify([curve.strategy, curve.sweep]);
  return laws.find(({ strategy, sweep }) => JSON.stringify([strategy, sweep]) === key);
}

interface Place {
  readonly members: number;
  readonly value: number;
  readonly tip: string;
}

/** Where the documented sizes end, if larger ones were simulated. */
function documentedMaximum(curve: Curve): readonly Place[] {
  const below = curve.points.filter((point) => !point.beyondSupportedLimit).at(-1);
  const above = curve.points.find((point) => point.beyondSupportedLimit);
  if (below === undefined || above === undefined) return [];
  const most = below.supportedMembers;
  const way = (most - below.members) / (above.members - below.members);
  const value = below.value + way * (above.value - below.value);
  return [{ members: most, value, tip: `${curve.label}: ${most} members are the documented maximum` }];
}

/** The peak of the law, or where a hard limit begins. */
function knee(curve: Curve, laws: readonly CurveLaw[]): readonly Place[] {
  const found = lawOf(curve, laws);
  if (found === undefined) return [];
  const largest = curve.points[curve.points.length - 1].members;
  if (found.peak !== null && found.peak.members <= largest) {
    const { members, capacity: value } = found.peak;
    const tip = `${curve.label}: most capacity at ${Math.round(members)} members, ${figureText(value, 'bitRate')}`;
    return [{ members, value, tip }];
  }
  const limit = found.hardLimit;
  // A capacity that never grew has no knee.
  const at = curve.points.find(({ members }) => members === limit?.from);
  if (limit === null || at === undefined || at === curve.points[0]) return [];
  const tip = `${curve.label}: a hard limit from ${limit.from} members on, ${limit.resource}`;
  return [{ members: at.members, value: at.value, tip }];
}

function lineNotes({ scalingLaws }: Findings, curves: readonly Curve[]): readonly string[] {
  const knees = curves.flatMap((curve) => knee(curve, scalingLaws));
  const ended = curves.some((curve) => documentedMaximum(curve).length > 0);
  const followed = curves.some((curve) => lawOf(curve, scalingLaws)?.isFollowed === true);
  return [
    ...(ended ? ['Bar across a line: the documented maximum of the strategy.'] : []),
    ...(followed ? ['Dots along a line: the Universal Scalability Law fitted to it.'] : []),
    ...(knees.length > 0 ? [`Rings: the knee. ${knees.map(({ tip }) => tip).join('; ')}.`] : []),
    `${IDEAL_LABEL}: what as many gateways on their own would carry. ${SEED_LABEL}: the vendor's rule of thumb for the first ten.`,
  ];
}

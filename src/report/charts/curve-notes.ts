import type { ResultTable } from '../../experiment/result-table.js';
import type { Curve } from '../curves.js';
import type { CurveDrawing } from './curve-chart.js';

/** What lines, bands and dots of curves mean, as far as there are such. */
export function curveNotes({ curves, sizes }: Pick<CurveDrawing, 'curves' | 'sizes'>): readonly string[] {
  const points = curves.flatMap((curve: Curve) => curve.points);
  const lone = sizes.length === 1;
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

/** ` by number of members`, or ` at 10 members` where there is one size only. */
export function overSizes(sizes: readonly number[]): string {
  if (sizes.length !== 1) return 'by number of members';
  return `at ${sizes[0]} ${sizes[0] === 1 ? 'member' : 'members'}`;
}

/** What a chart of a result is of: the scenario and its question. */
export function subtitleOf({ scenario: { name, description } }: ResultTable): string {
  const line = description.trim().split('\n', 1)[0];
  return line === '' ? name : `${name}: ${line}`;
}

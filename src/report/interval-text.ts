import type { Estimate } from '../experiment/result-table.js';
import { axisUnit, figureText, type FigureKind } from './charts/figure-kind.js';
import { rangeText } from './range-text.js';

const MOST_DECIMALS = 3;

/** The interval of an estimate as `382.7 to 383.4 Gbps`; empty where one replication allows none. */
export function intervalText(
  { ciLow, ciHigh }: Pick<Estimate, 'ciLow' | 'ciHigh'>,
  kind: FigureKind,
): string {
  if (ciLow === null || ciHigh === null) return '';
  const { label, divisor } = axisUnit(kind, Math.abs(ciHigh));
  const range = rangeText({ low: ciLow / divisor, high: ciHigh / divisor }, MOST_DECIMALS);
  return label === '' ? range : `${range} ${label}`;
}

/** The mean with its interval as `383 Gbps (382.7 to 383.4 Gbps)`; an upper bound where nothing was seen. */
export function estimateText(estimate: Estimate, kind: FigureKind): string {
  if (estimate.method === 'upper bound' && estimate.ciHigh !== null) {
    return `less than ${figureText(estimate.ciHigh, kind)}`;
  }
  const interval = intervalText(estimate, kind);
  const mean = figureText(estimate.mean, kind);
  return interval === '' || estimate.ciLow === estimate.ciHigh ? mean : `${mean} (${interval})`;
}

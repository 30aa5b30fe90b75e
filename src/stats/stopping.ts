import type { Interval } from './confidence.js';

/**
 * True when the mean is known to the relative precision asked (0.02 = 2 %): half-width over mean at most γ/(1 + γ),
 * as the mean is itself an estimate (Law & Kelton). Ask it of replications 1 to n in order, never in order of arrival.
 */
export function isPreciseTo(interval: Interval, relativePrecision: number): boolean {
  return isWithin(interval, adjusted(interval, relativePrecision));
}

/** True when the half-width of the interval is at most `halfWidth`: for means that may be 0, such as loss. */
export function isWithin(interval: Interval, halfWidth: number): boolean {
  const known = halfWidthOf(interval);
  return known !== null && known <= halfWidth;
}

/** Half the width of the interval; null where there is none. */
export function halfWidthOf(interval: Pick<Interval, 'low' | 'high'>): number | null {
  return interval.low === null || interval.high === null ? null : (interval.high - interval.low) / 2;
}

/** A forecast of the replications that the relative precision will take, at least those done; null if unknown. */
export function replicationsFor(interval: Interval, relativePrecision: number): number | null {
  const known = halfWidthOf(interval);
  const wanted = adjusted(interval, relativePrecision);
  if (known === null || wanted === 0) return null;
  return Math.max(interval.count, Math.ceil(interval.count * (known / wanted) ** 2));
}

function adjusted(interval: Interval, relativePrecision: number): number {
  return Math.abs(interval.mean) * (relativePrecision / (1 + relativePrecision));
}

import type { Estimate, PointResult } from '../experiment/result-table.js';

/** The estimate of a metric at a point; undefined where it does not apply. */
export function estimateOf(point: PointResult, metric: string): Estimate | undefined {
  return Object.hasOwn(point.estimates, metric) ? point.estimates[metric] : undefined;
}

import type { PointResult } from './result-table.js';

/** A capacity that more members do not raise, because they share what binds. */
export interface HardLimit {
  /** Smallest size that meets it. */
  readonly from: number;
  /** What binds there, as the points tell. */
  readonly resource: string;
}

/** Relative difference up to which capacities count as the same. */
const SAME_CAPACITY = 0.05;
const FEWEST_SIZES = 3;
/** Factor of members over which capacity must stay the same to be called limited. */
const SPAN = 1.5;

/**
 * The hard limit of a curve: the same resource binds all of its largest sizes at the same capacity, to 5 %, for at
 * least three sizes and 1.5 times as many members; null where there is none.
 */
export function hardLimit(curve: readonly PointResult[]): HardLimit | null {
  const falling = [...curve].sort((a, b) => b.members - a.members);
  const [largest] = falling;
  const outside = falling.findIndex((point) => !isAtLimitOf(largest, point));
  const level = outside < 0 ? falling : falling.slice(0, outside);
  const from = level.at(-1)!.members;
  const isLimited = level.length >= FEWEST_SIZES && largest.members >= SPAN * from;
  return isLimited ? { from, resource: largest.bottleneck } : null;
}

function isAtLimitOf(largest: PointResult, point: PointResult): boolean {
  const change = point.estimates['capacity_bps'].mean / largest.estimates['capacity_bps'].mean - 1;
  return point.bottleneck === largest.bottleneck && Math.abs(change) <= SAME_CAPACITY;
}

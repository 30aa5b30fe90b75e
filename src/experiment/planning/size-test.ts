import { CONFIDENCE_LEVEL } from '../../stats/confidence.js';
import type { PointResult } from '../result-table.js';
import type { CandidateSize } from './candidate-sizes.js';
import { capacityLimits, type CapacityLimits } from './capacity-limits.js';
import type { KnownCapacities } from './known-capacities.js';
import type { Demand } from './plan-question.js';

/** Whether a size carries the demand: its limits are above it, below it, or on both sides after all replications. */
export type SizeVerdict = 'carries' | 'short' | 'undecided';

/** A size that was held against a demand. */
export interface TestedSize extends CandidateSize {
  readonly result: PointResult;
  readonly limits: CapacityLimits;
  readonly verdict: SizeVerdict;
}

/** How sizes are tested in one search. */
export interface TestPlan {
  /** Numbers of replications after which limits and demand are compared. */
  readonly looks: readonly number[];
  /** Probability with which a single limit may be wrong. */
  readonly error: number;
}

/**
 * The plan for a search of at most so many steps. Every look of every step may err, so each gets an equal part of the
 * 5 % (Bonferroni): the answer is then right with 95 %.
 */
export function testPlan(steps: number, looks: readonly number[]): TestPlan {
  return { looks, error: (1 - CONFIDENCE_LEVEL) / (steps * looks.length) };
}

/** Holds the capacity of a size against a demand, with more replications as long as its limits straddle it. */
export async function testSize(
  known: KnownCapacities,
  size: CandidateSize,
  demand: Demand,
  { looks, error }: TestPlan,
): Promise<TestedSize> {
  for (const look of looks) {
    const result = await known.capacity(size, look);
    const limits = capacityLimits(result, demand.metric, error);
    const verdict = verdictOf(limits, demand.rate);
    if (verdict !== 'undecided' || look === looks.at(-1)) return { ...size, result, limits, verdict };
  }
  throw new RangeError('no look, no verdict');
}

function verdictOf({ low, high }: CapacityLimits, rate: number): SizeVerdict {
  if (low !== null && low >= rate) return 'carries';
  return high !== null && high < rate ? 'short' : 'undecided';
}

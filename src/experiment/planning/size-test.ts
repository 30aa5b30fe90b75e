import type { PointResult } from '../result-table.js';
import type { CandidateSize } from './candidate-sizes.js';
import { capacityLimits, type CapacityLimits } from './capacity-limits.js';
import type { KnownCapacities } from './known-capacities.js';
import type { Demand } from './plan-question.js';
import type { TestPlan } from './test-plan.js';

/** Whether a size carries the demand: its limits are above it, below it, or on both sides after all replications. */
export type SizeVerdict = 'carries' | 'short' | 'undecided';

/** A size that was held against a demand, in the state that decides: with its spare failed, or with nobody failed. */
export interface TestedSize extends CandidateSize {
  readonly result: PointResult;
  readonly limits: CapacityLimits;
  readonly verdict: SizeVerdict;
}

/** Holds a size against a demand: it must carry it with the spare failed, and before anybody has failed. */
export async function testSize(
  known: KnownCapacities,
  size: CandidateSize,
  demand: Demand,
  plan: TestPlan,
): Promise<TestedSize> {
  const afterFailure = await testState(known, size, demand, plan);
  if (size.failed === 0 || afterFailure.verdict !== 'carries') return afterFailure;
  const allUp = await testState(known, { ...size, failed: 0 }, demand, plan);
  return allUp.verdict === 'carries' ? afterFailure : allUp;
}

/** Compares limits and demand, with more replications as long as the limits straddle it. */
async function testState(
  known: KnownCapacities,
  state: CandidateSize,
  demand: Demand,
  { looks, error }: TestPlan,
): Promise<TestedSize> {
  for (const look of looks) {
    const result = await known.capacity(state, look);
    const limits = capacityLimits(result, demand.metric, error);
    const verdict = sizeVerdict(limits, demand.rate);
    if (verdict !== 'undecided' || look === looks.at(-1)) return { ...state, result, limits, verdict };
  }
  throw new RangeError('no look, no verdict');
}

function sizeVerdict({ low, high }: CapacityLimits, rate: number): SizeVerdict {
  if (low !== null && low >= rate) return 'carries';
  return high !== null && high < rate ? 'short' : 'undecided';
}

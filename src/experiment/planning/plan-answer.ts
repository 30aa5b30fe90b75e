import type { PointResult } from '../result-table.js';
import type { CandidateSize } from './candidate-sizes.js';
import type { KnownCapacity } from './known-capacities.js';
import type { Demand } from './plan-question.js';
import type { SizeSearch } from './size-search.js';

/**
 * `decided`: the planned size carries the demand, with the spare failed and with nobody failed, and the one below does
 * not. `undecided`: replications did not suffice to tell. `infeasible`: no supported size carries it.
 */
export type PlanVerdict = 'decided' | 'undecided' | 'infeasible';

/** How many members of one strategy carry the demand of one year. */
export interface PlanAnswer extends SizeSearch {
  readonly strategy: string;
  readonly year: number;
  readonly demand: Demand;
  readonly supportedMembers: number;
  readonly verdict: PlanVerdict;
  /** Capacity of the planned size with nobody failed. */
  readonly allUp: PointResult | undefined;
  /** The largest supported size with the spare failed: what the strategy can grow to. */
  readonly largest: KnownCapacity | undefined;
  /** Probability with which a single limit of the proof may be wrong. */
  readonly limitError: number;
}

/** What the search and its proof amount to. */
export function planVerdict(
  { planned, oneBelow, tested }: SizeSearch,
  candidates: readonly CandidateSize[],
): PlanVerdict {
  if (planned !== undefined) return oneBelow?.verdict === 'undecided' ? 'undecided' : 'decided';
  if (candidates.length === 0) return 'infeasible';
  return tested.some(({ verdict }) => verdict === 'undecided') ? 'undecided' : 'infeasible';
}

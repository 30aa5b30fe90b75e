import type { CandidateSize } from './candidate-sizes.js';
import type { TestedSize } from './size-test.js';

/** What a search for the smallest size has found. */
export interface SizeSearch {
  /** The smallest size that was shown to carry the demand; undefined if none was. */
  readonly planned: TestedSize | undefined;
  /** The candidate directly below the planned one, or the largest: tested, and not shown to carry the demand. */
  readonly oneBelow: TestedSize | undefined;
  /** Every size that was held against the demand, in order. */
  readonly tested: readonly TestedSize[];
}

/** What is left to search: the indices between two exclusive ends, in at most so many steps. */
interface Bracket {
  readonly below: number;
  readonly above: number;
  readonly stepsLeft: number;
}

/** Steps beyond those of bisection that leave the first guesses free: a right one needs itself and the size below. */
const FREE_STEPS = 2;

/** The most steps that a search over so many sizes takes. */
export function stepsFor(sizes: number): number {
  return Math.max(1, Math.min(sizes, Math.ceil(Math.log2(sizes + 1)) + FREE_STEPS));
}

/**
 * The smallest of ascending candidates that carries a demand, where more members carry more. Ends when a size was shown
 * to carry it and the one below was not, so that the proof is part of the search. `guess` tells which index looks right
 * after what has been tested.
 */
export async function searchSize(
  candidates: readonly CandidateSize[],
  test: (size: CandidateSize) => Promise<TestedSize>,
  guess: () => number,
): Promise<SizeSearch> {
  const tested: TestedSize[] = [];
  let [below, above] = [-1, candidates.length];
  let [planned, oneBelow]: (TestedSize | undefined)[] = [];
  for (let stepsLeft = stepsFor(candidates.length); above - below > 1; stepsLeft -= 1) {
    const index = nextIndex({ below, above, stepsLeft }, guess());
    const size = await test(candidates[index]);
    tested.push(size);
    if (size.verdict === 'carries') [above, planned] = [index, size];
    else [below, oneBelow] = [index, size];
  }
  return { planned, oneBelow, tested };
}

/** The guess, moved to where bisection can still end the search within the steps that are left. */
function nextIndex({ below, above, stepsLeft }: Bracket, guess: number): number {
  const reach = 2 ** (stepsLeft - 1);
  const lowest = Math.max(below + 1, above - reach);
  const highest = Math.min(above - 1, below + reach);
  return Math.min(highest, Math.max(lowest, guess));
}

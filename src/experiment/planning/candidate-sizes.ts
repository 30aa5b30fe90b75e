import type { Spare } from './plan-question.js';

/** A size that could be bought, and how many of its members fail. */
export interface CandidateSize {
  readonly members: number;
  readonly failed: number;
}

/** The sizes up to a maximum that leave somebody when the spare fails, ascending; with two sites only even ones. */
export function candidateSizes(spare: Spare, most: number): readonly CandidateSize[] {
  const sizes = Array.from({ length: most }, (_, index) => index + 1);
  if (spare.kind === 'members') {
    const failed = spare.count;
    return sizes.filter((members) => members > failed).map((members) => ({ members, failed }));
  }
  return sizes.filter((members) => members % 2 === 0).map((members) => ({ members, failed: members / 2 }));
}

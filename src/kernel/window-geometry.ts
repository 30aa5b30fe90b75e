/** How many buckets the parts of the event list have, and how wide. */

export const FEWEST_BUCKETS = 1024;
/** The window stays in the second level of the cache; rungs are as fine as it takes. */
export const MOST_OF_WINDOW = 2 ** 13;
const MOST_OF_RUNG = 2 ** 20;
/** Buckets for each event of the stretch that they cover: few events share one, and empty ones are skipped by word. */
export const BUCKETS_PER_EVENT = 4;
/** The window is to reach as far ahead as it takes to serve so many times the events that are pending, unless they are many. */
const TURNS = 8;

/** Buckets of a rung that is to have about so many: a power of two. */
export const bucketsFor = (wanted: number): number => powerOfTwo(wanted, MOST_OF_RUNG);

/** Buckets of a window for so many pending events. */
export const windowFor = (pending: number): number =>
  powerOfTwo(pending * TURNS * BUCKETS_PER_EVENT, MOST_OF_WINDOW);

/** Buckets per nanosecond that suit a rate of events, also nanosecond's: at most one. */
export function fittingScale(rate: number): number {
  const scale = rate * BUCKETS_PER_EVENT;
  return scale < 1 ? scale : 1;
}

function powerOfTwo(wanted: number, most: number): number {
  let buckets = FEWEST_BUCKETS;
  while (buckets < wanted && buckets < most) buckets *= 2;
  return buckets;
}

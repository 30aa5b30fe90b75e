/** How many buckets the parts of the event list have, and how wide. */

export const FEWEST_BUCKETS = 1024;
const MOST_BUCKETS = 2 ** 20;
/** Buckets for each event of the stretch that they cover: few events share one, and empty ones are skipped by word. */
export const BUCKETS_PER_EVENT = 4;
/** The window is to reach as far ahead as it takes to serve so many times the events that are pending. */
const TURNS = 8;

/** Buckets of a rung that is to have about so many: a power of two. */
export function bucketsFor(wanted: number): number {
  let buckets = FEWEST_BUCKETS;
  while (buckets < wanted && buckets < MOST_BUCKETS) buckets *= 2;
  return buckets;
}

/** Buckets of a window for so many pending events. */
export const windowFor = (pending: number): number => bucketsFor(pending * TURNS * BUCKETS_PER_EVENT);

/** Buckets per nanosecond that suit a rate of events, also nanosecond's, when so many are pending: at most one. */
export function fittingScale(rate: number, pending: number): number {
  const affordable = windowFor(pending) / (pending * TURNS);
  const scale = rate * (affordable < BUCKETS_PER_EVENT ? affordable : BUCKETS_PER_EVENT);
  return scale < 1 ? scale : 1;
}

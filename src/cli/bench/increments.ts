const { floor, imul, log } = Math;

/** Numbers on the tape: a power of two, so that it is read round and round. */
export const TAPE_LENGTH = 2 ** 16;

/** Increments of the hold model in nanoseconds, from a uniform number. */
export const INCREMENTS = {
  exponential: (u) => -log(u()) * 1e6,
  uniform: (u) => u() * 2e6,
  bimodal: (u) => (u() < 0.9 ? u() * 1e5 : u() * 1e7),
  'near-future': (u) => (u() < 0.99 ? u() * 1e4 : u() * 1e8),
  ties: (u) => floor(u() * 4),
} as const satisfies Readonly<Record<string, (u: () => number) => number>>;

/** One of these laws. */
export type IncrementKind = keyof typeof INCREMENTS;

/** The kinds in the order in which they are measured. */
export const INCREMENT_KINDS = Object.keys(INCREMENTS) as IncrementKind[];

/** Increments drawn beforehand, so that the list is measured and not the generator; whole nanoseconds. */
export function tapeOf(kind: IncrementKind): Float64Array {
  const u = mulberry32(12345);
  return Float64Array.from({ length: TAPE_LENGTH }, () => floor(INCREMENTS[kind](u) + 0.5));
}

/** A small public-domain generator (Ettinger) that is written alike in every language; never 0 nor 1. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = imul(state ^ (state >>> 15), state | 1);
    z ^= z + imul(z ^ (z >>> 7), z | 61);
    return (((z ^ (z >>> 14)) >>> 0) + 0.5) / 2 ** 32;
  };
}

// Bound once: where modules run in a context of their own, as under jest, a global costs more than the function.
const { floor } = Math;

const m1 = 4294967087;
const m2 = 4294944443;
const a12 = 1403580;
const a13 = 810728;
const a21 = 527612;
const a23 = 1370589;
const norm = 1 / (m1 + 1);

/** What the next number depends on: three numbers below 4294967087, then three below 4294944443, the oldest first. */
export type Mrg32k3aState = readonly [number, number, number, number, number, number];

/** The state that the published test values start from. */
export const MRG32K3A_START: Mrg32k3aState = [12345, 12345, 12345, 12345, 12345, 12345];

/**
 * L'Ecuyer's combined multiple recursive generator MRG32k3a ("Good parameters and implementations for combined
 * multiple recursive random number generators", 1999): period about 2^191. All products stay below 2^53.
 */
export class Mrg32k3a {
  readonly #state: Float64Array;

  constructor(state: Mrg32k3aState = MRG32K3A_START) {
    this.#state = Float64Array.from(state);
  }

  get state(): Mrg32k3aState {
    const [a, b, c, d, e, f] = this.#state;
    return [a, b, c, d, e, f];
  }

  /** The next number as published: a multiple of 1/4294967088 between 0 and 1, never 0 or 1. */
  next(): number {
    const s = this.#state;
    const first = remainder(a12 * s[1] - a13 * s[0], m1);
    const second = remainder(a21 * s[5] - a23 * s[3], m2);
    s[0] = s[1];
    s[1] = s[2];
    s[2] = first;
    s[3] = s[4];
    s[4] = s[5];
    s[5] = second;
    return (first > second ? first - second : first - second + m1) * norm;
  }

  /** Two numbers as one with 53 bits: the increased precision of L'Ecuyer, Simard, Chen & Kelton (2002). */
  uniform(): number {
    const sum = this.next() + this.next() * 2 ** -24;
    return sum < 1 ? sum : sum - 1;
  }
}

/** From 0 to modulus - 1, negative `x` as well; faster than the operator, which is a library call for doubles. */
function remainder(x: number, modulus: number): number {
  const rest = x - floor(x / modulus) * modulus;
  return rest < 0 ? rest + modulus : rest; // where the quotient was rounded up to the next whole number
}

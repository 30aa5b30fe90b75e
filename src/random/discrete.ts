import { requireCount, requireNonNegative } from './distribution.js';
import type { RandomStream } from './random-stream.js';

/** Draws an index with given weights in constant time: Walker's alias method as built by Vose (1991). */
export class AliasTable {
  readonly #count: number;
  readonly #threshold: Float64Array;
  readonly #alias: Int32Array;

  constructor(weights: ArrayLike<number>) {
    this.#count = weights.length;
    this.#threshold = scaledToMeanOne(weights);
    this.#alias = new Int32Array(this.#count);
    this.#pair();
  }

  draw(stream: RandomStream): number {
    const position = stream.uniform() * this.#count;
    const index = position | 0;
    return position - index < this.#threshold[index] ? index : this.#alias[index];
  }

  /** Fills every column that is below the mean with what another has above it. */
  #pair(): void {
    const small: number[] = [];
    const large: number[] = [];
    for (let i = 0; i < this.#count; i++) (this.#threshold[i] < 1 ? small : large).push(i);
    while (small.length > 0 && large.length > 0) {
      const low = small.pop()!;
      const high = large.pop()!;
      this.#alias[low] = high;
      this.#threshold[high] -= 1 - this.#threshold[low];
      (this.#threshold[high] < 1 ? small : large).push(high);
    }
    // What rounding has left over is full up to rounding.
    for (const rest of [...small, ...large]) this.#threshold[rest] = 1;
  }
}

function scaledToMeanOne(weights: ArrayLike<number>): Float64Array {
  requireCount('number of weights', weights.length);
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    requireNonNegative('weight', weights[i]);
    total += weights[i];
  }
  if (!(total > 0)) throw new RangeError('All weights are 0.');
  const scaled = new Float64Array(weights.length);
  for (let i = 0; i < weights.length; i++) scaled[i] = (weights[i] / total) * weights.length;
  return scaled;
}

/** Shares of `count` ranks that fall with rank^-exponent and sum to 1: Zipf's law (exponent 0: all alike). */
export function zipfShares(count: number, exponent: number): Float64Array {
  requireCount('count', count);
  requireNonNegative('exponent', exponent);
  const shares = new Float64Array(count);
  for (let i = 0; i < count; i++) shares[i] = (i + 1) ** -exponent;
  let total = 0;
  for (let i = count - 1; i >= 0; i--) total += shares[i]; // the smallest first loses least
  for (let i = 0; i < count; i++) shares[i] /= total;
  return shares;
}

/** The bits of a double, seen as its two words. */
const asDouble = new Float64Array(1);
const asWords = new Uint32Array(asDouble.buffer);
const highWord = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

const largest = Number.MAX_VALUE;

/** Where a histogram has its sums, before the weights of its buckets. */
const COUNT = 0;
const WEIGHT = 1;
const SUM = 2;
const SUMS = 3;

/** 2^7 buckets an octave: exponent and seven bits of the mantissa are the bucket, with no logarithm. */
const shift = 20 - 7;

function bucketOf(value: number): number {
  asDouble[0] = value;
  return (asWords[highWord] & 0x7fffffff) >> shift;
}

function lowerEdge(bucket: number): number {
  asWords[highWord] = bucket << shift;
  asWords[1 - highWord] = 0;
  return asDouble[0];
}

/**
 * A histogram whose quantiles err by less than 0.8 % of their value between `lowest` and `highest`; values below
 * `lowest` count as 0. The default range holds times in nanoseconds.
 */
export class LogHistogram {
  readonly #base: number;
  readonly #last: number;
  /** Number and weight of all observations, the sum of their weighted values, then the weight in each bucket. */
  readonly #cells: Float64Array;

  constructor(lowest = 1, highest = 2 ** 53) {
    if (!(lowest > 0 && highest > lowest && highest < Infinity)) {
      throw new RangeError(`No range from ${lowest} to ${highest}.`);
    }
    this.#base = bucketOf(lowest) - 1;
    this.#last = bucketOf(highest) - this.#base;
    this.#cells = new Float64Array(SUMS + this.#last + 1);
  }

  add(value: number, weight = 1): void {
    if (!(value >= 0 && value <= largest && weight >= 0)) {
      throw new RangeError(`No observation of ${value} with weight ${weight}.`);
    }
    const bucket = bucketOf(value) - this.#base;
    const cells = this.#cells;
    cells[SUMS + (bucket < 0 ? 0 : bucket > this.#last ? this.#last : bucket)] += weight;
    cells[COUNT]++;
    cells[WEIGHT] += weight;
    cells[SUM] += weight * value;
  }

  /** Observations, whatever their weights. */
  get count(): number {
    return this.#cells[COUNT];
  }

  /** The sum of the weights of all observations. */
  get weight(): number {
    return this.#cells[WEIGHT];
  }

  /** The exact weighted mean; null without observations. */
  get mean(): number | null {
    return this.weight > 0 ? this.#cells[SUM] / this.weight : null;
  }

  /**
   * The value that the share `p` of the weight lies below; null when fewer than `atLeastBeyond` observations are
   * expected beyond it, and when it lies beyond `highest`.
   */
  quantile(p: number, atLeastBeyond = 10): number | null {
    if (!(p > 0 && p < 1)) throw new RangeError(`A quantile lies between 0 and 1, not at ${p}.`);
    const beyond = this.count * (1 - p) * (1 + 1e-12); // 100 observations have ten beyond p = 0.9
    if (this.weight === 0 || beyond < atLeastBeyond) return null;
    const rank = p * this.weight;
    let below = 0;
    let bucket = 0;
    while (bucket < this.#last && below + this.#cells[SUMS + bucket] < rank)
      below += this.#cells[SUMS + bucket++];
    if (bucket === this.#last) return null;
    return bucket === 0 ? 0 : this.#within(bucket, (rank - below) / this.#cells[SUMS + bucket]);
  }

  /** Takes over the observations of `other`, which has the same range. */
  merge(other: LogHistogram): void {
    if (other.#base !== this.#base || other.#last !== this.#last) {
      throw new RangeError('Histograms of different ranges do not merge.');
    }
    for (let cell = 0; cell < this.#cells.length; cell++) this.#cells[cell] += other.#cells[cell];
  }

  /** Forgets everything: the end of a warm-up. */
  reset(): void {
    this.#cells.fill(0);
  }

  #within(bucket: number, share: number): number {
    const low = lowerEdge(bucket + this.#base);
    return low + share * (lowerEdge(bucket + this.#base + 1) - low);
  }
}

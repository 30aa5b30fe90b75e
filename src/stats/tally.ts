/** After so many observations the shift moves to their mean, in case the first was far from it. */
const recentreAt = 64;

/** Count, mean and variance of observations, from sums shifted by about the mean: exact, and no division each. */
export class Tally {
  #count = 0;
  #shift = 0;
  #sum = 0;
  #squares = 0;

  add(value: number): void {
    if (value - value !== 0) throw new RangeError(`An observation of ${value} is no number.`);
    if (this.#count === 0) this.#shift = value;
    const deviation = value - this.#shift;
    this.#sum += deviation;
    this.#squares += deviation * deviation;
    if (++this.#count === recentreAt) this.#recentre();
  }

  get count(): number {
    return this.#count;
  }

  /** Null without observations. */
  get mean(): number | null {
    return this.#count === 0 ? null : this.#shift + this.#sum / this.#count;
  }

  /** The sum of all observations. */
  get total(): number {
    return this.#count * this.#shift + this.#sum;
  }

  /** The unbiased estimate; null below two observations. */
  get variance(): number | null {
    return this.#count < 2 ? null : this.#squaredDeviations() / (this.#count - 1);
  }

  get standardDeviation(): number | null {
    const { variance } = this;
    return variance === null ? null : Math.sqrt(variance);
  }

  /** Takes over what `other` has observed, as though it had been observed here (Chan, Golub & LeVeque 1979). */
  merge(other: Tally): void {
    if (other.#count === 0) return;
    const count = this.#count + other.#count;
    const apart = (other.mean ?? 0) - (this.mean ?? 0);
    const between = ((apart * apart) / count) * this.#count * other.#count;
    const squares = this.#squaredDeviations() + other.#squaredDeviations() + between;
    this.#shift = (this.mean ?? 0) + (apart * other.#count) / count;
    this.#count = count;
    this.#sum = 0;
    this.#squares = squares;
  }

  /** Forgets everything: the end of a warm-up. */
  reset(): void {
    this.#count = 0;
    this.#shift = 0;
    this.#sum = 0;
    this.#squares = 0;
  }

  #recentre(): void {
    const squares = this.#squaredDeviations();
    this.#shift += this.#sum / this.#count;
    this.#sum = 0;
    this.#squares = squares;
  }

  #squaredDeviations(): number {
    if (this.#count === 0) return 0;
    return Math.max(0, this.#squares - (this.#sum * this.#sum) / this.#count);
  }
}

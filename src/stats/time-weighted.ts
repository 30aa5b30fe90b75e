/** The time average of a value that holds until it is updated, such as a queue length; instants in any one unit. */
export class TimeWeighted {
  #start = 0;
  #last = 0;
  #value = 0;
  #area = 0;

  constructor(now = 0, value = 0) {
    this.#start = now;
    this.#last = now;
    this.#value = value;
  }

  /** From `now` on the value is `value`. */
  update(now: number, value: number): void {
    if (!(now >= this.#last) || value - value !== 0) {
      throw new RangeError(`No update to ${value} at ${now} after one at ${this.#last}.`);
    }
    this.#area += this.#value * (now - this.#last);
    this.#last = now;
    this.#value = value;
  }

  /** The value now. */
  get value(): number {
    return this.#value;
  }

  /** Forgets the past but not the value: the end of a warm-up. */
  reset(now: number): void {
    this.update(now, this.#value);
    this.#start = now;
    this.#area = 0;
  }

  /** The average since the last reset; the value itself when no time has passed. */
  mean(now: number): number {
    const span = now - this.#start;
    return span > 0 ? this.integral(now) / span : this.#value;
  }

  /** Value times time since the last reset, in units of both. */
  integral(now: number): number {
    return this.#area + this.#value * (now - this.#last);
  }
}

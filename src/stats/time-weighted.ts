/** Tells the time: a simulator, in nanoseconds, or anything else in any one unit. */
export interface Clock {
  readonly now: number;
}

/** The time average of a value that holds until it is updated, such as a queue length, on a clock that never goes back. */
export class TimeWeighted {
  readonly #clock: Clock;
  // Numbers from the beginning: a field that is undefined at first is one that boxes every double.
  #start = 0;
  #last = 0;
  #value = 0;
  #area = 0;

  constructor(clock: Clock, value = 0) {
    this.#clock = clock;
    this.#start = clock.now;
    this.#last = clock.now;
    this.#value = value;
  }

  /** From now on the value is `value`. */
  update(value: number): void {
    const { now } = this.#clock;
    if (!(now >= this.#last) || value - value !== 0) this.#refuse(value);
    this.#area += this.#value * (now - this.#last);
    this.#last = now;
    this.#value = value;
  }

  /** The value now. */
  get value(): number {
    return this.#value;
  }

  /** Forgets the past but not the value: the end of a warm-up. */
  reset(): void {
    this.update(this.#value);
    this.#start = this.#last;
    this.#area = 0;
  }

  /** The average since the last reset; the value itself when no time has passed. */
  get mean(): number {
    const span = this.#clock.now - this.#start;
    return span > 0 ? this.integral / span : this.#value;
  }

  /** Value times time since the last reset, in units of both. */
  get integral(): number {
    return this.#area + this.#value * (this.#clock.now - this.#last);
  }

  #refuse(value: number): never {
    throw new RangeError(`No update to ${value} at ${this.#clock.now} after one at ${this.#last}.`);
  }
}

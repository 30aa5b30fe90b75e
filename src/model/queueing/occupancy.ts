import type { Clock } from '../../stats/time-weighted.js';

/** Doubles of an occupancy: the instants of the last reset and the last change, and customers and servers times time. */
const START = 0;
const LAST = 1;
const CUSTOMER_TIME = 2;
const SERVER_TIME = 3;

/**
 * The customers in a station and the servers at work, and both times time since the last reset. They change at the same
 * instants, so one look at the clock serves both: `pass` goes before every change.
 */
export class Occupancy {
  /** Customers in queue and service, and servers at work, now. */
  customers = 0;
  servers = 0;
  readonly #clock: Clock;
  // Doubles that are fields of their own would be a box each.
  readonly #sums = new Float64Array(4);

  constructor(clock: Clock) {
    this.#clock = clock;
    this.reset();
  }

  /** Counts the time that has passed with as many customers and servers as there are. */
  pass(): void {
    const sums = this.#sums;
    const { now } = this.#clock;
    const span = now - sums[LAST];
    sums[LAST] = now;
    sums[CUSTOMER_TIME] += this.customers * span;
    sums[SERVER_TIME] += this.servers * span;
  }

  /** Forgets the past but nobody who is there. */
  reset(): void {
    this.#sums.fill(0);
    this.#sums[START] = this.#sums[LAST] = this.#clock.now;
  }

  /** Customers times time since the last reset, in nanoseconds. */
  get customerTime(): number {
    return this.#sumUntilNow(CUSTOMER_TIME, this.customers);
  }

  /** Servers at work times time since the last reset, in nanoseconds. */
  get serverTime(): number {
    return this.#sumUntilNow(SERVER_TIME, this.servers);
  }

  /** Nanoseconds since the last reset. */
  get span(): number {
    return this.#clock.now - this.#sums[START];
  }

  #sumUntilNow(sum: number, value: number): number {
    return this.#sums[sum] + value * (this.#clock.now - this.#sums[LAST]);
  }
}

import type { ExpiringLedger } from './expiring-ledger.js';

/** Standard deviations of a Poisson number that a past thinned to the limit stays below it. */
const MARGIN = 3;

/**
 * The limit of every member's connections table, in which its own entries and copies of others count: a full table takes
 * no new connection. Copies are always taken (assumption), so that they alone can exceed it.
 */
export class ConnectionLimit {
  readonly limit: number;
  readonly #entries: ExpiringLedger;
  readonly #copies: ExpiringLedger;
  /** Share of the connections of the past that each member has taken. */
  #taken: readonly number[] = [];

  constructor(limit: number, entries: ExpiringLedger, copies: ExpiringLedger) {
    this.limit = limit;
    this.#entries = entries;
    this.#copies = copies;
  }

  /** Entries in the table of a member. */
  held(member: number): number {
    return this.#entries.held(member) + this.#copies.held(member);
  }

  /** The table of a member holds more than it may. */
  overflows(member: number): boolean {
    return this.held(member) > this.limit;
  }

  /**
   * Before the start: members that were offered more than fits, `expected` entries each in the mean without a limit, have
   * taken that part of it which fits, for a long time.
   */
  expect(expected: readonly number[]): void {
    const fits = Math.max(0, this.limit - MARGIN * Math.sqrt(this.limit));
    this.#taken = Array.from(expected, (entries) => (entries > this.limit ? fits / entries : 1));
  }

  /** Whether a member took a connection of the past, for a uniform random number. */
  took(member: number, uniform: number): boolean {
    return uniform < this.#taken[member] && this.held(member) < this.limit;
  }

  /** An entry of a member, and the copies that `noteCopies` enters, linger for `rest` nanoseconds from the start on. */
  noteLingering(member: number, rest: number, noteCopies: () => void): void {
    this.#entries.noteLingering(rest, () => {
      this.#entries.hold(member);
    });
    this.#copies.noteLingering(rest, noteCopies);
  }

  /** Fills the tables that are full in the mean with entries that leave at random instants within `time` nanoseconds. */
  fill(time: number, uniform: () => number): void {
    for (let member = 0; member < this.#taken.length; member++) {
      if (this.#taken[member] === 1) continue;
      while (this.held(member) < this.limit) {
        this.noteLingering(member, uniform() * time, () => undefined);
      }
    }
  }
}

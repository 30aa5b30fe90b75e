import type { Time } from './time.js';

// Bound once: looking a global up is slow where modules run in a context of their own.
const { imul } = Math;
const PER_TWO_32 = 1 / 4_294_967_296;

/** A rolling 64-bit hash of the executed events: equal trajectories, equal fingerprints. */
export class Fingerprint {
  #low = 0x2545f491;
  #high = 0x5bd1e995;

  add(time: Time, kind: number, a: number, b: number): void {
    const low = (imul(this.#low ^ (time | 0), 0x9e3779b1) + kind) | 0;
    this.#low = (imul(low ^ (low >>> 15), 0x85ebca6b) + a) | 0;
    this.#high = (imul(this.#high ^ b ^ (time * PER_TWO_32), 0xc2b2ae35) + this.#low) | 0;
  }

  /** Sixteen hexadecimal digits. */
  toString(): string {
    return hex(this.#high) + hex(this.#low);
  }
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');

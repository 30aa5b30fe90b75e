import type { Time } from './time.js';
import { END, type EventRecords, NEXT } from './event-records.js';

// Bound once: looking a global up is slow where modules run in a context of their own.
const { clz32 } = Math;

/**
 * A stretch of time cut into buckets of one width, each a chain of records, the last one placed first; a bit for each
 * bucket tells whether it has any. Buckets are served once, in order. Equal times share a bucket, whatever the width, and
 * no bucket is narrower than a nanosecond, so that what shares such a bucket is due at one instant.
 */
export class Rung {
  /** Time at which the first bucket begins, and buckets per nanosecond. */
  base = 0.5;
  perNanosecond = 0.5;
  buckets: number;
  /** The first bucket that has not been served. */
  edge = 0;
  /** Records placed since it was laid out, and those of them that were served. */
  placed = 0;
  served = 0;
  readonly #records: EventRecords;
  #heads: Int32Array;
  #bits: Int32Array;

  constructor(records: EventRecords, buckets: number) {
    this.#records = records;
    this.buckets = buckets;
    this.#heads = new Int32Array(buckets).fill(END);
    this.#bits = new Int32Array((buckets >>> 5) + 1);
    this.base = 0;
  }

  /** Lays its buckets, a power of two of them, over the time from `base` on. It must be empty. */
  lay(base: Time, perNanosecond: number, buckets: number): void {
    if (buckets > this.#heads.length) {
      this.#heads = new Int32Array(buckets).fill(END);
      this.#bits = new Int32Array((buckets >>> 5) + 1);
    }
    this.base = base;
    this.perNanosecond = perNanosecond < 1 ? perNanosecond : 1;
    this.buckets = buckets;
    this.edge = this.placed = this.served = 0;
  }

  place(record: number, bucket: number): void {
    const heads = this.#heads;
    this.#records.words[(record << 3) + NEXT] = heads[bucket];
    heads[bucket] = record;
    this.#bits[bucket >>> 5] |= 1 << bucket;
    this.placed++;
  }

  /** The first bucket that has records; there must be one. */
  first(): number {
    const bits = this.#bits;
    let word = this.edge >>> 5;
    let set = bits[word];
    while (set === 0) set = bits[++word];
    return (word << 5) + 31 - clz32(set & (0 - set));
  }

  headOf(bucket: number): number {
    return this.#heads[bucket];
  }

  /** Serves the first bucket that has records: its chain of `count` records is the caller's. */
  serve(bucket: number, count: number): void {
    this.#heads[bucket] = END;
    const word = bucket >>> 5;
    const set = this.#bits[word];
    this.#bits[word] = set & (set - 1);
    this.edge = bucket + 1;
    this.served += count;
  }
}

import { eventColumns } from './event-columns.js';
import type { RecordPile } from './record-pile.js';
import type { Time } from './time.js';

// Bound once: what is imported or global is looked up at every use.
const { clz32 } = Math;
const { nexts } = eventColumns;
const NONE = -1;

/**
 * A stretch of time cut into buckets of one width, each a chain of records, the last one placed first; a bit for each
 * bucket tells whether it has any. Buckets are served once, in order. Equal times share a bucket, whatever the width, and
 * no bucket is narrower than a nanosecond, so that what shares such a bucket is due at one instant.
 */
export class Rung {
  #heads: Int32Array;
  /** Records that are in it. */
  size = 0;
  /** The first bucket that has not been served. */
  edge = 0;
  #base = 0.5;
  #perNanosecond = 0.5;
  #buckets: number;
  #bits: Int32Array;

  constructor(buckets: number) {
    this.#buckets = buckets;
    this.#heads = new Int32Array(buckets).fill(NONE);
    this.#bits = new Int32Array(buckets >>> 5);
    this.#base = 0;
  }

  /** Lays its buckets, a power of two of them, over the time from `base` on. It must be empty. */
  lay(base: Time, perNanosecond: number, buckets: number): void {
    if (buckets > this.#heads.length) {
      this.#heads = new Int32Array(buckets).fill(NONE);
      this.#bits = new Int32Array(buckets >>> 5);
    }
    this.#base = base;
    this.#perNanosecond = perNanosecond < 1 ? perNanosecond : 1;
    this.#buckets = buckets;
    this.edge = 0;
  }

  /** The bucket of a time, negative before its first; what comes after the rung shares its last bucket. */
  bucketOf(time: Time): number {
    const place = (time - this.#base) * this.#perNanosecond;
    if (place < 0) return -1;
    return place < this.#buckets ? place | 0 : this.#buckets - 1;
  }

  place(record: number, bucket: number): void {
    nexts[record << 3] = this.#heads[bucket];
    this.#heads[bucket] = record;
    this.#bits[bucket >>> 5] |= 1 << bucket;
    this.size++;
  }

  /** Takes the chain of the first bucket that has records; there must be one. Its records are in the size until that is told. */
  serve(): number {
    let word = this.edge >>> 5;
    while (this.#bits[word] === 0) word++;
    const set = this.#bits[word];
    const bucket = (word << 5) + 31 - clz32(set & (0 - set));
    const chain = this.#heads[bucket];
    this.#heads[bucket] = NONE;
    this.#bits[word] &= ~(1 << bucket);
    this.edge = bucket + 1;
    return chain;
  }

  /** Takes all out, to a pile. */
  takeOut(pile: RecordPile): void {
    const end = pile.count + this.size;
    while (pile.count < end) pile.addChain(this.serve());
    this.size = 0;
  }
}

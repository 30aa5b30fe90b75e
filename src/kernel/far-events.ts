import { wider } from './column.js';
import { EVENT } from './event-words.js';
import { IdPool } from './id-pool.js';

// Bound once: what is imported or global is looked up at every use.
const { KIND, A, B } = EVENT;

/** Events of a chunk; doubles and words of an event, which lie as in its record. */
const CHUNK = 64;
const DOUBLES = 3;
const WORDS = 6;
const FIRST_CHUNKS = 16;
/** The number of no bucket. */
const NONE = -1;

/** Levels of the wheel, and buckets of each: a bucket of a level is as wide as all buckets of the level below. */
export const LEVELS = 3;
const LEVEL_BITS = 8;
const LEVEL_MASK = 2 ** LEVEL_BITS - 1;
/** The bucket of what lies beyond the wheel. */
export const BEYOND = LEVELS << LEVEL_BITS;

/**
 * Events that are not due soon, by slots of time: a hierarchical wheel (Varghese and Lauck 1987). Events are kept by value in
 * chunks that are written and read from end to end, so that a hundred thousand of them cost no miss of the cache each, as
 * they would where every event has a record of its own. A bucket keeps the order in which its events came.
 */
export class FarEvents {
  count = 0;
  /** The slot that the wheel has come to: those after it are in its buckets. */
  #slot = 0;
  #doubles = new Float64Array(FIRST_CHUNKS * CHUNK * DOUBLES);
  #words = new Int32Array(this.#doubles.buffer);
  /** Which chunks are in use, and the one that follows each in its bucket. */
  readonly #chunks = new IdPool();
  #next = new Int32Array(FIRST_CHUNKS);
  /** Of each bucket: its first and its last chunk, and how many events it has. */
  readonly #first = new Int32Array(BEYOND + 1);
  readonly #last = new Int32Array(BEYOND + 1);
  readonly #size = new Int32Array(BEYOND + 1);
  /** The chunk and the event of it that are read next. */
  #reading = 0;
  #at = 0;
  /** Events of that bucket that are not read yet. */
  #left = 0;

  /** Turns the empty wheel to a slot. */
  start(slot: number): void {
    this.#slot = slot;
  }

  /** The bucket of a slot after the one that the wheel has come to. */
  bucketOf(slot: number): number {
    const differing = slot ^ this.#slot;
    if (differing >>> LEVEL_BITS === 0) return slot & LEVEL_MASK;
    const level = differing >>> (2 * LEVEL_BITS) === 0 ? 1 : 2;
    return (level << LEVEL_BITS) | ((slot >>> (level * LEVEL_BITS)) & LEVEL_MASK);
  }

  /** Turns the wheel to the next slot; what is in the buckets that `bucketAt` tells is to be brought nearer, from the top level down. */
  turn(): void {
    this.#slot++;
  }

  /** The bucket of a level that begins with the slot of now; NONE where none does. */
  bucketAt(level: number): number {
    const shift = level * LEVEL_BITS;
    if ((this.#slot & ((1 << shift) - 1)) !== 0) return NONE;
    return (level << LEVEL_BITS) | ((this.#slot >>> shift) & LEVEL_MASK);
  }

  /** Adds the event of a record to a bucket. */
  add(bucket: number, record: number, doubles: Float64Array, words: Int32Array): void {
    const place = this.#size[bucket]++ & (CHUNK - 1);
    const event = (place === 0 ? this.#extend(bucket) : this.#last[bucket]) * CHUNK + place;
    this.#doubles[event * DOUBLES] = doubles[record << 2];
    const to = event * WORDS;
    const from = record << 3;
    this.#words[to + KIND] = words[from + KIND];
    this.#words[to + A] = words[from + A];
    this.#words[to + B] = words[from + B];
    this.count++;
  }

  /** Takes all events out of a bucket, to be read one after the other; how many they are. */
  open(bucket: number): number {
    const size = this.#size[bucket];
    this.#reading = this.#first[bucket];
    this.#at = 0;
    this.#left = size;
    this.#size[bucket] = 0;
    this.count -= size;
    return size;
  }

  /** Moves the next event of the bucket that was opened to a record. */
  read(record: number, doubles: Float64Array, words: Int32Array): void {
    const event = this.#reading * CHUNK + this.#at;
    doubles[record << 2] = this.#doubles[event * DOUBLES];
    const from = event * WORDS;
    const to = record << 3;
    words[to + KIND] = this.#words[from + KIND];
    words[to + A] = this.#words[from + A];
    words[to + B] = this.#words[from + B];
    this.#at++;
    this.#left--;
    if (this.#at === CHUNK || this.#left === 0) this.#freeChunk();
  }

  /** Frees the chunk that has been read and goes on to the next. */
  #freeChunk(): void {
    const read = this.#reading;
    this.#reading = this.#next[read];
    this.#at = 0;
    this.#chunks.give(read);
  }

  /** Gives a bucket that is empty, or whose last chunk is full, one more; returns it. */
  #extend(bucket: number): number {
    const chunk = this.#chunks.take();
    if (chunk === this.#next.length) this.#grow();
    if (this.#size[bucket] === 1) this.#first[bucket] = chunk;
    else this.#next[this.#last[bucket]] = chunk;
    this.#last[bucket] = chunk;
    return chunk;
  }

  /** Doubles the buffer; both views are new ones. */
  #grow(): void {
    this.#doubles = wider(this.#doubles);
    this.#words = new Int32Array(this.#doubles.buffer);
    this.#next = wider(this.#next);
  }
}

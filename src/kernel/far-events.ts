import { eventColumns, MOST_PENDING } from './event-columns.js';
import { IdPool } from './id-pool.js';

// Bound once: what is imported or global is looked up at every use.
const { times, kinds, idsA, idsB } = eventColumns;

/** Events of a chunk; bytes, doubles and words of an event. */
const CHUNK = 64;
const BYTES = 24;
const DOUBLES = BYTES / 8;
const WORDS = BYTES / 4;
/** The number of no bucket. */
const NONE = -1;

/** Levels of the wheel, and buckets of each: a bucket of a level is as wide as all buckets of the level below. */
export const LEVELS = 3;
const LEVEL_BITS = 8;
const LEVEL_MASK = 2 ** LEVEL_BITS - 1;
/** The bucket of what lies beyond the wheel. */
export const BEYOND = LEVELS << LEVEL_BITS;

/** Every bucket may have a chunk that is not full. */
const MOST_CHUNKS = MOST_PENDING / CHUNK + BEYOND + 1;
const buffer = new ArrayBuffer(MOST_CHUNKS * CHUNK * BYTES);
const farTimes = new Float64Array(buffer);
const farKinds = new Int32Array(buffer, 8);
const farIdsA = new Int32Array(buffer, 12);
const farIdsB = new Int32Array(buffer, 16);
/** The chunk that follows each in its bucket. */
const nextChunk = new Int32Array(MOST_CHUNKS);
/** Of each bucket: its first and its last chunk, and how many events it has. */
const firstChunk = new Int32Array(BEYOND + 1);
const lastChunk = new Int32Array(BEYOND + 1);
const sizes = new Int32Array(BEYOND + 1);

/**
 * Events that are not due soon, by slots of time: a hierarchical wheel (Varghese and Lauck 1987). Events are kept by value in
 * chunks that are written and read from end to end, so that a hundred thousand of them cost no miss of the cache each, as
 * they would where every event has a record of its own. A bucket keeps the order in which its events came.
 */
export class FarEvents {
  count = 0;
  /** The slot that the wheel has come to: those after it are in its buckets. */
  #slot = 0;
  /** Which chunks are in use. */
  readonly #chunks = new IdPool();
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
  add(bucket: number, record: number): void {
    const size = sizes[bucket];
    const place = size & (CHUNK - 1);
    const event = (place === 0 ? this.#extend(bucket, size) : lastChunk[bucket]) * CHUNK + place;
    sizes[bucket] = size + 1;
    farTimes[event * DOUBLES] = times[record << 2];
    const to = event * WORDS;
    const from = record << 3;
    farKinds[to] = kinds[from];
    farIdsA[to] = idsA[from];
    farIdsB[to] = idsB[from];
    this.count++;
  }

  /** Takes all events out of a bucket, to be read one after the other; how many they are. */
  open(bucket: number): number {
    const size = sizes[bucket];
    this.#reading = firstChunk[bucket];
    this.#at = 0;
    this.#left = size;
    sizes[bucket] = 0;
    this.count -= size;
    return size;
  }

  /** Moves the next event of the bucket that was opened to a record. */
  read(record: number): void {
    const event = this.#reading * CHUNK + this.#at;
    times[record << 2] = farTimes[event * DOUBLES];
    const from = event * WORDS;
    const to = record << 3;
    kinds[to] = farKinds[from];
    idsA[to] = farIdsA[from];
    idsB[to] = farIdsB[from];
    this.#at++;
    this.#left--;
    if (this.#at === CHUNK || this.#left === 0) this.#freeChunk();
  }

  /** Frees the chunk that has been read and goes on to the next. */
  #freeChunk(): void {
    const read = this.#reading;
    this.#reading = nextChunk[read];
    this.#at = 0;
    this.#chunks.give(read);
  }

  /** Gives a bucket that is empty, or whose last chunk is full, one more; returns it. */
  #extend(bucket: number, size: number): number {
    const chunk = this.#chunks.take();
    if (size === 0) firstChunk[bucket] = chunk;
    else nextChunk[lastChunk[bucket]] = chunk;
    lastChunk[bucket] = chunk;
    return chunk;
  }
}

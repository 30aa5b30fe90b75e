import { eventColumns, MOST_PENDING } from './event-columns.js';
import { IdPool } from './id-pool.js';

// Bound once: what is imported or global is looked up at every use.
const { times, kinds, idsA, idsB } = eventColumns;

/** Events of a chunk; bytes, doubles and words of an event. */
const CHUNK_BITS = 6;
const CHUNK = 2 ** CHUNK_BITS;
const BYTES = 24;
const DOUBLES = BYTES / 8;
const WORDS = BYTES / 4;
/** The number of no bucket. */
const NONE = -1;

/** Levels of the wheel, and buckets of each: a bucket of a level is as wide as all buckets of the level below. */
export const LEVELS = 3;
const LEVEL_BITS = 9;
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
/** Of each bucket: its first chunk, and one more than its last event; 0 where it is empty. */
const firstChunk = new Int32Array(BEYOND + 1);
const ends = new Int32Array(BEYOND + 1);

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
  /** The chunk that was taken out last; NONE if it is free again. */
  #taken = NONE;
  /** The events of that chunk: the first, and one more than the last. */
  from = 0;
  to = 0;

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
    let event = ends[bucket];
    if ((event & (CHUNK - 1)) === 0) event = this.#extend(bucket, event);
    ends[bucket] = event + 1;
    farTimes[event * DOUBLES] = times[record << 2];
    const to = event * WORDS;
    const from = record << 3;
    farKinds[to] = kinds[from];
    farIdsA[to] = idsA[from];
    farIdsB[to] = idsB[from];
    this.count++;
  }

  /** Takes the first chunk out of a bucket, to be read before the next one is taken; false if the bucket is empty. */
  takeChunk(bucket: number): boolean {
    if (this.#taken !== NONE) this.#chunks.give(this.#taken);
    const end = ends[bucket];
    const isEmpty = end === 0;
    if (isEmpty) this.#taken = NONE;
    else this.#take(bucket, end);
    return !isEmpty;
  }

  /** Copies an event to a record. */
  read(event: number, record: number): void {
    times[record << 2] = farTimes[event * DOUBLES];
    const from = event * WORDS;
    const to = record << 3;
    kinds[to] = farKinds[from];
    idsA[to] = farIdsA[from];
    idsB[to] = farIdsB[from];
  }

  #take(bucket: number, end: number): void {
    const chunk = firstChunk[bucket];
    const isLast = chunk === (end - 1) >>> CHUNK_BITS;
    this.#taken = chunk;
    this.from = chunk << CHUNK_BITS;
    this.to = isLast ? end : this.from + CHUNK;
    this.count -= this.to - this.from;
    if (isLast) ends[bucket] = 0;
    else firstChunk[bucket] = nextChunk[chunk];
  }

  /** Gives a bucket that is empty, or whose last chunk is full, one more; returns the first event of it. */
  #extend(bucket: number, end: number): number {
    const chunk = this.#chunks.take();
    if (end === 0) firstChunk[bucket] = chunk;
    else nextChunk[(end - 1) >>> CHUNK_BITS] = chunk;
    return chunk << CHUNK_BITS;
  }
}

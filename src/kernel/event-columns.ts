/** Most events that can be pending at once in a thread. */
export const MOST_PENDING = 2 ** 22;
/** Bytes of a record: half a line of the cache, so that none lies across two. */
const BYTES = 32;
const buffer = new ArrayBuffer(MOST_PENDING * BYTES);

/**
 * Where the pending events of a thread are kept: what a few lines of code read together lies in one record. The record
 * numbered `n` has its time at `times[n << 2]`, and 32-bit integers at `n << 3` of the others: its kind, its two integers,
 * and the next record of its chain, negative where it is the last.
 *
 * Columns are made once and never exchanged, so that V8 knows where they lie when it compiles what uses them: otherwise an
 * event takes a third longer. Their pages take no memory before they are written to. Whoever uses them binds them to
 * constants of its own, since what is imported is looked up at every use.
 */
export const eventColumns = {
  times: new Float64Array(buffer),
  kinds: new Int32Array(buffer, 8),
  idsA: new Int32Array(buffer, 12),
  idsB: new Int32Array(buffer, 16),
  nexts: new Int32Array(buffer, 20),
} as const;

/** The front: times and records of the events that are due first, in order. */
export const frontColumns = {
  frontTimes: new Float64Array(2 * MOST_PENDING),
  frontRecords: new Int32Array(2 * MOST_PENDING),
} as const;

const FIRST_CAPACITY = 1024;
/** Bytes of a record: a double for the time, then kind, a, b and the next record of its chain; one half is spare. */
const BYTES = 32;

/** No record. */
export const END = -1;
/** Words of a record by view: `times[record << 2]`; `words[(record << 3) + KIND]` and so on. */
export const KIND = 2;
export const A = 3;
export const B = 4;
export const NEXT = 5;

/**
 * Pending events as records of one buffer, so that an event is one line of the cache; two views give its double and its
 * integers. Records that are free make a chain, the last one freed first.
 */
export class EventRecords {
  times = new Float64Array((FIRST_CAPACITY * BYTES) / 8);
  words = new Int32Array(this.times.buffer);
  free = END;

  constructor() {
    this.#chain(0, FIRST_CAPACITY);
  }

  /** Doubles the buffer; both views are new ones. */
  grow(): void {
    const { times } = this;
    const capacity = times.byteLength / BYTES;
    this.times = new Float64Array(times.length * 2);
    this.times.set(times);
    this.words = new Int32Array(this.times.buffer);
    this.#chain(capacity, 2 * capacity);
  }

  #chain(from: number, to: number): void {
    for (let record = to - 1; record >= from; record--) {
      this.words[(record << 3) + NEXT] = this.free;
      this.free = record;
    }
  }
}

import type { Duration, Time } from './time.js';

const FIRST_CAPACITY = 1024;
/** Bytes of a record: a double for the time, then kind, a, b and the next record of its chain; one half is spare. */
const BYTES = 32;

/** Number of no record, and words of a record: `times[record << 2]`; `words[(record << 3) + KIND]` and so on. */
export const RECORD = { NONE: -1, KIND: 2, A: 3, B: 4, NEXT: 5 } as const;
const { NONE, KIND, A, B, NEXT } = RECORD;

/**
 * The events that are pending, in no order: records of one buffer, so that an event is one line of the cache; two views
 * give its double and its integers. The word NEXT of a pending record belongs to whoever orders them. Records that are free
 * make a chain, the last one freed first.
 */
export class EventRecords {
  protected clock: Time = 0;
  protected times = new Float64Array((FIRST_CAPACITY * BYTES) / 8);
  protected words = new Int32Array(this.times.buffer);
  #free: number = NONE;

  constructor() {
    this.#chain(0, FIRST_CAPACITY);
  }

  /** The instant of the event that is being executed. */
  get now(): Time {
    return this.clock;
  }

  /** Takes a free record for an event `delay` from now. Not its time: a double that is handed over would be boxed, most delays are not. */
  protected claim(delay: Duration, kind: number, a: number, b: number): number {
    if (this.#free === NONE) this.#grow();
    const record = this.#free;
    const { words } = this;
    const at = record << 3;
    this.#free = words[at + NEXT];
    this.times[record << 2] = this.clock + delay;
    words[at + KIND] = kind;
    words[at + A] = a;
    words[at + B] = b;
    return record;
  }

  /** Frees the record of an event that was taken, when it has been read. */
  protected release(record: number): void {
    this.words[(record << 3) + NEXT] = this.#free;
    this.#free = record;
  }

  /** Doubles the buffer; both views are new ones. */
  #grow(): void {
    const { times } = this;
    const capacity = times.byteLength / BYTES;
    this.times = new Float64Array(times.length * 2);
    this.times.set(times);
    this.words = new Int32Array(this.times.buffer);
    this.#chain(capacity, 2 * capacity);
  }

  #chain(from: number, to: number): void {
    for (let record = to - 1; record >= from; record--) {
      this.words[(record << 3) + NEXT] = this.#free;
      this.#free = record;
    }
  }
}

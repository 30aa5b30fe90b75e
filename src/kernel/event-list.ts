import type { Duration, Time } from './time.js';

const FIRST_CAPACITY = 1024;
/** Bytes of a record: a double for the time, then kind, a, b and the next record of its chain; one half is spare. */
const BYTES = 32;

/** Number of no record, and words of a record: `times[record << 2]`; `words[(record << 3) + KIND]` and so on. */
export const RECORD = { NONE: -1, KIND: 2, A: 3, B: 4, NEXT: 5 } as const;
const { NONE, KIND, A, B, NEXT } = RECORD;

/**
 * The future event list: pending events in the total order (time, sequence). Events at the same instant come out in
 * the order in which they were inserted.
 *
 * Events are records of one buffer, so that an event is one line of the cache; two views give its double and its
 * integers. A list orders their numbers; the word NEXT of a pending record is its own to use. Records that are free make
 * a chain, the last one freed first.
 */
export abstract class EventList {
  /** The clock: it is set when an event has been taken, and events are inserted relative to it. */
  now: Time = 0;
  times = new Float64Array((FIRST_CAPACITY * BYTES) / 8);
  words = new Int32Array(this.times.buffer);
  #free: number = NONE;

  constructor() {
    this.#chain(0, FIRST_CAPACITY);
  }

  abstract get size(): number;

  /** Time of the earliest event, Infinity when there is none. */
  abstract get nextTime(): Time;

  /** Puts a record that is due at `time` in its place. */
  protected abstract enqueue(record: number, time: Time): void;

  /** Removes the earliest event that is not later than `until`; NONE if no event is. Its record is to be released. */
  abstract take(until: Time): number;

  /** Inserts an event `delay` from now. Not its time: a double that is handed over would be boxed, most delays are not. */
  insert(delay: Duration, kind: number, a: number, b: number): void {
    if (this.#free === NONE) this.#grow();
    const record = this.#free;
    const { words } = this;
    const at = record << 3;
    this.#free = words[at + NEXT];
    const time = this.now + delay;
    this.times[record << 2] = time;
    words[at + KIND] = kind;
    words[at + A] = a;
    words[at + B] = b;
    this.enqueue(record, time);
  }

  /** Frees the record of an event that was taken, when it has been read. */
  release(record: number): void {
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

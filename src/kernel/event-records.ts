import { eventColumns } from './event-columns.js';

const { times, kinds, idsA, idsB, nexts } = eventColumns;
const NONE = -1;
const FIRST_RECORDS = 1024;

/** Whose events are in the columns of the thread. */
let holder: EventRecords | undefined;

const takeColumns = (by: EventRecords): void => void (holder = by);

/**
 * The records of pending events, handed out and taken back, the last one freed first, and their order, which is for whoever
 * extends it to keep. The columns of a thread have room for the events of one simulator at a time: those of the others are
 * put aside, and back when one of them is used again, so that any number of them can take turns.
 */
export abstract class EventRecords {
  /** The record to be handed out next; negative where there is none, or where the columns are another's. */
  protected free: number = NONE;
  /** Events that are scheduled and not executed. */
  protected size = 0;
  /** Records that were ever handed out are below this. */
  #records = 0;
  /** Events that are not in the columns, in order: time, kind, a and b of each. */
  #aside: number[] = [];

  constructor() {
    this.hold();
  }

  // No time is handed over: where such a call is not inlined, V8 boxes a double that is no small integer.

  /** Puts a record in its place: by its time, after those that were put in before it. */
  protected abstract enqueue(record: number): void;

  /** Takes out the record of the next event; negative if there is none. */
  protected abstract take(): number;

  /** Puts back the record that was taken last. */
  protected abstract putBack(record: number): void;

  /** Takes a free record; its content is left from an earlier use. */
  protected claim(): number {
    if (this.free < 0) this.findRecords();
    const record = this.free;
    this.free = nexts[record << 3];
    return record;
  }

  /** Frees a record, when it has been read. */
  protected release(record: number): void {
    nexts[record << 3] = this.free;
    this.free = record;
  }

  /** Takes the columns, and puts all pending events into them; false if it holds them already. */
  protected hold(): boolean {
    if (holder === this) return false;
    if (holder !== undefined) holder.#putAside();
    takeColumns(this);
    const aside = this.#aside;
    this.#aside = [];
    for (let at = 0; at < aside.length; at += 4) {
      const record = this.claim();
      times[record << 2] = aside[at];
      kinds[record << 3] = aside[at + 1];
      idsA[record << 3] = aside[at + 2];
      idsB[record << 3] = aside[at + 3];
      this.enqueue(record);
    }
    return true;
  }

  /** Takes all events out of the columns. What is asked for next finds neither an event nor a free record, and holds them again. */
  #putAside(): void {
    const { size } = this;
    for (let record = this.take(); record >= 0; record = this.take()) {
      const at = record << 3;
      this.#aside.push(times[record << 2], kinds[at], idsA[at], idsB[at]);
      this.release(record);
      this.size--;
    }
    this.size = size;
    this.free = NONE;
    this.#records = 0;
  }

  /** Finds free records where there is none: as many as there are in use. */
  private findRecords(): void {
    if (this.hold() && this.free >= 0) return;
    const to = this.#records === 0 ? FIRST_RECORDS : 2 * this.#records;
    for (let record = to - 1; record >= this.#records; record--) this.release(record);
    this.#records = to;
  }
}

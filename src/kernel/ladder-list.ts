import { wider } from './column.js';
import type { EventList } from './event-list.js';
import { A, B, END, EventRecords, KIND, NEXT } from './event-records.js';
import { Front } from './front.js';
import { Rung } from './rung.js';
import type { Time } from './time.js';

const FEWEST_BUCKETS = 1024;
const MOST_BUCKETS = 2 ** 20;
/** Buckets for each event of the stretch that a rung is laid over: few events share one, and empty ones are skipped by word. */
const BUCKETS_PER_EVENT = 4;
/** A window is to last for so many times the events that are pending when it begins. */
const TURNS = 4;
/** Most records of one bucket that are put in order one by one. */
const CROWD = 32;

/**
 * A future event list in parts by the distance of their time: the front, in order; below the edge of the window, rungs of
 * ever narrower buckets where many events crowd; the window, buckets so narrow that an event mostly has one to itself;
 * and beyond the window a chain without order. A ladder queue (Tang, Goh and Thng 2005) upside down: the widest part of
 * it is where nearly all events come and go with one store and one search for a bit, however many are pending.
 *
 * Equal times always share a bucket, and chains keep the order of scheduling: what lies beyond the window is placed before
 * anything can be scheduled into it, and rungs are filled in order. So no event needs a number to break ties.
 */
export class LadderList implements EventList {
  readonly due = new Float64Array(1);
  kind = 0;
  a = 0;
  b = 0;
  readonly #records = new EventRecords();
  readonly #window = new Rung(this.#records, FEWEST_BUCKETS);
  /** The window and the rungs below its edge that are in use, widest first. */
  readonly #rungs: Rung[] = [this.#window];
  #depth = 0;
  #lowest = this.#window;
  readonly #front = new Front();
  #far = new Int32Array(FEWEST_BUCKETS);
  #farCount = 0;
  /** Records on their way from one part to another, in order of scheduling where they are due together. */
  #batch = new Int32Array(FEWEST_BUCKETS);

  constructor() {
    this.#window.lay(0, 1e-3, FEWEST_BUCKETS);
  }

  get size(): number {
    let size = this.#front.tail - this.#front.head + this.#farCount;
    for (let level = 0; level <= this.#depth; level++)
      size += this.#rungs[level].placed - this.#rungs[level].served;
    return size;
  }

  get nextTime(): Time {
    const front = this.#front;
    if (front.head < front.tail) return front.times[front.head];
    if (!this.#descend()) return Infinity;
    const { times, words } = this.#records;
    let first = Infinity;
    let record = this.#lowest.headOf(this.#lowest.first());
    for (; record !== END; record = words[(record << 3) + NEXT]) {
      if (times[record << 2] < first) first = times[record << 2];
    }
    return first;
  }

  insert(kind: number, a: number, b: number): void {
    const records = this.#records;
    if (records.free === END) records.grow();
    const record = records.free;
    const { words } = records;
    const at = record << 3;
    records.free = words[at + NEXT];
    const time = this.due[0];
    records.times[record << 2] = time;
    words[at + KIND] = kind;
    words[at + A] = a;
    words[at + B] = b;
    const window = this.#window;
    const place = (time - window.base) * window.perNanosecond;
    if (place < window.edge) this.#insertEarly(record, time);
    else if (place < window.buckets) window.place(record, place | 0);
    else this.#insertFar(record);
  }

  takeDue(until: Time): boolean {
    const front = this.#front;
    for (;;) {
      const { head } = front;
      if (head < front.tail) {
        const time = front.times[head];
        if (!(time <= until)) return false;
        front.head = head + 1;
        this.#show(front.records[head], time);
        return true;
      }
      if (this.#lowest.placed === this.#lowest.served && !this.#descend()) return false;
      const rung = this.#lowest;
      const bucket = rung.first();
      const record = rung.headOf(bucket);
      if (this.#records.words[(record << 3) + NEXT] === END) {
        const time = this.#records.times[record << 2];
        if (!(time <= until)) return false;
        rung.serve(bucket, 1);
        this.#show(record, time);
        return true;
      }
      this.#pour(rung, bucket);
    }
  }

  #show(record: number, time: Time): void {
    const { words } = this.#records;
    const at = record << 3;
    this.due[0] = time;
    this.kind = words[at + KIND];
    this.a = words[at + A];
    this.b = words[at + B];
    words[at + NEXT] = this.#records.free;
    this.#records.free = record;
  }

  /** Finds the lowest rung that has events, laying the window anew where it has none; false when no event is left. */
  #descend(): boolean {
    while (this.#lowest.placed === this.#lowest.served) {
      if (this.#depth > 0) this.#lowest = this.#rungs[--this.#depth];
      else if (this.#farCount > 0) this.#openWindow();
      else return false;
    }
    return true;
  }

  /** An event below the edge of the window: into the rung that covers its time, or into the front. */
  #insertEarly(record: number, time: Time): void {
    if (this.#insertLow(record, time)) return;
    const front = this.#front;
    if (front.tail - front.head > CROWD && !front.endsBy(time)) {
      this.#spreadFront();
      if (this.#insertLow(record, time)) return;
    }
    front.insert(record, time);
  }

  /** Into the lowest rung below the window that has the bucket of its time still to serve; false where none has. */
  #insertLow(record: number, time: Time): boolean {
    for (let level = 1; level <= this.#depth; level++) {
      const rung = this.#rungs[level];
      const place = (time - rung.base) * rung.perNanosecond;
      const last = rung.buckets - 1;
      const bucket = place < last ? place : last; // what comes after the rung and before the edge above shares its end
      if (bucket < rung.edge) continue;
      rung.place(record, bucket | 0);
      return true;
    }
    return false;
  }

  #insertFar(record: number): void {
    if (this.#farCount === this.#far.length) this.#far = wider(this.#far);
    this.#far[this.#farCount++] = record;
  }

  /** Serves a bucket that several records share: into the front in order, or over a rung of their own. */
  #pour(rung: Rung, bucket: number): void {
    const count = this.#gather(rung.headOf(bucket));
    rung.serve(bucket, count);
    if (count > CROWD && this.#spreads(count)) {
      this.#layLow(count);
      return;
    }
    const { times } = this.#records;
    for (let at = 0; at < count; at++) {
      const record = this.#batch[at];
      this.#front.insert(record, times[record << 2]);
    }
  }

  /** A front that is long and not to be appended to becomes a rung. */
  #spreadFront(): void {
    const front = this.#front;
    let count = 0;
    for (let at = front.head; at < front.tail; at++) this.#addToBatch(count++, front.records[at]);
    front.head = front.tail = 0;
    this.#layLow(count);
  }

  /** Lays the first `count` records of the batch over a rung below all others. */
  #layLow(count: number): void {
    const { times } = this.#records;
    let first = Infinity;
    let last = 0;
    for (let at = 0; at < count; at++) {
      const time = times[this.#batch[at] << 2];
      if (time < first) first = time;
      if (time > last) last = time;
    }
    const buckets = bucketsFor(count * BUCKETS_PER_EVENT);
    if (++this.#depth === this.#rungs.length) this.#rungs.push(new Rung(this.#records, buckets));
    const rung = (this.#lowest = this.#rungs[this.#depth]);
    rung.lay(first, (count * BUCKETS_PER_EVENT) / (last - first + 1), buckets);
    for (let at = 0; at < count; at++) this.#insertLow(this.#batch[at], times[this.#batch[at] << 2]);
  }

  /** Whether the first `count` records of the batch are due at different times. */
  #spreads(count: number): boolean {
    const { times } = this.#records;
    const first = times[this.#batch[0] << 2];
    for (let at = 1; at < count; at++) if (times[this.#batch[at] << 2] !== first) return true;
    return false;
  }

  /** Puts the records of a chain into the batch in the order in which they were placed; returns how many. */
  #gather(head: number): number {
    const { words } = this.#records;
    let count = 0;
    for (let record = head; record !== END; record = words[(record << 3) + NEXT])
      this.#addToBatch(count++, record);
    for (let low = 0, high = count - 1; low < high; low++, high--) {
      const record = this.#batch[low];
      this.#batch[low] = this.#batch[high];
      this.#batch[high] = record;
    }
    return count;
  }

  #addToBatch(at: number, record: number): void {
    if (at === this.#batch.length) this.#batch = wider(this.#batch);
    this.#batch[at] = record;
  }

  /** Lays the window anew from the first event on, as wide as the rate of the last one suggests. */
  #openWindow(): void {
    const { times } = this.#records;
    const count = this.#farCount;
    const far = this.#far;
    let first = Infinity;
    let last = 0;
    for (let at = 0; at < count; at++) {
      const time = times[far[at] << 2];
      if (time < first) first = time;
      if (time > last) last = time;
    }
    const window = this.#window;
    const buckets = bucketsFor(count * TURNS * BUCKETS_PER_EVENT);
    const telling = window.served * 8 >= count; // a window that served few says little of the rate
    const perNanosecond = telling ? window.served / (first - window.base) : count / (last - first + 1);
    const perEvent = buckets / (count * TURNS);
    window.lay(first, perNanosecond * (perEvent < BUCKETS_PER_EVENT ? perEvent : BUCKETS_PER_EVENT), buckets);
    this.#farCount = 0;
    for (let at = 0; at < count; at++) {
      const record = far[at];
      const place = (times[record << 2] - first) * window.perNanosecond;
      if (place < buckets) window.place(record, place | 0);
      else this.#insertFar(record);
    }
  }
}

/** Buckets of a rung that is to have about so many: a power of two. */
function bucketsFor(wanted: number): number {
  let buckets = FEWEST_BUCKETS;
  while (buckets < wanted && buckets < MOST_BUCKETS) buckets *= 2;
  return buckets;
}

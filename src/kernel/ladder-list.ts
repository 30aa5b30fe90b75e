import { wider } from './column.js';
import { EventList, RECORD } from './event-list.js';
import { Front } from './front.js';
import { Rung } from './rung.js';
import type { Time } from './time.js';

// Bound once: what is imported or global is looked up at every use, 3 of 30 ns an event for these constants.
const { clz32 } = Math;
const { NONE, NEXT } = RECORD;

const FEWEST_BUCKETS = 1024;
const MOST_BUCKETS = 2 ** 20;
/** Buckets for each event of the stretch that they cover: few events share one, and empty ones are skipped by word. */
const BUCKETS_PER_EVENT = 4;
/** The window is to reach as far ahead as it takes to serve so many times the events that are pending. */
const TURNS = 4;
/** Most records that are put in order one by one. */
const CROWD = 32;
/** Events that tell the rate at which they are served. */
const TELLING = 64;
/** The window is laid anew before its buckets are numbered beyond this. */
const LAST_BUCKET = 2 ** 29;

/**
 * A future event list in parts by the distance of their time: the front, in order; rungs of ever narrower buckets where
 * many events crowd before the edge of the window; the window, buckets so narrow that an event mostly has one to itself;
 * and beyond its horizon a chain without order. A ladder queue (Tang, Goh and Thng 2005) upside down: the widest part of
 * it is where nearly all events come and go with one store and one search for a bit, however many are pending. The window
 * slides on by a quarter of its buckets at a time, which are used in turn, so that few events ever lie beyond it.
 *
 * Equal times always share a bucket, and chains keep the order of scheduling: what lies beyond the horizon is placed before
 * anything can be scheduled there, and rungs are filled in order. So no event needs a number to break ties.
 */
export class LadderList extends EventList {
  readonly #front = new Front();
  /** Rungs below the edge of the window, widest first, and how many are in use. */
  readonly #rungs: Rung[] = [];
  #depth = 0;
  /** The bucket numbered `n` of the window is `#heads[n & #mask]`: its record placed last, and whether it has any by bit. */
  #heads = new Int32Array(FEWEST_BUCKETS).fill(NONE);
  #bits = new Int32Array(FEWEST_BUCKETS / 32);
  #mask = FEWEST_BUCKETS - 1;
  /** Time at which bucket 0 begins, and buckets per nanosecond: at most one, so that a bucket is never less than an instant. */
  #base = 0.5;
  #perNanosecond = 1e-3;
  /** The first bucket that has not been served, the first beyond the window, and the one at which the window slides on. */
  #edge = 0;
  #horizon = FEWEST_BUCKETS;
  #slide = FEWEST_BUCKETS / 4;
  #inWindow = 0;
  #far = new Int32Array(FEWEST_BUCKETS);
  #farCount = 0;
  /** Records on their way from one part to another, in order of scheduling where they are due together. */
  #batch = new Int32Array(FEWEST_BUCKETS);
  /** Events served out of the window, and the time from which they are counted. */
  #served = 0;
  #since = 0.5;

  constructor() {
    super();
    this.#base = this.#since = 0;
  }

  get size(): number {
    let size = this.#front.size + this.#inWindow + this.#farCount;
    for (let level = 0; level < this.#depth; level++) size += this.#rungs[level].size;
    return size;
  }

  get nextTime(): Time {
    const front = this.#front;
    while (front.size === 0) {
      if (this.#inWindow > 0 && this.#depth === 0) this.#pour();
      else if (!this.#refill()) return Infinity;
    }
    return front.times[front.head];
  }

  protected enqueue(record: number, time: Time): void {
    const place = (time - this.#base) * this.#perNanosecond;
    if (place >= this.#horizon) this.#insertFar(record);
    else if (place >= this.#edge) this.#place(record, place & this.#mask);
    else this.#insertEarly(record);
  }

  take(until: Time): number {
    const front = this.#front;
    for (;;) {
      const { head } = front;
      if (head < front.tail) {
        if (!(front.times[head] <= until)) return NONE;
        front.head = head + 1;
        return front.records[head];
      }
      if (this.#inWindow === 0 || this.#depth > 0) {
        if (!this.#refill()) return NONE;
        continue;
      }
      this.#seek();
      const record = this.#heads[this.#edge & this.#mask];
      if (this.words[(record << 3) + NEXT] === NONE) {
        if (!(this.times[record << 2] <= until)) return NONE;
        this.#serve(1);
        return record;
      }
      this.#pour();
    }
  }

  #place(record: number, bucket: number): void {
    const heads = this.#heads;
    this.words[(record << 3) + NEXT] = heads[bucket];
    heads[bucket] = record;
    this.#bits[bucket >>> 5] |= 1 << bucket;
    this.#inWindow++;
  }

  /** Moves the edge of the window to the first bucket that has records; there must be one. */
  #seek(): void {
    for (;;) {
      const bits = this.#bits;
      const lastWord = bits.length - 1;
      let first = this.#edge & -32;
      let word = (first & this.#mask) >>> 5;
      let set = bits[word];
      for (; set === 0; set = bits[word]) {
        word = (word + 1) & lastWord;
        first += 32;
      }
      if (first < this.#slide) {
        this.#edge = first + 31 - clz32(set & (0 - set));
        return;
      }
      this.#edge = first;
      this.#slideOn();
    }
  }

  /** Empties the bucket at the edge: its chain of `count` records is the caller's. */
  #serve(count: number): void {
    const bucket = this.#edge & this.#mask;
    this.#heads[bucket] = NONE;
    this.#bits[bucket >>> 5] &= ~(1 << bucket);
    this.#edge++;
    this.#inWindow -= count;
    this.#served += count;
  }

  /** Moves on what is due first where the front and the window have nothing; false if no event is left. */
  #refill(): boolean {
    if (this.#depth > 0) this.#pourLow();
    else if (this.#farCount > 0) this.#layWindow();
    else return false;
    return true;
  }

  /** An event below the edge of the window: into the rung that covers its time, or into the front. */
  #insertEarly(record: number): void {
    this.#served++;
    if (this.#insertLow(record)) return;
    const front = this.#front;
    if (front.size > CROWD && !front.endsBy(record, this.times)) {
      this.#spreadFront();
      if (this.#insertLow(record)) return;
    }
    front.insert(record, this.times);
  }

  /** Into the lowest rung below the window that has the bucket of its time still to serve; false where none has. */
  #insertLow(record: number): boolean {
    for (let level = 0; level < this.#depth; level++) {
      const rung = this.#rungs[level];
      const bucket = rung.bucketOf(record, this.times);
      if (bucket < rung.edge) continue;
      rung.place(this.words, record, bucket);
      return true;
    }
    return false;
  }

  #insertFar(record: number): void {
    if (this.#farCount === this.#far.length) this.#far = wider(this.#far);
    this.#far[this.#farCount++] = record;
  }

  /** Serves the first bucket of the window, whatever it holds. */
  #pour(): void {
    this.#seek();
    const head = this.#heads[this.#edge & this.#mask];
    const count = this.#lengthOf(head);
    this.#serve(count);
    this.#putInOrder(head, count);
  }

  /** Serves the first bucket of the lowest rung. */
  #pourLow(): void {
    const rung = this.#rungs[this.#depth - 1];
    const bucket = rung.first();
    const head = rung.heads[bucket];
    const count = this.#lengthOf(head);
    rung.serve(bucket, count);
    if (rung.size === 0) this.#depth--;
    this.#putInOrder(head, count);
  }

  #lengthOf(head: number): number {
    const { words } = this;
    let count = 0;
    for (let record = head; record !== NONE; record = words[(record << 3) + NEXT]) count++;
    return count;
  }

  /** Puts a chain that comes before everything else into the empty front, or where it is a crowd over a rung of its own. */
  #putInOrder(head: number, count: number): void {
    const { words, times } = this;
    if (count > CROWD && this.#spreads(head)) {
      this.#gather(head, 0);
      this.#layLow(count);
      return;
    }
    const front = this.#front;
    front.empty(count);
    for (let record = head; record !== NONE; record = words[(record << 3) + NEXT])
      front.prepend(record, times);
  }

  /** Whether the records of a chain are due at different times. */
  #spreads(head: number): boolean {
    const { words, times } = this;
    const first = times[head << 2];
    for (let record = head; record !== NONE; record = words[(record << 3) + NEXT])
      if (times[record << 2] !== first) return true;
    return false;
  }

  /** A front that is long and not to be appended to becomes a rung. */
  #spreadFront(): void {
    const front = this.#front;
    let count = 0;
    for (let at = front.head; at < front.tail; at++) this.#addToBatch(count++, front.records[at]);
    front.empty(0);
    this.#layLow(count);
  }

  /** Lays the first `count` records of the batch over a rung below all others. */
  #layLow(count: number): void {
    const { times, words } = this;
    let first = Infinity;
    let last = 0;
    for (let at = 0; at < count; at++) {
      const time = times[this.#batch[at] << 2];
      if (time < first) first = time;
      if (time > last) last = time;
    }
    const buckets = bucketsFor(count * BUCKETS_PER_EVENT);
    if (this.#depth === this.#rungs.length) this.#rungs.push(new Rung(buckets));
    const rung = this.#rungs[this.#depth++];
    rung.lay(first, (count * BUCKETS_PER_EVENT) / (last - first + 1), buckets);
    for (let at = 0; at < count; at++) {
      const record = this.#batch[at];
      rung.place(words, record, rung.bucketOf(record, times));
    }
  }

  /** Adds the records of a chain to those in the batch, in the order in which they were placed; returns how many there are. */
  #gather(head: number, from: number): number {
    const { words } = this;
    let count = from;
    for (let record = head; record !== NONE; record = words[(record << 3) + NEXT])
      this.#addToBatch(count++, record);
    for (let low = from, high = count - 1; low < high; low++, high--) {
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

  /** A quarter of the window has been served: it reaches on by as much, or is laid anew where its buckets no longer fit. */
  #slideOn(): void {
    if (!this.#fits()) {
      this.#layAnew();
      return;
    }
    const quarter = (this.#mask + 1) >>> 2;
    this.#slide = (this.#edge & -quarter) + quarter;
    this.#horizon = this.#slide + 3 * quarter;
    this.#placeFar();
  }

  /** Whether the window has buckets enough, and none that are twice too wide or too narrow for the rate of late. */
  #fits(): boolean {
    const pending = this.#inWindow + this.#farCount;
    if (this.#edge > LAST_BUCKET || windowFor(pending) > this.#mask + 1) return false;
    if (this.#served < TELLING) return true;
    const now = this.#base + this.#edge / this.#perNanosecond;
    const fitting = fittingScale(this.#served / (now - this.#since), pending);
    this.#since = now;
    this.#served = 0;
    return fitting * 2 >= this.#perNanosecond && fitting <= this.#perNanosecond * 2;
  }

  /** Takes all out of the window and lays it anew. */
  #layAnew(): void {
    let count = 0;
    for (let place = this.#edge; count < this.#inWindow; place++)
      count = this.#gather(this.#heads[place & this.#mask], count);
    for (let at = 0; at < this.#farCount; at++) this.#addToBatch(count++, this.#far[at]);
    [this.#far, this.#batch] = [this.#batch, this.#far];
    this.#farCount = count;
    this.#heads.fill(NONE);
    this.#bits.fill(0);
    this.#inWindow = 0;
    this.#layWindow();
  }

  /** Lays the empty window from the first event beyond it on, with buckets that suit the rate of late. */
  #layWindow(): void {
    const { times } = this;
    const count = this.#farCount;
    let first = Infinity;
    let last = 0;
    for (let at = 0; at < count; at++) {
      const time = times[this.#far[at] << 2];
      if (time < first) first = time;
      if (time > last) last = time;
    }
    const telling = this.#served * 8 >= count; // so few say little of the rate
    const rate = telling ? this.#served / (first - this.#since) : count / (last - first + 1);
    const buckets = windowFor(count);
    if (buckets !== this.#heads.length) {
      this.#heads = new Int32Array(buckets).fill(NONE);
      this.#bits = new Int32Array(buckets >>> 5);
    }
    this.#mask = buckets - 1;
    this.#base = this.#since = first;
    this.#served = 0;
    this.#perNanosecond = fittingScale(rate, count);
    this.#edge = 0;
    this.#slide = buckets >>> 2;
    this.#horizon = buckets;
    this.#placeFar();
  }

  /** Places those beyond the window that it has come to reach. */
  #placeFar(): void {
    const { times } = this;
    const far = this.#far;
    const count = this.#farCount;
    this.#farCount = 0;
    for (let at = 0; at < count; at++) {
      const record = far[at];
      const place = (times[record << 2] - this.#base) * this.#perNanosecond;
      if (place < this.#horizon) this.#place(record, place & this.#mask);
      else far[this.#farCount++] = record;
    }
  }
}

/** Buckets of a rung that is to have about so many: a power of two. */
function bucketsFor(wanted: number): number {
  let buckets = FEWEST_BUCKETS;
  while (buckets < wanted && buckets < MOST_BUCKETS) buckets *= 2;
  return buckets;
}

/** Buckets of a window for so many pending events. */
const windowFor = (pending: number): number => bucketsFor(pending * TURNS * BUCKETS_PER_EVENT);

/** Buckets per nanosecond that suit a rate of events, also nanosecond's, when so many are pending: at most one. */
function fittingScale(rate: number, pending: number): number {
  const affordable = windowFor(pending) / (pending * TURNS);
  const scale = rate * (affordable < BUCKETS_PER_EVENT ? affordable : BUCKETS_PER_EVENT);
  return scale < 1 ? scale : 1;
}

import { EventLoop } from './event-loop.js';
import { RECORD } from './event-records.js';
import { Front } from './front.js';
import { RecordPile, spanOf } from './record-pile.js';
import { Rung } from './rung.js';
import type { Time } from './time.js';
import { BUCKETS_PER_EVENT, bucketsFor, FEWEST_BUCKETS, fittingScale, windowFor } from './window-geometry.js';

// Bound once: what is imported or global is looked up at every use, 3 of 30 ns an event for these constants.
const { clz32 } = Math;
const { NONE, NEXT } = RECORD;

/** Most records that are put in order one by one. */
const CROWD = 32;
/** With so few pending events the front takes all, and the window is closed; it is closed with fewer than so many where it does not fit them. */
const FEW = 6;
const MANY = 24;
/** The window opens, or a rung takes them, where more records have to make way for each one that is put into the front. */
const TOO_MANY_MOVES = 3;
/** Events that tell the rate at which they are served. */
const TELLING = 64;
/** The window is laid anew before its buckets are numbered beyond this. */
const LAST_BUCKET = 2 ** 29;
/** The edge and the horizon of a window that is closed. */
const CLOSED = 1;

/**
 * The clock and the future events of one simulated world.
 *
 *     const simulator = new Simulator();
 *     const arrival = simulator.kind('arrival', (customer) => …);   // while wiring
 *     simulator.schedule(5 * US, arrival, customer);
 *     simulator.run(10 * S);
 *
 * Time is whole nanoseconds. Events at the same instant happen in the order in which they were scheduled; there are
 * no priorities. Handlers are registered before the first `run`.
 *
 * What is pending lies in parts by the distance of its time: the front, in order; rungs of ever narrower buckets where
 * many events crowd before the edge of the window; the window, buckets so narrow that an event mostly has one to itself;
 * and beyond its horizon a chain without order. A ladder queue (Tang, Goh and Thng 2005) upside down: the widest part of
 * it is where nearly all events come and go with one store and one search for a bit, however many are pending. The window
 * slides on by a quarter of its buckets at a time, which are used in turn, so that few events ever lie beyond it.
 *
 * Equal times always share a bucket, and chains keep the order of scheduling: what lies beyond the horizon is placed before
 * anything can be scheduled there, and rungs are filled in order. So no event needs a number to break ties.
 */
export class Simulator extends EventLoop {
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
  #far = new RecordPile();
  /** Records on their way from one part to another, in order of scheduling where they are due together. */
  #batch = new RecordPile();
  /** Events that were served out of the window or put before its edge, and the time from which they are counted. */
  #served = 0;
  #since = 0.5;

  constructor() {
    super();
    this.#closeWindow();
  }

  get pending(): number {
    let size = this.#front.size + this.#inWindow + this.#far.count;
    for (let level = 0; level < this.#depth; level++) size += this.#rungs[level].size;
    return size;
  }

  get nextTime(): Time {
    const front = this.#front;
    while (front.size === 0) {
      if (this.#inWindow === 0 || this.#depth > 0) {
        if (!this.#refill()) return Infinity;
      } else if (this.#seek()) this.#pour(this.#edge & this.#mask);
    }
    return front.times[front.head];
  }

  protected enqueue(record: number, time: Time): void {
    const place = (time - this.#base) * this.#perNanosecond;
    if (place < this.#edge) this.#insertEarly(record);
    else if (place < this.#horizon) this.#place(record, place & this.#mask);
    else this.#far.add(record);
  }

  protected take(until: Time): number {
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
      if (!this.#seek()) continue;
      const bucket = this.#edge & this.#mask;
      const record = this.#heads[bucket];
      if (this.words[(record << 3) + NEXT] === NONE) {
        if (!(this.times[record << 2] <= until)) return NONE;
        this.#empty(bucket, 1);
        return record;
      }
      this.#pour(bucket);
    }
  }

  #place(record: number, bucket: number): void {
    const heads = this.#heads;
    this.words[(record << 3) + NEXT] = heads[bucket];
    heads[bucket] = record;
    this.#bits[bucket >>> 5] |= 1 << bucket;
    this.#inWindow++;
  }

  /** Moves the edge of the window to the first bucket that has records; there must be one. False if it was closed instead. */
  #seek(): boolean {
    const bits = this.#bits;
    let first = this.#edge & -32;
    let word = (first & this.#mask) >>> 5;
    let set = bits[word];
    if (set === 0) {
      const lastWord = bits.length - 1;
      do {
        word = (word + 1) & lastWord;
        first += 32;
        set = bits[word];
      } while (set === 0);
    }
    if (first >= this.#slide) {
      this.#edge = first;
      return this.#slideOn();
    }
    this.#edge = first + 31 - clz32(set & (0 - set));
    return true;
  }

  /** Empties the bucket at the edge: its chain of `count` records is the caller's. */
  #empty(bucket: number, count: number): void {
    this.#heads[bucket] = NONE;
    this.#bits[bucket >>> 5] &= ~(1 << bucket);
    this.#edge++;
    this.#inWindow -= count;
    this.#served += count;
  }

  /** Moves on what is due first where the front and the window have nothing; false if no event is left. */
  #refill(): boolean {
    if (this.#depth > 0) this.#pourLow();
    else if (this.#far.count > FEW) this.#layWindow();
    else if (this.#far.count > 0) this.#closeWindow();
    else return false;
    return true;
  }

  /** An event below the edge of the window: into the rung that covers its time, or into the front. */
  #insertEarly(record: number): void {
    this.#served++;
    if (this.#depth > 0 && this.#insertLow(record)) return;
    const front = this.#front;
    if (++front.inserted % TELLING === 0 && this.#isTooMuch()) this.enqueue(record, this.times[record << 2]);
    else front.insert(record, this.times);
  }

  /** Whether so much had to make way in the front of late that it has been handed on to the window or a rung. */
  #isTooMuch(): boolean {
    const front = this.#front;
    const { moves, size } = front;
    front.moves = 0;
    if (moves <= TOO_MANY_MOVES * TELLING) return false;
    if (this.#horizon === CLOSED && size > FEW) this.#openWindow();
    else if (size > CROWD) this.#spreadFront();
    else return false;
    return true;
  }

  /** Into the widest rung below the window that has the bucket of its time still to serve; false where none has. */
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

  /** Serves the bucket at the edge, whatever it holds. */
  #pour(bucket: number): void {
    const head = this.#heads[bucket];
    const count = this.#lengthOf(head);
    this.#empty(bucket, count);
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
      this.#batch.addChain(words, head);
      this.#layLow();
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

  /** A front in which too much has to make way becomes a rung. */
  #spreadFront(): void {
    const front = this.#front;
    this.#batch.addAll(front.records, front.head, front.tail);
    front.empty(0);
    this.#layLow();
  }

  /** Lays the batch over a rung below all others. */
  #layLow(): void {
    const { times, words } = this;
    const { records, count } = this.#batch;
    this.#batch.count = 0;
    const { first, last } = spanOf(records, count, times);
    const buckets = bucketsFor(count * BUCKETS_PER_EVENT);
    if (this.#depth === this.#rungs.length) this.#rungs.push(new Rung(buckets));
    const rung = this.#rungs[this.#depth++];
    rung.lay(first, (count * BUCKETS_PER_EVENT) / (last - first + 1), buckets);
    for (let at = 0; at < count; at++) rung.place(words, records[at], rung.bucketOf(records[at], times));
  }

  /**
   * A quarter of the window has been served: it reaches on by as much, is laid anew where its buckets no longer fit, or
   * closed where few are pending and it does not fit them. Seeks on; false if it was closed.
   */
  #slideOn(): boolean {
    if (this.#fits()) {
      const quarter = (this.#mask + 1) >>> 2;
      this.#slide = (this.#edge & -quarter) + quarter;
      this.#horizon = this.#slide + 3 * quarter;
      this.#placeFar();
    } else {
      this.#takeOut();
      if (this.#far.count < MANY) {
        this.#closeWindow();
        return false;
      }
      this.#layWindow();
    }
    return this.#seek();
  }

  /** Whether the window has buckets enough, and none that are twice too wide or too narrow for the rate of late. */
  #fits(): boolean {
    const pending = this.#inWindow + this.#far.count;
    if (pending <= FEW || this.#edge > LAST_BUCKET || windowFor(pending) > this.#mask + 1) return false;
    if (this.#served < TELLING) return true;
    const now = this.#base + this.#edge / this.#perNanosecond;
    const fitting = fittingScale(this.#served / (now - this.#since), pending);
    if (fitting * 2 < this.#perNanosecond || fitting > this.#perNanosecond * 2) return false;
    this.#since = (this.#since + now) / 2; // half of what is known is remembered: loads come in bursts
    this.#served >>>= 1;
    return true;
  }

  /** Takes all out of the window, to what lies beyond it. */
  #takeOut(): void {
    const batch = this.#batch;
    const far = this.#far;
    for (let place = this.#edge; batch.count < this.#inWindow; place++)
      batch.addChain(this.words, this.#heads[place & this.#mask]);
    batch.addAll(far.records, 0, far.count);
    far.count = 0;
    this.#far = batch;
    this.#batch = far;
    this.#heads.fill(NONE);
    this.#bits.fill(0);
    this.#inWindow = 0;
  }

  /** Closes the empty window: the front takes the few that lie beyond it, and whatever is inserted. */
  #closeWindow(): void {
    for (let at = 0; at < this.#far.count; at++) this.#front.insert(this.#far.records[at], this.times);
    this.#far.count = 0;
    this.#since = this.clock;
    this.#served = 0;
    this.#base = this.#perNanosecond = 0; // all times fall into bucket 0, which has been served
    this.#edge = this.#horizon = CLOSED;
  }

  /** Opens the window again for what has become too much for the front. */
  #openWindow(): void {
    const front = this.#front;
    this.#far.addAll(front.records, front.head, front.tail);
    this.#served -= front.size; // counted when they came, and not served yet
    front.empty(0);
    this.#layWindow();
  }

  /** Lays the empty window from the first event beyond it on, with buckets that suit the rate of late. */
  #layWindow(): void {
    const { records, count } = this.#far;
    const { first, last } = spanOf(records, count, this.times);
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
    const { records, count } = this.#far;
    this.#far.count = 0;
    for (let at = 0; at < count; at++) {
      const record = records[at];
      const place = (times[record << 2] - this.#base) * this.#perNanosecond;
      if (place < this.#horizon) this.#place(record, place & this.#mask);
      else this.#far.add(record);
    }
  }
}

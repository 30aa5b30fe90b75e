import { wider } from './column.js';
import type { EventList } from './event-list.js';
import type { Time } from './time.js';

const { floor } = Math;

const FIRST_CAPACITY = 1024;
const BUCKETS = 16384;
const MASK = BUCKETS - 1;
const END = -1;
/** Events of a bucket that the width aims at, and between which it is left alone. */
const AIM = 12;
const FEWEST = 4;
const MOST = 36;
const FIRST_REVIEW = 256;
const LAST_REVIEW = 65_536;

/**
 * A future event list in three parts by the distance of their time: the events of the bucket being served in a small
 * 4-ary heap, those of the next 16384 buckets in one unordered chain a bucket, those beyond in one chain. An event is
 * put in order only when its bucket's turn comes, in a heap of a dozen, so that the cost hardly depends on how many
 * are pending; ties only make the heap larger, never quadratic. The width of a bucket follows the rate of events.
 *
 * Comparisons of places use the bucket coordinate, never the time, which would not advance where widths are tiny.
 */
export class BucketList implements EventList {
  size = 0;
  readonly due = new Float64Array(1);
  kind = 0;
  a = 0;
  b = 0;
  #sequence = 0.5; // starts as a double, so that the field never changes representation
  // By slot: the event, and the next slot of its chain.
  #times = new Float64Array(FIRST_CAPACITY);
  #sequences = new Float64Array(FIRST_CAPACITY);
  #kinds = new Int32Array(FIRST_CAPACITY);
  #as = new Int32Array(FIRST_CAPACITY);
  #bs = new Int32Array(FIRST_CAPACITY);
  #next = new Int32Array(FIRST_CAPACITY);
  #free = END;
  // The heap of the bucket being served, by position.
  #heapTimes = new Float64Array(FIRST_CAPACITY);
  #heapSequences = new Float64Array(FIRST_CAPACITY);
  #heapSlots = new Int32Array(FIRST_CAPACITY);
  #heapSize = 0;
  readonly #heads = new Int32Array(BUCKETS).fill(END);
  #inBuckets = 0;
  #far = END;
  /** Coordinate of the bucket being served, and that at which the far chain is looked through again. */
  #serving = 0.5;
  #farReview = 0.5;
  #perWidth = 1e-3; // buckets per nanosecond
  #taken = 0;
  #poured = 0;
  #review = FIRST_REVIEW;

  constructor() {
    this.#serving = 0;
    this.#farReview = BUCKETS / 2;
    this.#chainFree(0, FIRST_CAPACITY);
  }

  get nextTime(): Time {
    if (this.#heapSize > 0) return this.#heapTimes[0];
    if (this.size === 0) return Infinity;
    this.#advance();
    return this.#heapTimes[0];
  }

  isDue(until: Time): boolean {
    if (this.#heapSize === 0) {
      if (this.size === 0) return false;
      this.#advance();
    }
    return this.#heapTimes[0] <= until;
  }

  insert(kind: number, a: number, b: number): void {
    if (this.#free === END) this.#grow();
    const slot = this.#free;
    this.#free = this.#next[slot];
    this.#times[slot] = this.due[0];
    this.#sequences[slot] = this.#sequence += 1;
    this.#kinds[slot] = kind;
    this.#as[slot] = a;
    this.#bs[slot] = b;
    this.size++;
    this.#place(slot);
  }

  take(): void {
    if (this.#heapSize === 0) this.#advance();
    const slot = this.#heapSlots[0];
    this.due[0] = this.#heapTimes[0];
    this.kind = this.#kinds[slot];
    this.a = this.#as[slot];
    this.b = this.#bs[slot];
    this.#next[slot] = this.#free;
    this.#free = slot;
    this.size--;
    this.#taken++;
    this.#removeFirst();
  }

  #place(slot: number): void {
    const coordinate = floor(this.#times[slot] * this.#perWidth);
    const ahead = coordinate - this.#serving;
    if (ahead <= 0) {
      this.#pushHeap(slot);
      return;
    }
    if (ahead >= BUCKETS) {
      this.#next[slot] = this.#far;
      this.#far = slot;
      return;
    }
    const bucket = coordinate & MASK;
    this.#next[slot] = this.#heads[bucket];
    this.#heads[bucket] = slot;
    this.#inBuckets++;
  }

  /** Serves the next bucket that has events. */
  #advance(): void {
    if (this.#taken >= this.#review) this.#reviewWidth();
    while (this.#heapSize === 0) {
      if (this.#inBuckets === 0) this.#jump();
      else this.#serving++;
      if (this.#serving >= this.#farReview) this.#placeFar();
      this.#pour(this.#serving & MASK);
    }
  }

  #pour(bucket: number): void {
    let slot = this.#heads[bucket];
    if (slot === END) return;
    this.#heads[bucket] = END;
    this.#poured++;
    while (slot !== END) {
      const next = this.#next[slot];
      this.#inBuckets--;
      this.#pushHeap(slot);
      slot = next;
    }
  }

  /** All that is left is far away: goes to the first of it. */
  #jump(): void {
    let first = Infinity;
    for (let slot = this.#far; slot !== END; slot = this.#next[slot]) {
      if (this.#times[slot] < first) first = this.#times[slot];
    }
    this.#serving = floor(first * this.#perWidth);
    this.#farReview = this.#serving;
  }

  /** Places what the far chain holds anew; some of it lies within the buckets now. */
  #placeFar(): void {
    let slot = this.#far;
    this.#far = END;
    this.#farReview = this.#serving + BUCKETS / 2;
    while (slot !== END) {
      const next = this.#next[slot];
      this.#place(slot);
      slot = next;
    }
  }

  /** Makes buckets narrower or wider when they held too many or too few events, and lays all out anew. */
  #reviewWidth(): void {
    const perBucket = this.#taken / (this.#poured + 1);
    this.#taken = 0;
    this.#poured = 0;
    this.#review = this.#review < LAST_REVIEW ? 2 * this.#review : LAST_REVIEW;
    if (perBucket >= FEWEST && perBucket <= MOST) return;
    const time = (this.#serving + 1) / this.#perWidth;
    this.#perWidth *= perBucket / AIM;
    for (let bucket = 0; bucket < BUCKETS; bucket++) this.#spill(bucket);
    this.#inBuckets = 0;
    this.#serving = floor(time * this.#perWidth);
    this.#placeFar();
  }

  #spill(bucket: number): void {
    for (let slot = this.#heads[bucket]; slot !== END;) {
      const next = this.#next[slot];
      this.#next[slot] = this.#far;
      this.#far = slot;
      slot = next;
    }
    this.#heads[bucket] = END;
  }

  #pushHeap(slot: number): void {
    if (this.#heapSize === this.#heapTimes.length) this.#growHeap();
    const times = this.#heapTimes;
    const sequences = this.#heapSequences;
    const slots = this.#heapSlots;
    const time = this.#times[slot];
    const sequence = this.#sequences[slot];
    let position = this.#heapSize++;
    while (position > 0) {
      const parent = (position - 1) >> 2;
      const parentTime = times[parent];
      if (parentTime < time || (parentTime === time && sequences[parent] < sequence)) break;
      times[position] = parentTime;
      sequences[position] = sequences[parent];
      slots[position] = slots[parent];
      position = parent;
    }
    times[position] = time;
    sequences[position] = sequence;
    slots[position] = slot;
  }

  #removeFirst(): void {
    const times = this.#heapTimes;
    const sequences = this.#heapSequences;
    const slots = this.#heapSlots;
    const size = --this.#heapSize;
    const time = times[size];
    const sequence = sequences[size];
    let position = 0;
    for (let first = 1; first < size; first = (position << 2) + 1) {
      const end = first + 4 < size ? first + 4 : size;
      let child = first;
      let childTime = times[first];
      for (let other = first + 1; other < end; other++) {
        const otherTime = times[other];
        if (otherTime > childTime || (otherTime === childTime && sequences[other] > sequences[child]))
          continue;
        child = other;
        childTime = otherTime;
      }
      if (time < childTime || (time === childTime && sequence < sequences[child])) break;
      times[position] = childTime;
      sequences[position] = sequences[child];
      slots[position] = slots[child];
      position = child;
    }
    times[position] = time;
    sequences[position] = sequence;
    slots[position] = slots[size];
  }

  #chainFree(from: number, to: number): void {
    for (let slot = to - 1; slot >= from; slot--) {
      this.#next[slot] = this.#free;
      this.#free = slot;
    }
  }

  #grow(): void {
    const capacity = this.#times.length;
    this.#times = wider(this.#times);
    this.#sequences = wider(this.#sequences);
    this.#kinds = wider(this.#kinds);
    this.#as = wider(this.#as);
    this.#bs = wider(this.#bs);
    this.#next = wider(this.#next);
    this.#chainFree(capacity, 2 * capacity);
  }

  #growHeap(): void {
    this.#heapTimes = wider(this.#heapTimes);
    this.#heapSequences = wider(this.#heapSequences);
    this.#heapSlots = wider(this.#heapSlots);
  }
}

import { EventLoop } from './event-loop.js';
import { RecordPile, spanOf } from './record-pile.js';
import { eventColumns, frontColumns } from './event-columns.js';
import { Rung } from './rung.js';
import type { Time } from './time.js';
import { BUCKETS_PER_EVENT, bucketsFor } from './window-geometry.js';

// Bound once: what is imported or global is looked up at every use.
const { times, nexts } = eventColumns;
const { frontTimes, frontRecords } = frontColumns;

/** Most records that are put in order one by one. */
export const CROWD = 32;

/**
 * The events that are due first: the front, in order, and before it rungs of ever narrower buckets where many events
 * crowd. Whoever extends it keeps the others, and hands on what has come up.
 */
export abstract class NearEvents extends EventLoop {
  /** The front: times and records from `head` on and before `tail`. */
  protected head = 0;
  protected tail = 0;
  /** The front lies in so many places of its columns; it never touches more of them than it needs. */
  #room = 64;
  /** Records that were put into the front one by one, and those that had to make way for them since that was last looked at. */
  protected inserted = 0;
  protected moves = 0;
  /** Rungs, the widest first, and how many are in use. */
  readonly #rungs: Rung[] = [];
  protected depth = 0;
  /** Records on their way to a rung. */
  readonly #crowd = new RecordPile();

  /** Events in the front and in rungs. */
  protected get near(): number {
    let size = this.tail - this.head;
    for (let level = 0; level < this.depth; level++) size += this.#rungs[level].size;
    return size;
  }

  /** Empties the front: there is room for a crowd at either end. */
  protected emptyFront(): void {
    this.head = this.tail = this.#room >>> 1;
  }

  /** Puts a record in its place in the front, after those of its own time, searched from the end that is nearer. */
  protected insert(record: number): void {
    if (this.tail === this.#room) this.#makeRoom();
    const { head, tail } = this;
    const time = times[record << 2];
    let place: number;
    if (head > 0 && head < tail && time < frontTimes[(head + tail) >>> 1]) {
      place = this.head = head - 1;
      for (; frontTimes[place + 1] <= time; place++) {
        frontTimes[place] = frontTimes[place + 1];
        frontRecords[place] = frontRecords[place + 1];
      }
      this.moves += place - head;
    } else {
      place = this.tail++;
      for (; place > head && frontTimes[place - 1] > time; place--) {
        frontTimes[place] = frontTimes[place - 1];
        frontRecords[place] = frontRecords[place - 1];
      }
      this.moves += tail - place;
    }
    frontTimes[place] = time;
    frontRecords[place] = record;
  }

  /** Puts a record in its place in the front, searched from the head, before those of its own time. */
  protected putBack(record: number): void {
    if (this.head === 0) this.#widenBelow();
    const { tail } = this;
    const time: Time = times[record << 2];
    let place = --this.head;
    for (; place + 1 < tail && frontTimes[place + 1] < time; place++) {
      frontTimes[place] = frontTimes[place + 1];
      frontRecords[place] = frontRecords[place + 1];
    }
    frontTimes[place] = time;
    frontRecords[place] = record;
  }

  /** Takes all out of the rungs. */
  protected takeOutRungs(pile: RecordPile): void {
    for (; this.depth > 0; this.depth--) this.#rungs[this.depth - 1].takeOut(pile);
  }

  /** Puts a record into the widest rung that has the bucket of its time still to serve; false where none has. */
  protected insertLow(record: number): boolean {
    for (let level = 0; level < this.depth; level++) {
      const rung = this.#rungs[level];
      const bucket = rung.bucketOf(times[record << 2]);
      if (bucket < rung.edge) continue;
      rung.place(record, bucket);
      return true;
    }
    return false;
  }

  /** Serves the first bucket of the lowest rung. */
  protected pourLow(): void {
    const level = this.depth - 1;
    const rung = this.#rungs[level];
    rung.size -= this.putInOrder(rung.serve());
    if (rung.size === 0) this.#dropRung(level);
  }

  /**
   * Puts a chain that comes before everything else into the empty front, or where it is a crowd of many instants over a
   * rung of its own. Returns how many records it has: they are far apart in memory, so that no other look is taken at them.
   */
  protected putInOrder(chain: number): number {
    this.emptyFront();
    let count = 0;
    for (let record = chain; record >= 0; record = nexts[record << 3]) {
      if (count >= CROWD && !this.#isAllDueWith(record)) return count + this.#spreadWith(record);
      this.putBack(record);
      count++;
    }
    return count;
  }

  /** A front in which too much has to make way becomes a rung. */
  protected spreadFront(): void {
    this.#crowd.addAll(frontRecords, this.head, this.tail);
    this.emptyFront();
    this.#layLow();
  }

  /** Drops an empty rung; the one that was laid over its last bucket takes its place. */
  #dropRung(level: number): void {
    this.depth--;
    if (level === this.depth) return;
    const rung = this.#rungs[level];
    this.#rungs[level] = this.#rungs[level + 1];
    this.#rungs[level + 1] = rung;
  }

  /** Whether the whole front is due at the instant of a record. */
  #isAllDueWith(record: number): boolean {
    const time = times[record << 2];
    return frontTimes[this.head] === time && frontTimes[this.tail - 1] === time;
  }

  /** Spreads a chain, and the front that came after it, over a rung; returns how many records the chain has. */
  #spreadWith(chain: number): number {
    this.#crowd.addChain(chain);
    const { count } = this.#crowd;
    this.spreadFront();
    return count;
  }

  /** Lays the crowd over a rung below all others. */
  #layLow(): void {
    const { records, count } = this.#crowd;
    this.#crowd.count = 0;
    const { first, last } = spanOf(records, count);
    const buckets = bucketsFor(count * BUCKETS_PER_EVENT);
    if (this.depth === this.#rungs.length) this.#rungs.push(new Rung(buckets));
    const rung = this.#rungs[this.depth++];
    rung.lay(first, (count * BUCKETS_PER_EVENT) / (last - first + 1), buckets);
    for (let at = 0; at < count; at++) rung.place(records[at], rung.bucketOf(times[records[at] << 2]));
  }

  /** Moves the front, which has come to the end of its room, back to where it begins, or doubles the room. */
  #makeRoom(): void {
    const { head, tail } = this;
    if (head < this.#room >>> 1) {
      this.#room *= 2;
      return;
    }
    frontTimes.copyWithin(0, head, tail);
    frontRecords.copyWithin(0, head, tail);
    this.head = 0;
    this.tail = tail - head;
  }

  /** Widens the room so that the new half is before the front. */
  #widenBelow(): void {
    const { tail } = this;
    const half = this.#room;
    this.#room *= 2;
    frontTimes.copyWithin(half, 0, tail);
    frontRecords.copyWithin(half, 0, tail);
    this.head = half;
    this.tail += half;
  }
}

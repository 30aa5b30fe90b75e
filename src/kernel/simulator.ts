import { eventColumns, frontColumns } from './event-columns.js';
import { BEYOND, FarEvents, LEVELS } from './far-events.js';
import { CROWD, NearEvents } from './near-events.js';
import { RecordPile, spanOf } from './record-pile.js';
import { FEWEST_BUCKETS, fittingScale, MOST_OF_WINDOW, windowFor } from './window-geometry.js';

// Bound once: what is imported or global is looked up at every use, 3 of 30 ns an event for these constants.
const { clz32 } = Math;
const { times, nexts } = eventColumns;
const { frontRecords } = frontColumns;
const NONE = -1;

/** With so few pending events the front takes all, and the window is closed; it is closed with fewer than so many where it does not fit them. */
const FEW = 6;
const MANY = 24;
/** The window opens, or a rung takes them, where more records have to make way for each one that is put into the front. */
const TOO_MANY_MOVES = 3;
/** Events that tell the rate at which they are served. */
const TELLING = 64;
/** With so many pending, so many served events tell whether the window fits: it takes a look at each that is pending to lay it anew. */
const enoughFor = (pending: number): number => (pending > 4 * TELLING ? pending >> 2 : TELLING);
/** The window is laid anew before its buckets are numbered beyond this. */
const LAST_BUCKET = 2 ** 29;
/** Buckets from this on are not told apart. */
const FARTHEST = 2 ** 30;
/** The edge and the horizon of a window that is closed. */
const CLOSED = 1;

/** The bucket numbered `n` of the window is `heads[n & #mask]`: its record placed last, and whether it has any by bit. */
const heads = new Int32Array(MOST_OF_WINDOW).fill(NONE);
const bits = new Int32Array(MOST_OF_WINDOW / 32 + 1);
/** The word of a window that is closed: its bits are never set. */
const NOWHERE = MOST_OF_WINDOW / 32;

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
 * and beyond its horizon a wheel. A ladder queue (Tang, Goh and Thng 2005) upside down: while few thousands are pending,
 * nearly all events come and go through the window, with one store and one search for a bit. It slides on by a quarter of
 * its buckets at a time, which are used in turn, and takes what the wheel has for that quarter. It never grows out of the
 * second level of the cache: where more are pending, most of them wait in the wheel, which is written and read in sequence.
 *
 * Equal times always share a bucket, and buckets keep the order of scheduling: what lies beyond the horizon is placed before
 * anything can be scheduled there, and rungs are filled in order. So no event needs a number to break ties.
 */
export class Simulator extends NearEvents {
  /** One less than the buckets of the window, a power of two. */
  #mask = FEWEST_BUCKETS - 1;
  /** Time at which bucket 0 begins, and buckets per nanosecond: at most one, so that a bucket is never less than an instant. */
  #base = 0.5;
  #perNanosecond = 1e-3;
  /** The first bucket that has not been served, the first beyond the window, and the one at which the window slides on. */
  #edge = 0;
  #horizon = FEWEST_BUCKETS;
  #slide = FEWEST_BUCKETS / 4;
  /** Where the bits of the bucket that was served last are, and the number of the first bucket that has its bit there. */
  #word = 0;
  #wordStart = 0;
  /** What lies beyond the window, by quarters of it. */
  readonly #far = new FarEvents();
  /** The bucket numbered `n` is in the quarter `n >> #quarterBits`. */
  #quarterBits = 31 - clz32(FEWEST_BUCKETS / 4);
  /** Records on their way from one part to another, in order of scheduling where they are due together. */
  readonly #batch = new RecordPile();
  /** The time from which served events are counted, and how many had been executed by then. */
  #since = 0.5;
  #executedBefore = 0;
  /** So many events that were served tell whether the window fits. */
  #enough = TELLING;

  constructor() {
    super();
    this.#closeWindow();
  }

  protected enqueue(record: number): void {
    const place = (times[record << 2] - this.#base) * this.#perNanosecond;
    if (place < this.#edge) this.insertEarly(record);
    else if (place < this.#horizon) {
      const bucket = place & this.#mask;
      nexts[record << 3] = heads[bucket];
      heads[bucket] = record;
      bits[bucket >>> 5] |= 1 << bucket;
    } else this.putFar(record);
  }

  protected take(): number {
    for (;;) {
      const { head } = this;
      if (head < this.tail) {
        this.head = head + 1;
        return frontRecords[head];
      }
      const word = this.#word;
      const set = bits[word];
      if (set === 0 || this.depth > 0) {
        if (!this.moveOn()) return NONE;
        continue;
      }
      const place = 31 - clz32(set & (0 - set));
      const bucket = (word << 5) + place;
      const record = heads[bucket];
      heads[bucket] = NONE;
      bits[word] = set & (set - 1);
      this.#edge = this.#wordStart + place + 1;
      if (nexts[record << 3] < 0) return record;
      this.putInOrder(record);
    }
  }

  /** Events in the window. */
  get #inWindow(): number {
    return this.size - this.near - this.#far.count;
  }

  /** Moves on where neither the front nor the word has any; false if no event is left. */
  private moveOn(): boolean {
    if (this.depth > 0) {
      if (this.#served > this.#enough && !this.#fits()) this.#layAnew(MANY);
      else this.pourLow();
      return true;
    }
    let word = this.#word;
    if (word === NOWHERE) return false;
    let start = this.#wordStart;
    const slide = this.#slide;
    const lastWord = this.#mask >>> 5;
    do {
      word = (word + 1) & lastWord;
      start += 32;
    } while (bits[word] === 0 && start < slide);
    this.#word = word;
    this.#edge = this.#wordStart = start;
    return start < slide || this.#slideOn();
  }

  /** Events that were executed since those are counted. */
  get #served(): number {
    return this.executed - this.#executedBefore;
  }

  /** An event below the edge of the window: into the rung that covers its time, or into the front. */
  private insertEarly(record: number): void {
    if (this.depth > 0 && this.insertLow(record)) return;
    if (++this.inserted >= TELLING && this.isTooMuch()) this.enqueue(record);
    else this.insert(record);
  }

  /** Whether so much had to make way in the front of late that it has been handed on to the window or a rung. */
  private isTooMuch(): boolean {
    const { inserted, moves } = this;
    const size = this.tail - this.head;
    this.inserted = this.moves = 0;
    if (moves <= TOO_MANY_MOVES * inserted) return false;
    if (this.#horizon === CLOSED && size > FEW) this.#openWindow();
    else if (size > CROWD) this.spreadFront();
    else return false;
    return true;
  }

  /**
   * A quarter of the window has been served: it reaches on by as much, or is laid anew where its buckets no longer fit or it
   * is empty. False if no event is left.
   */
  #slideOn(): boolean {
    if (this.#inWindow === 0) {
      const any = this.#far.count > 0;
      this.#layAnew(FEW + 1);
      return any;
    }
    if (!this.#fits()) {
      this.#layAnew(MANY);
      return true;
    }
    const quarter = (this.#mask + 1) >>> 2;
    this.#slide = (this.#edge & -quarter) + quarter;
    while (this.#horizon < this.#slide + 3 * quarter) {
      this.#horizon += quarter;
      this.#bringNearer();
    }
    return true;
  }

  /** The window has come to reach one quarter more. */
  #bringNearer(): void {
    const far = this.#far;
    far.turn();
    for (let level = LEVELS - 1; level >= 0; level--) {
      const bucket = far.bucketAt(level);
      if (bucket === NONE) continue;
      while (far.takeChunk(bucket)) {
        const { from, to } = far;
        for (let event = from; event < to; event++) this.enqueue(this.#readFar(event));
      }
    }
  }

  /** Gives a record to an event of the far future. */
  #readFar(event: number): number {
    const record = this.claim();
    this.#far.read(event, record);
    return record;
  }

  private putFar(record: number): void {
    const far = this.#far;
    const place = (times[record << 2] - this.#base) * this.#perNanosecond;
    far.add(place < FARTHEST ? far.bucketOf(place >>> this.#quarterBits) : BEYOND, record);
    this.release(record);
  }

  /** Whether the window has buckets enough, and none that are twice too wide or too narrow for the rate of late. */
  #fits(): boolean {
    const pending = this.size;
    if (pending <= FEW || this.#edge > LAST_BUCKET || windowFor(pending) > this.#mask + 1) return false;
    const passed = this.clock - this.#since;
    const served = this.#served;
    if (served < this.#enough || passed <= 0) return true;
    const fitting = fittingScale(served / passed);
    if (fitting * 2 < this.#perNanosecond || fitting > this.#perNanosecond * 2) return false;
    this.#since = (this.#since + this.clock) / 2; // half of what is known is remembered: loads come in bursts
    this.#executedBefore += served >>> 1;
    this.#enough = enoughFor(pending);
    return true;
  }

  /** Takes all that is pending and not in the front, and lays the window over it where there are so many, or closes it. */
  #layAnew(many: number): void {
    const batch = this.#batch;
    const far = this.#far;
    const inWindow = this.#inWindow;
    this.takeOutRungs(batch);
    const end = batch.count + inWindow;
    for (let place = this.#edge; batch.count < end; place++) batch.addChain(heads[place & this.#mask]);
    heads.fill(NONE, 0, this.#mask + 1);
    bits.fill(0, 0, (this.#mask + 1) >>> 5);
    for (let bucket = 0; bucket <= BEYOND && far.count > 0; bucket++)
      while (far.takeChunk(bucket))
        for (let event = far.from; event < far.to; event++) batch.add(this.#readFar(event));
    if (batch.count >= many) this.#layWindow();
    else this.#closeWindow();
  }

  /** Closes the empty window: the front takes the few of the batch, and whatever is inserted. */
  #closeWindow(): void {
    const { records, count } = this.#batch;
    this.#batch.count = 0;
    for (let at = 0; at < count; at++) this.insert(records[at]);
    this.#since = this.clock;
    this.#executedBefore = this.executed;
    this.#base = this.#perNanosecond = 0; // all times fall into bucket 0, which has been served
    this.#edge = this.#horizon = CLOSED;
    this.#word = NOWHERE;
    this.#wordStart = 0;
  }

  /** Opens the window again for what has become too much for the front. */
  #openWindow(): void {
    this.#batch.addAll(frontRecords, this.head, this.tail);
    this.emptyFront();
    this.#layWindow();
  }

  /** Lays the empty window over the batch from its first event on, with buckets that suit the rate of late. */
  #layWindow(): void {
    const { records, count } = this.#batch;
    this.#batch.count = 0;
    const { first, last } = spanOf(records, count);
    const passed = this.clock - this.#since;
    const served = this.#served;
    const rate = served >= TELLING && passed > 0 ? served / passed : count / (last - first + 1);
    const buckets = windowFor(count);
    this.#mask = buckets - 1;
    this.#base = first;
    this.#since = this.clock;
    this.#executedBefore = this.executed;
    this.#enough = enoughFor(count);
    this.#perNanosecond = fittingScale(rate);
    this.#edge = this.#word = this.#wordStart = 0;
    this.#slide = buckets >>> 2;
    this.#horizon = buckets;
    this.#quarterBits = 31 - clz32(this.#slide);
    this.#far.start(3); // the quarter that the window reaches to
    for (let at = 0; at < count; at++) this.enqueue(records[at]);
  }
}

import { type Column, wider } from '../../kernel/column.js';

/** Trains that a ring has room for at first: it holds as many as packets at most, and mostly few. */
const FIRST_TRAINS = 16;

/**
 * The work of one core as Secure Network Distributor: first come, first served. The service of a train is known when
 * it arrives, so its departure is too: the queue is a ring of departures and no event is spent on it.
 *
 *     port queues ──▶ [ ring: at most `capacity` packets wait ] ──▶ core ──▶ instance, or out
 */
export class SecureNetworkDistributor {
  /** Work asked for since the last reset, that of dropped packets included; nanoseconds: of traffic, of sync. */
  work = 0.5;
  syncWork = 0.5;
  /** All work since the start. */
  totalWork = 0.5;
  /** Instant at which the work at hand ends. */
  busyUntil = 0.5;
  readonly #capacity: number;
  #departures = new Float64Array(FIRST_TRAINS);
  #packets = new Int32Array(FIRST_TRAINS);
  #head = 0;
  #count = 0;
  #waiting = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.reset();
    this.totalWork = 0;
    this.busyUntil = 0;
  }

  /** Takes in a train of `packets` at `now`; false when they do not fit into the ring, which drops them. */
  receive(now: number, packets: number, work: number): boolean {
    const mask = this.#departures.length - 1;
    while (this.#count > 0 && this.#departures[this.#head] <= now) {
      this.#waiting -= this.#packets[this.#head];
      this.#head = (this.#head + 1) & mask;
      this.#count--;
    }
    this.work += work;
    if (this.#waiting + packets > this.#capacity) return false;
    this.occupy(now, work);
    if (this.#count > mask) this.#grow();
    const tail = (this.#head + this.#count++) & (this.#departures.length - 1);
    this.#departures[tail] = this.busyUntil;
    this.#packets[tail] = packets;
    this.#waiting += packets;
    return true;
  }

  /**
   * Sync and CCP packets have a queue of their own and are never dropped here. They go first: what they bring reaches the
   * instances at once, whatever traffic waits, and their work delays the traffic that comes after them.
   */
  receiveSync(now: number, work: number): void {
    this.occupy(now, work);
    this.syncWork += work;
  }

  reset(): void {
    this.work = 0;
    this.syncWork = 0;
  }

  /** A ring twice as long, its oldest train first. */
  #grow(): void {
    this.#departures = unrolled(this.#departures, this.#head);
    this.#packets = unrolled(this.#packets, this.#head);
    this.#head = 0;
  }

  private occupy(now: number, work: number): void {
    this.busyUntil = (this.busyUntil > now ? this.busyUntil : now) + work;
    this.totalWork += work;
  }
}

/** A full ring that begins at its head, twice as long. */
function unrolled<C extends Column>(ring: C, head: number): C {
  const longer = wider(ring);
  longer.set(ring.subarray(head));
  longer.set(ring.subarray(0, head), ring.length - head);
  return longer;
}

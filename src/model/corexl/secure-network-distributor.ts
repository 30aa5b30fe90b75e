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
  readonly #departures: Float64Array;
  readonly #packets: Int32Array;
  #head = 0;
  #count = 0;
  #waiting = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
    const entries = 2 ** Math.ceil(Math.log2(capacity + 1));
    this.#departures = new Float64Array(entries);
    this.#packets = new Int32Array(entries);
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
    const tail = (this.#head + this.#count++) & mask;
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

  private occupy(now: number, work: number): void {
    this.busyUntil = (this.busyUntil > now ? this.busyUntil : now) + work;
    this.totalWork += work;
  }
}

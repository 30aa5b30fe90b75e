import type { Clock } from '../../stats/time-weighted.js';
import type { Customer } from './customer.js';

const FIRST_CAPACITY = 1024;
/** Bytes of a record: half a line of the cache, so that none lies across two. */
const BYTES = 32;
const NONE = -1;

/**
 * What is known of the customers that are in any station of a simulator, in records that are handed out and taken back, the
 * last one freed first. Doubles of the record numbered `n` are at `n << 2` of their columns, integers at `n << 3`.
 */
export class CustomerRecords {
  readonly #clock: Clock;
  #arrivedAt = new Float64Array(0);
  #services = new Float64Array(0);
  #customers = new Int32Array(0);
  #urgencies = new Int32Array(0);
  /** The next free record; negative after the last. */
  #nexts = new Int32Array(0);
  #free = NONE;
  #capacity = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#lay(FIRST_CAPACITY, new ArrayBuffer(FIRST_CAPACITY * BYTES));
  }

  /** A customer arrives now, with a service time in whole nanoseconds; returns its record. */
  admit(customer: Customer, urgency: number, service: number): number {
    if (this.#free < 0) this.grow();
    const record = this.#free;
    const at = record << 3;
    this.#free = this.#nexts[at];
    this.#customers[at] = customer;
    this.#urgencies[at] = urgency;
    this.#arrivedAt[record << 2] = this.#clock.now;
    this.#services[record << 2] = service;
    return record;
  }

  /** A customer leaves: its record is free, but can be read until the next one is admitted. */
  dismiss(record: number): void {
    this.#nexts[record << 3] = this.#free;
    this.#free = record;
  }

  customer(record: number): Customer {
    return this.#customers[record << 3];
  }

  urgency(record: number): number {
    return this.#urgencies[record << 3];
  }

  /** Instant of arrival at the station. */
  arrivedAt(record: number): number {
    return this.#arrivedAt[record << 2];
  }

  /** Service time in whole nanoseconds. */
  service(record: number): number {
    return this.#services[record << 2];
  }

  private grow(): void {
    const wider = new ArrayBuffer(this.#capacity * 2 * BYTES);
    new Uint8Array(wider).set(new Uint8Array(this.#arrivedAt.buffer));
    this.#lay(this.#capacity * 2, wider);
  }

  /** Lays the columns over a buffer, whose records from the capacity of before on are free. */
  #lay(capacity: number, buffer: ArrayBuffer): void {
    this.#arrivedAt = new Float64Array(buffer);
    this.#services = new Float64Array(buffer, 8);
    this.#customers = new Int32Array(buffer, 16);
    this.#urgencies = new Int32Array(buffer, 20);
    this.#nexts = new Int32Array(buffer, 24);
    for (let record = capacity - 1; record >= this.#capacity; record--) this.dismiss(record);
    this.#capacity = capacity;
  }
}

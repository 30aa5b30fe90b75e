import type { Clock } from '../../stats/time-weighted.js';

const firstCapacity = 64;

/** What a station knows of the customers in it, one row a slot; rows double when they run out. */
export class StationColumns {
  readonly #clock: Clock;
  customer = new Int32Array(firstCapacity);
  urgency = new Uint8Array(firstCapacity);
  /** Instant of arrival. */
  arrivedAt = new Float64Array(firstCapacity);
  /** Service time in whole nanoseconds. */
  service = new Float64Array(firstCapacity);

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A customer arrives now. */
  set(slot: number, customer: number, urgency: number, service: number): void {
    if (slot >= this.customer.length) this.#grow();
    this.customer[slot] = customer;
    this.urgency[slot] = urgency;
    this.arrivedAt[slot] = this.#clock.now;
    this.service[slot] = service;
  }

  #grow(): void {
    const capacity = this.customer.length * 2;
    const { customer, urgency, arrivedAt, service } = this;
    this.customer = new Int32Array(capacity);
    this.urgency = new Uint8Array(capacity);
    this.arrivedAt = new Float64Array(capacity);
    this.service = new Float64Array(capacity);
    this.customer.set(customer);
    this.urgency.set(urgency);
    this.arrivedAt.set(arrivedAt);
    this.service.set(service);
  }
}

import { Records } from '../../kernel/records.js';
import type { Clock } from '../../stats/time-weighted.js';
import type { Customer } from './customer.js';

/** Words and doubles of the record of a customer. */
const CUSTOMER = 4;
const URGENCY = 6;
const ARRIVED_AT = 0;
const SERVICE = 1;

/** What is known of the customers that are in any station of a simulator. */
export class CustomerRecords extends Records {
  readonly #clock: Clock;

  constructor(clock: Clock) {
    super();
    this.#clock = clock;
  }

  /** A customer arrives now, with a service time in whole nanoseconds; returns its record. */
  admit(customer: Customer, urgency: number, service: number): number {
    const record = this.claim();
    const { doubles, words } = this;
    words[(record << 3) + CUSTOMER] = customer;
    words[(record << 3) + URGENCY] = urgency;
    doubles[(record << 2) + ARRIVED_AT] = this.#clock.now;
    doubles[(record << 2) + SERVICE] = service;
    return record;
  }

  /** A customer leaves: its record is free, but can be read until the next one is admitted. */
  dismiss(record: number): void {
    this.release(record);
  }

  customer(record: number): Customer {
    return this.words[(record << 3) + CUSTOMER];
  }

  urgency(record: number): number {
    return this.words[(record << 3) + URGENCY];
  }

  /** Instant of arrival at the station. */
  arrivedAt(record: number): number {
    return this.doubles[(record << 2) + ARRIVED_AT];
  }

  /** Service time in whole nanoseconds. */
  service(record: number): number {
    return this.doubles[(record << 2) + SERVICE];
  }
}

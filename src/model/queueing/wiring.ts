import type { Handler } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';
import type { Customer } from './customer.js';
import { CustomerRecords } from './customer-records.js';

/** A station: ends the service of the customer that has a record. */
interface Server {
  finish(record: number): void;
}

/** A source: sends a customer. */
interface Sender {
  arrive(customer: Customer): void;
}

/**
 * What the stations and the sources of a simulator have in common: one handler each, which finds whose event it is by its
 * second integer. A handler of their own would be a closure each, and a call that V8 cannot inline.
 */
export class Wiring {
  readonly customers: CustomerRecords;
  readonly stations: Server[] = [];
  readonly sources: Sender[] = [];
  readonly finish: Handler = (record, station) => this.stations[station].finish(record);
  readonly arrive: Handler = (customer, source) => this.sources[source].arrive(customer);

  constructor(simulator: Simulator) {
    this.customers = new CustomerRecords(simulator);
  }
}

const wirings = new WeakMap<Simulator, Wiring>();

/** The wiring of a simulator, made when it is first asked for. */
export function wiringOf(simulator: Simulator): Wiring {
  let wiring = wirings.get(simulator);
  if (wiring === undefined) wirings.set(simulator, (wiring = new Wiring(simulator)));
  return wiring;
}

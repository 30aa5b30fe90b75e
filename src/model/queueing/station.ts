import { IntRing } from '../../kernel/int-ring.js';
import type { EventKind } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';
import { type Distribution, requireCount } from '../../random/distribution.js';
import type { RandomStream } from '../../random/random-stream.js';
import type { LogHistogram } from '../../stats/log-histogram.js';
import { nowhere, type Customer, type Output } from './customer.js';
import type { CustomerRecords } from './customer-records.js';
import type { Occupancy } from './occupancy.js';
import { StationStatistics } from './station-statistics.js';
import { wiringOf } from './wiring.js';

const { floor } = Math;

/** What makes a station. */
export interface StationOptions {
  readonly name: string;
  readonly servers: number;
  /** Service time in nanoseconds; a list has one law for each class of customers, the most urgent first. */
  readonly service: Distribution | readonly Distribution[];
  /** Who is next: the most urgent class, which is the default, or whoever has waited longest. */
  readonly discipline?: 'priority' | 'first-come-first-served';
  readonly stream: RandomStream;
  /** Customers that fit in, those in service included; unlimited when absent. */
  readonly capacity?: number;
}

/** Where customers go after service, and where when the station is full. */
export interface StationOutputs {
  readonly departed?: Output;
  readonly lost?: Output;
}

/**
 * Servers that share a queue: first come, first served within a class; unless the discipline is first come, first
 * served for all, a more urgent class goes first but interrupts nobody.
 *
 *     accept ──▶ [ queue of class 0 ]──▶ server 1 ──▶ departed
 *        │       [ queue of class 1 ]──▶ server c
 *        └─▶ lost, when full
 */
export class Station {
  readonly statistics: StationStatistics;
  readonly #simulator: Simulator;
  readonly #servers: number;
  readonly #services: readonly Distribution[];
  readonly #stream: RandomStream;
  readonly #capacity: number;
  readonly #departed: Output;
  readonly #lost: Output;
  readonly #serviceEnd: EventKind;
  readonly #queues: readonly IntRing[];
  /** The queue of each class. */
  readonly #queueOf: Uint8Array;
  readonly #customers: CustomerRecords;
  readonly #occupancy: Occupancy;
  readonly #waits: readonly LogHistogram[];
  readonly #sojourn: LogHistogram;
  /** Its number among the stations of its simulator. */
  readonly #index: number;

  constructor(simulator: Simulator, options: StationOptions, outputs: StationOutputs = {}) {
    requireCount('number of servers', options.servers);
    if (options.capacity !== undefined) requireCount('capacity', options.capacity);
    this.#simulator = simulator;
    this.#servers = options.servers;
    this.#services = 'sample' in options.service ? [options.service] : options.service;
    this.#stream = options.stream;
    this.#capacity = options.capacity ?? Number.MAX_SAFE_INTEGER;
    this.#departed = outputs.departed ?? nowhere;
    this.#lost = outputs.lost ?? nowhere;
    const together = options.discipline === 'first-come-first-served';
    this.#queueOf = Uint8Array.from(this.#services, (_, urgency) => (together ? 0 : urgency));
    this.#queues = Array.from({ length: together ? 1 : this.#services.length }, () => new IntRing());
    this.statistics = new StationStatistics(simulator, this.#services.length);
    this.#occupancy = this.statistics.occupancy;
    this.#waits = this.statistics.waits;
    this.#sojourn = this.statistics.sojourn;
    const { customers, stations, finish } = wiringOf(simulator);
    this.#customers = customers;
    this.#index = stations.push(this) - 1;
    this.#serviceEnd = simulator.kind(`${options.name}/service-end`, finish);
  }

  /** A customer of a class (0 is the most urgent) comes now. */
  accept(customer: Customer, urgency = 0): void {
    this.statistics.arrived++;
    // Drawn on arrival, lost or not: the nth customer brings the same work to every design.
    const service = floor(this.#services[urgency].sample(this.#stream) + 0.5);
    const occupancy = this.#occupancy;
    if (occupancy.customers === this.#capacity) {
      this.statistics.lost++;
      this.#lost(customer);
      return;
    }
    const record = this.#customers.admit(customer, urgency, service);
    occupancy.pass();
    occupancy.customers++;
    if (occupancy.servers < this.#servers) {
      occupancy.servers++;
      this.serve(record);
    } else this.queue(record, urgency);
  }

  /** Ends the service of a customer: its event has come up. */
  finish(record: number): void {
    const customers = this.#customers;
    const customer = customers.customer(record);
    this.#sojourn.add(this.#simulator.now - customers.arrivedAt(record));
    const occupancy = this.#occupancy;
    occupancy.pass();
    occupancy.customers--;
    customers.dismiss(record);
    if (occupancy.customers >= occupancy.servers)
      this.serveNext(); // more than the other servers have
    else occupancy.servers--;
    this.#departed(customer);
  }

  /** Forgets what was observed: the end of a warm-up. */
  reset(): void {
    this.statistics.reset();
  }

  private queue(record: number, urgency: number): void {
    this.statistics.delayed++;
    this.#queues[this.#queueOf[urgency]].push(record);
  }

  private serve(record: number): void {
    const customers = this.#customers;
    const wait = this.#simulator.now - customers.arrivedAt(record);
    this.#waits[customers.urgency(record)].add(wait);
    this.#simulator.schedule(customers.service(record), this.#serviceEnd, record, this.#index);
  }

  private serveNext(): void {
    let queue = 0;
    while (this.#queues[queue].length === 0) queue++;
    this.serve(this.#queues[queue].shift());
  }
}

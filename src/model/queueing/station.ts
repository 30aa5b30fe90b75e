import { IdPool } from '../../kernel/id-pool.js';
import { IntRing } from '../../kernel/int-ring.js';
import type { EventKind } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';
import { type Distribution, requireCount } from '../../random/distribution.js';
import type { RandomStream } from '../../random/random-stream.js';
import { nowhere, type Customer, type Output } from './customer.js';
import { StationColumns } from './station-columns.js';
import { StationStatistics } from './station-statistics.js';

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
  readonly #slots = new IdPool();
  readonly #columns: StationColumns;
  #present = 0;
  #busy = 0;

  constructor(simulator: Simulator, options: StationOptions, outputs: StationOutputs = {}) {
    requireCount('number of servers', options.servers);
    if (options.capacity !== undefined) requireCount('capacity', options.capacity);
    this.#simulator = simulator;
    this.#columns = new StationColumns(simulator);
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
    this.#serviceEnd = simulator.kind(`${options.name}/service-end`, (slot) => this.#finish(slot));
  }

  /** A customer of a class (0 is the most urgent) comes now. */
  accept(customer: Customer, urgency = 0): void {
    this.statistics.arrived++;
    // Drawn on arrival, lost or not: the nth customer brings the same work to every design.
    const service = floor(this.#services[urgency].sample(this.#stream) + 0.5);
    if (this.#present === this.#capacity) {
      this.statistics.lost++;
      this.#lost(customer);
      return;
    }
    const slot = this.#slots.take();
    this.#columns.set(slot, customer, urgency, service);
    this.statistics.inSystem.update(++this.#present);
    if (this.#busy < this.#servers) this.#employ(slot);
    else this.#queue(slot, urgency);
  }

  /** Forgets what was observed: the end of a warm-up. */
  reset(): void {
    this.statistics.reset();
  }

  #queue(slot: number, urgency: number): void {
    this.statistics.delayed++;
    this.#queues[this.#queueOf[urgency]].push(slot);
  }

  #employ(slot: number): void {
    this.statistics.busy.update(++this.#busy);
    this.#serve(slot);
  }

  #serve(slot: number): void {
    const { arrivedAt, service, urgency } = this.#columns;
    this.statistics.waits[urgency[slot]].add(this.#simulator.now - arrivedAt[slot]);
    this.#simulator.schedule(service[slot], this.#serviceEnd, slot);
  }

  #finish(slot: number): void {
    const { now } = this.#simulator;
    const customer = this.#columns.customer[slot];
    this.statistics.sojourn.add(now - this.#columns.arrivedAt[slot]);
    this.statistics.inSystem.update(--this.#present);
    this.#slots.give(slot);
    this.#serveNext();
    this.#departed(customer);
  }

  #serveNext(): void {
    for (let queue = 0; queue < this.#queues.length; queue++) {
      if (this.#queues[queue].length > 0) {
        this.#serve(this.#queues[queue].shift());
        return;
      }
    }
    this.statistics.busy.update(--this.#busy);
  }
}

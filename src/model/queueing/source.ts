import type { EventKind } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';
import type { Distribution } from '../../random/distribution.js';
import type { RandomStream } from '../../random/random-stream.js';
import type { Output } from './customer.js';
import { wiringOf } from './wiring.js';

const { floor } = Math;

/** What makes a source. */
export interface SourceOptions {
  readonly name: string;
  /** Time from one customer to the next in nanoseconds; exponential for Poisson arrivals. */
  readonly gap: Distribution;
  readonly stream: RandomStream;
}

/** Sends customers 0, 1, 2 … with independent gaps between them: a renewal process. */
export class Source {
  readonly #simulator: Simulator;
  readonly #gap: Distribution;
  readonly #stream: RandomStream;
  readonly #arrival: EventKind;
  readonly #output: Output;
  /** Its number among the sources of its simulator. */
  readonly #index: number;
  #next = 0;

  constructor(simulator: Simulator, options: SourceOptions, output: Output) {
    this.#simulator = simulator;
    this.#gap = options.gap;
    this.#stream = options.stream;
    this.#output = output;
    const { sources, arrive } = wiringOf(simulator);
    this.#index = sources.push(this) - 1;
    this.#arrival = simulator.kind(`${options.name}/arrival`, arrive);
  }

  /** Lets the first customer come after one gap. */
  start(): void {
    this.#simulator.schedule(
      floor(this.#gap.sample(this.#stream) + 0.5),
      this.#arrival,
      this.#next,
      this.#index,
    );
  }

  /** Sends a customer: its event has come up. */
  arrive(customer: number): void {
    this.#next = (customer + 1) | 0; // ids are 32-bit integers
    this.start();
    this.#output(customer);
  }
}

import type { EventKind } from '../kernel/event-loop.js';
import type { Simulator } from '../kernel/simulator.js';
import type { ConnectionTable } from './tables/connection-table.js';
import type { TrainTable } from './tables/train-table.js';

/** Samples of the states that settle last, over a whole run, warm-up included. */
export interface StateSeries {
  /** Nanoseconds between two samples; the first is one interval after the start. */
  readonly interval: number;
  /** By state: `packet trains under way`, `connections alive`. */
  readonly states: Readonly<Record<string, readonly number[]>>;
}

/** Samples of the measured time: enough for MSER-5 to see a twentieth of it. */
const SAMPLES = 250;
/** Samples of a whole run at most, however long its warm-up. */
const MOST_SAMPLES = 10_000;

/** What a trace looks at. */
interface Traced {
  readonly simulator: Simulator;
  readonly connections: ConnectionTable;
  readonly trains: TrainTable;
}

/**
 * Watches the states that may not be settled at the start: connections begin in their steady state and the queues
 * empty, so that the work under way is what a warm-up has to wait for.
 */
export class StateTrace {
  readonly #traced: Traced;
  readonly #interval: number;
  readonly #sample: EventKind;
  readonly #trains: number[] = [];
  readonly #connections: number[] = [];

  /** For a run of a warm-up and a measured time, nanoseconds. */
  constructor(traced: Traced, warmUp: number, duration: number) {
    this.#traced = traced;
    this.#interval = Math.ceil(Math.max(duration / SAMPLES, (warmUp + duration) / MOST_SAMPLES));
    this.#sample = traced.simulator.kind('trace', () => this.#take());
  }

  start(): void {
    this.#traced.simulator.schedule(this.#interval, this.#sample);
  }

  get series(): StateSeries {
    return {
      interval: this.#interval,
      states: { 'packet trains under way': this.#trains, 'connections alive': this.#connections },
    };
  }

  #take(): void {
    const { simulator, trains, connections } = this.#traced;
    this.#trains.push(trains.size);
    this.#connections.push(connections.size);
    simulator.schedule(this.#interval, this.#sample);
  }
}

import type { EventKind } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';

/**
 * Walks over open connections at a bounded rate, a tick's worth at every tick: the iterator that restores missing copies
 * (domain 1.1.2), and the full sync of a member that joins (domain 2.2.7).
 */
export class TableWalk {
  readonly #simulator: Simulator;
  readonly #tick: number;
  /** Connections for each tick. */
  readonly #budget: number;
  readonly #step: EventKind;
  readonly #visit: (connection: number) => void;
  #rest: number[] = [];
  #credit = 0;
  #running = false;
  #onDone: () => void = () => undefined;

  /** `rate` in connections per second of the simulated system, `tick` in nanoseconds. */
  constructor(
    simulator: Simulator,
    name: string,
    rate: number,
    tick: number,
    visit: (connection: number) => void,
  ) {
    this.#simulator = simulator;
    this.#tick = tick;
    this.#budget = (rate * tick) / 1e9;
    this.#visit = visit;
    this.#step = simulator.kind(name, () => this.#advance());
  }

  /** Begins with these connections; a walk that is under way gives way to the new one. */
  start(connections: Iterable<number>, onDone: () => void): void {
    this.#rest = [...connections].reverse();
    this.#onDone = onDone;
    this.#credit = 0;
    if (!this.#running) this.#simulator.schedule(this.#tick, this.#step);
    this.#running = true;
  }

  #advance(): void {
    this.#credit += this.#budget;
    for (; this.#credit >= 1 && this.#rest.length > 0; this.#credit--) this.#visit(this.#rest.pop()!);
    this.#running = this.#rest.length > 0;
    if (this.#running) this.#simulator.schedule(this.#tick, this.#step);
    else this.#onDone();
  }
}

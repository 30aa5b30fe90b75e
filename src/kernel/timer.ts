import type { Duration, Time } from './time.js';

/** What a timer needs of its simulator. */
export interface TimerHost {
  readonly now: Time;
  /** Inserts the firing of a timer; it comes back through `fire` with the same generation. */
  insertFiring(delay: Duration, timer: number, generation: number): void;
}

const NEVER = Infinity;

/**
 * A re-armable, cancellable deadline. Moving the deadline later inserts nothing: the old firing comes, sees that it is
 * early and re-inserts itself. Firings of an older generation are ignored.
 */
export class Timer {
  readonly #host: TimerHost;
  readonly #id: number;
  readonly #onExpiry: () => void;
  #deadline: Time = NEVER;
  #firing: Time = NEVER;
  #generation = 0;

  constructor(host: TimerHost, id: number, onExpiry: () => void) {
    this.#host = host;
    this.#id = id;
    this.#onExpiry = onExpiry;
  }

  get armed(): boolean {
    return this.#deadline !== NEVER;
  }

  /** Sets the deadline to now + delay (whole nanoseconds), whether or not it was armed. */
  arm(delay: Duration): void {
    this.#deadline = this.#host.now + delay;
    if (this.#deadline < this.#firing) this.#insert(delay);
  }

  cancel(): void {
    this.#deadline = NEVER;
  }

  /** Called by the simulator when a firing comes up. */
  fire(generation: number): void {
    if (generation !== this.#generation) return;
    this.#firing = NEVER;
    const early = this.#deadline - this.#host.now;
    if (early === 0) this.#expire();
    else if (early !== Infinity) this.#insert(early);
  }

  #expire(): void {
    this.#deadline = NEVER;
    this.#onExpiry();
  }

  #insert(delay: Duration): void {
    this.#generation = (this.#generation + 1) & 0x3fffffff;
    this.#firing = this.#host.now + delay;
    this.#host.insertFiring(delay, this.#id, this.#generation);
  }
}

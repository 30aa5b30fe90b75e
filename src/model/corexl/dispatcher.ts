import type { Appliance } from '../parameters/appliance.js';
import type { FirewallInstance } from './firewall-instance.js';

// Bound once: looking a global up is slow where modules run in a context of their own.
const { floor } = Math;

/**
 * The dynamic dispatcher (domain 3.1.4): a new connection goes to the least busy instance. Busy is what an instance
 * was given lately, fading from interval to interval; what the connections just assigned will bring on average; and
 * the work that waits, weighted, since that is what hurts.
 */
export class DynamicDispatcher {
  readonly #interval: number;
  readonly #memory: number;
  readonly #backlogWeight: number;
  readonly #connectionWork: number;
  readonly #recent: Float64Array;
  #intervals = 0;

  /** `connectionWork`: instance work of a mean connection, nanoseconds. */
  constructor(cores: number, options: Appliance['dispatcher'], connectionWork: number) {
    this.#interval = options.interval;
    this.#memory = options.memory;
    this.#backlogWeight = options.backlogWeight;
    this.#connectionWork = connectionWork;
    this.#recent = new Float64Array(cores);
  }

  /** An instance was given work. */
  note(core: number, work: number): void {
    this.#recent[core] += work;
  }

  /** Chooses one of the cores `candidates` for a new connection. */
  choose(instances: readonly FirewallInstance[], candidates: readonly number[], now: number): number {
    this.#fade(now);
    let best = candidates[0];
    let least = Infinity;
    for (let i = 0; i < candidates.length; i++) {
      const core = candidates[i];
      const load = this.#recent[core] + this.#backlogWeight * instances[core].backlog;
      if (load >= least) continue;
      least = load;
      best = core;
    }
    this.#recent[best] += this.#connectionWork;
    return best;
  }

  #fade(now: number): void {
    const intervals = floor(now / this.#interval);
    if (intervals === this.#intervals) return;
    const left = this.#memory ** (intervals - this.#intervals);
    this.#intervals = intervals;
    for (let core = 0; core < this.#recent.length; core++) this.#recent[core] *= left;
  }
}

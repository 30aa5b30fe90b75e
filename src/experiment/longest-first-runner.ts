import type { Observations } from '../model/observe.js';
import { expectedEvents } from './fidelity.js';
import type { Purpose, Runner } from './runner.js';
import type { Task } from './task.js';

/** A task that waits for its turn. */
interface Waiting {
  readonly task: Task;
  readonly purpose: Purpose;
  readonly events: number;
  start(): void;
}

/**
 * Gives a runner no more tasks at a time than it has workers, and of those that wait the one that should not be late:
 * searches first, since nobody knows how many trials follow on them, then what settles a point, since a search may follow
 * on that, and of each kind the longest (Graham 1969: the last worker is then alone for no longer than the shortest tasks
 * take). The order decides how long a campaign takes, never what it finds.
 */
export class LongestFirstRunner implements Runner {
  readonly #runner: Runner;
  readonly #workers: number;
  readonly #waiting: Waiting[] = [];
  #busy = 0;
  #closed = false;

  constructor(runner: Runner, workers: number) {
    this.#runner = runner;
    this.#workers = workers;
  }

  run(task: Task, purpose: Purpose = 'replication'): Promise<Observations> {
    return new Promise((resolve, reject) => {
      const start = (): void => void this.#start(task, purpose).then(resolve, reject);
      this.#waiting.push({ task, purpose, events: expectedEvents(task), start });
      this.#fill();
    });
  }

  /** Ends the tasks under way; those that wait are not begun. */
  close(): Promise<void> {
    this.#closed = true;
    return this.#runner.close();
  }

  #start(task: Task, purpose: Purpose): Promise<Observations> {
    this.#busy += 1;
    return this.#runner.run(task, purpose).finally(() => {
      this.#busy -= 1;
      // At once, before the result is looked at: that takes time, in which the worker would be idle.
      this.#fill();
    });
  }

  #fill(): void {
    while (!this.#closed && this.#busy < this.#workers && this.#waiting.length > 0) {
      const next = this.#waiting.reduce((first, other) => (isBefore(other, first) ? other : first));
      this.#waiting.splice(this.#waiting.indexOf(next), 1);
      next.start();
    }
  }
}

const RANK: Readonly<Record<Purpose, number>> = { search: 0, settling: 1, replication: 2 };

function isBefore(one: Waiting, other: Waiting): boolean {
  if (one.purpose !== other.purpose) return RANK[one.purpose] < RANK[other.purpose];
  return one.events > other.events;
}

import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Observations } from '../model/observe.js';
import { LongestFirstRunner } from './longest-first-runner.js';
import type { Runner } from './runner.js';
import { TaskFailure } from './task-failure.js';
import type { Task } from './task.js';
import type { Outcome } from './worker-entry.js';

const ENTRY = new URL('./worker-entry.js', import.meta.url);

/**
 * Simulates tasks on `jobs` worker threads, the longest of those that wait first. A task whose thread crashes is run
 * once more; a second crash, or an error of the simulation, rejects with a TaskFailure. `entry` is for tests.
 */
export function createWorkerRunner(jobs: number, entry = ENTRY): Runner {
  return new LongestFirstRunner(createThreadRunner(jobs, entry), jobs);
}

/** Worker threads alone, which take tasks in the order in which they come. */
export function createThreadRunner(jobs: number, entry = ENTRY): Runner {
  return new ThreadRunner(jobs, entry);
}

/** Hands tasks to threads as they come. */
class ThreadRunner implements Runner {
  readonly #pool: Piscina;
  #closed = false;

  constructor(jobs: number, entry: URL) {
    const filename = fileURLToPath(entry);
    this.#pool = new Piscina({ filename, name: 'runTask', minThreads: jobs, maxThreads: jobs });
    // A thread that dies between two tasks is replaced, and nothing is lost with it.
    this.#pool.on('error', () => undefined);
  }

  async run(task: Task): Promise<Observations> {
    const outcome = await this.#outcome(task);
    if (outcome.ok) return outcome.observations;
    throw new TaskFailure(task, outcome.error);
  }

  close(): Promise<void> {
    this.#closed = true;
    return this.#pool.destroy();
  }

  async #outcome(task: Task): Promise<Outcome> {
    for (let crashes = 0; ; crashes++) {
      try {
        return (await this.#pool.run(task)) as Outcome;
      } catch (error) {
        if (crashes > 0 || this.#closed) return { ok: false, error };
      }
    }
  }
}

import type { Observations } from '../model/observe.js';
import type { Purpose, Runner } from './runner.js';
import type { Task } from './task.js';
import type { TaskCache } from './task-cache.js';
import { taskKey } from './task-key.js';

/** Gives a runner only what a cache does not hold, and keeps every result before anybody sees it. */
export class CachingRunner implements Runner {
  readonly #runner: Runner;
  readonly #cache: TaskCache;

  constructor(runner: Runner, cache: TaskCache) {
    this.#runner = runner;
    this.#cache = cache;
  }

  run(task: Task, purpose: Purpose = 'replication'): Promise<Observations> {
    const key = taskKey(task, this.#cache.version);
    const kept = this.#cache.find(key);
    if (kept !== undefined) return Promise.resolve(kept);
    return this.#runner.run(task, purpose).then((observations) => {
      this.#cache.keep(key, observations);
      return observations;
    });
  }

  close(): Promise<void> {
    return this.#runner.close();
  }
}

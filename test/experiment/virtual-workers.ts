import { jest } from '@jest/globals';
import type { Runner } from '../../src/experiment/runner.js';
import type { Task } from '../../src/experiment/task.js';
import type { Observations } from '../../src/model/observe.js';

interface Busy {
  readonly ends: number;
  finish(): void;
}

/** Everything of the machine goes on, except that a turn of this thread takes no time. */
const REAL = ['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate'] as const;

/** Workers of a made-up clock: a task takes the time that it is said to take, and results are looked at in none. */
export class VirtualWorkers implements Runner {
  now = 0;
  /** Work done so far, in the time of all workers together. */
  work = 0;
  /** Most tasks that were under way at a time. */
  most = 0;
  readonly #observe: (task: Task) => Promise<Observations>;
  readonly #duration: (task: Task) => number;
  readonly #busy: Busy[] = [];

  constructor(observe: (task: Task) => Promise<Observations>, duration: (task: Task) => number) {
    this.#observe = observe;
    this.#duration = duration;
  }

  run(task: Task): Promise<Observations> {
    const duration = this.#duration(task);
    this.work += duration;
    return new Promise((resolve, reject) => {
      const finish = (): void => void this.#observe(task).then(resolve, reject);
      this.#busy.push({ ends: this.now + duration, finish });
      this.most = Math.max(this.most, this.#busy.length);
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Lets time pass until a piece of work that runs on these workers has ended. */
  async until<T>(work: Promise<T>): Promise<T> {
    const state: { ended: boolean } = { ended: false };
    const end = (): boolean => (state.ended = true);
    work.then(end, end);
    jest.useFakeTimers({ doNotFake: [...REAL] });
    for (;;) {
      await jest.runAllTimersAsync(); // whoever waits for a result has asked for more
      if (state.ended) return work.finally(() => jest.useRealTimers());
      const next = this.#busy.reduce((first, other) => (other.ends < first.ends ? other : first));
      this.#busy.splice(this.#busy.indexOf(next), 1);
      this.now = next.ends;
      next.finish();
    }
  }
}

import type { Observations } from '../model/observe.js';
import type { Task } from './task.js';

/**
 * What a task is for. All else of its point waits for a `search`, one trial after the other; replications do not wait
 * for each other.
 */
export type Purpose = 'search' | 'replication';

/** Where tasks are simulated: here, or on worker threads. */
export interface Runner {
  run(task: Task, purpose?: Purpose): Promise<Observations>;
  close(): Promise<void>;
}

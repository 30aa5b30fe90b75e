import type { Observations } from '../model/observe.js';
import type { Task } from './task.js';

/**
 * What a task is for. All else of its point waits for a `search`, one trial after the other; on what is `settling` a
 * search may follow; replications of a settled point wait for nothing, and nothing for them.
 */
export type Purpose = 'search' | 'settling' | 'replication';

/** Where tasks are simulated: here, or on worker threads. */
export interface Runner {
  run(task: Task, purpose?: Purpose): Promise<Observations>;
  close(): Promise<void>;
}

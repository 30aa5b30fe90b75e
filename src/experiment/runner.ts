import type { Observations } from '../model/observe.js';
import type { Task } from './task.js';

/** Where tasks are simulated: here, or on worker threads. */
export interface Runner {
  run(task: Task): Promise<Observations>;
  close(): Promise<void>;
}

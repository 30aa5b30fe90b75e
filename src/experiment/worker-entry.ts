import type { Observations } from '../model/observe.js';
import { replicate, type Task } from './task.js';

/** What a worker thread does with a task. */
export function runTask(task: Task): Observations {
  return replicate(task);
}

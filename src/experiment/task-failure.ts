import type { Task } from './task.js';

/** A task that could not be simulated, by a fault of ours: what it was, and what happened. */
export class TaskFailure extends Error {
  override readonly name = 'TaskFailure';
  readonly task: Task;

  constructor(task: Task, cause: unknown) {
    super(`${taskText(task)}: ${messageOf(cause)}`, { cause });
    this.task = task;
  }
}

/** Errors of other threads may be of another class of the same name. */
function messageOf(cause: unknown): string {
  const { message } = Object(cause) as { readonly message?: unknown };
  return typeof message === 'string' ? message : String(cause);
}

/** A task in words: `hypersync x 10, replication 3, seed 1`. */
function taskText({ strategy, members, failed = 0, replication, seed }: Task): string {
  const down = failed > 0 ? `, ${failed} failed` : '';
  return `${strategy} x ${members}${down}, replication ${replication}, seed ${seed}`;
}

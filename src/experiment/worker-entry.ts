import { channel } from 'node:diagnostics_channel';
import type { Observations } from '../model/observe.js';
import { replicate, type Task } from './task.js';

/** What came of a task: its observations, or the error that its simulation ended with. */
export type Outcome =
  | { readonly ok: true; readonly observations: Observations }
  | { readonly ok: false; readonly error: unknown };

/** Tells whoever listens in this thread that a task begins, as the bench does to time the start. */
const begins = channel('maestro-sim:task');

/**
 * What a worker thread does with a task. An error of the simulation is an outcome like any other and would come again;
 * whatever else ends the thread is a crash.
 */
export function runTask(task: Task): Outcome {
  begins.publish(task);
  try {
    return { ok: true, observations: replicate(task) };
  } catch (error) {
    return { ok: false, error };
  }
}

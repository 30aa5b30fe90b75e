import type { Runner } from './runner.js';
import { replicate } from './task.js';

/** Simulates every task at once in the calling thread. */
export const inlineRunner: Runner = {
  run: (task) => Promise.resolve(task).then(replicate),
  close: () => Promise.resolve(),
};

import { appendFileSync, readFileSync } from 'node:fs';
import type { Outcome } from '../../src/experiment/worker-entry.js';
import type { Task } from '../../src/experiment/task.js';

/** Counts its calls in the file that the task names, and ends the thread in the first `members` of them. */
export function runTask({ rng, members: crashes, rate }: Task): Outcome {
  const path = String(rng);
  appendFileSync(path, '.');
  if (readFileSync(path, 'utf8').length <= crashes) process.exit(7);
  if (rate < 0) return { ok: false, error: new Error('an invariant broke') };
  return { ok: true, observations: { events: rate } as never };
}

import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Observations } from '../model/observe.js';
import type { Runner } from './runner.js';

/** Simulates tasks on `jobs` worker threads, in the order in which they are given. */
export function createWorkerRunner(jobs: number): Runner {
  const pool = new Piscina({
    filename: fileURLToPath(new URL('./worker-entry.js', import.meta.url)),
    name: 'runTask',
    minThreads: jobs,
    maxThreads: jobs,
  });
  return {
    run: (task) => pool.run(task) as Promise<Observations>,
    close: () => pool.destroy(),
  };
}

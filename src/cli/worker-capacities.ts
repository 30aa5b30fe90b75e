import { CachingRunner } from '../experiment/caching-runner.js';
import { SimulatedCapacity } from '../experiment/planning/simulated-capacity.js';
import { createWorkerRunner } from '../experiment/worker-runner.js';
import type { Capacities } from './capacities.js';

/** Capacities by simulation on so many worker threads. */
export function workerCapacities(jobs: number): Capacities {
  const runner = createWorkerRunner(jobs);
  return {
    of: (scenario, cache) => (onEvents) =>
      new SimulatedCapacity(scenario, new CachingRunner(runner, cache), onEvents),
    close: () => runner.close(),
  };
}

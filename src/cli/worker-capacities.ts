import { SimulatedCapacity } from '../experiment/planning/simulated-capacity.js';
import { createWorkerRunner } from '../experiment/worker-runner.js';
import type { Capacities } from './capacities.js';

/** Capacities by simulation on so many worker threads. */
export function workerCapacities(jobs: number): Capacities {
  const runner = createWorkerRunner(jobs);
  return {
    of: (scenario) => (onEvents) => new SimulatedCapacity(scenario, runner, onEvents),
    close: () => runner.close(),
  };
}

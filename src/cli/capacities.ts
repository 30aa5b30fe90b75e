import type { SourceMaker } from '../experiment/planning/plan.js';
import type { TaskCache } from '../experiment/task-cache.js';
import type { Scenario } from '../scenario/scenario.js';

/** Whatever measures the capacities that a plan asks for: worker threads, or a stand-in of the tests. */
export interface Capacities {
  of(scenario: Scenario, cache: TaskCache): SourceMaker;
  close(): Promise<void>;
}

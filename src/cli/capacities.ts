import type { SourceMaker } from '../experiment/planning/plan.js';
import type { Scenario } from '../scenario/scenario.js';

/** Whatever measures the capacities that a plan asks for: worker threads, or a stand-in of the tests. */
export interface Capacities {
  of(scenario: Scenario): SourceMaker;
  close(): Promise<void>;
}

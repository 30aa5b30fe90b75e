import type { ProgressListener } from '../experiment/progress.js';
import type { ResultTable } from '../experiment/result-table.js';
import type { Scenario } from '../scenario/scenario.js';

/** Whatever runs the campaigns of scenarios: worker threads, or a stand-in of the tests. */
export interface Campaigns {
  run(scenario: Scenario, onProgress: ProgressListener): Promise<ResultTable>;
  close(): Promise<void>;
}

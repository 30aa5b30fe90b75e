import type { ProgressListener } from '../experiment/progress.js';
import type { ResultTable } from '../experiment/result-table.js';
import type { TaskCache } from '../experiment/task-cache.js';
import type { Scenario } from '../scenario/scenario.js';

/** Whatever runs the campaigns of scenarios: worker threads, or a stand-in of the tests. */
export interface Campaigns {
  run(scenario: Scenario, cache: TaskCache, onProgress: ProgressListener): Promise<ResultTable>;
  close(): Promise<void>;
}

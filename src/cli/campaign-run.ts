import type { ResultTable } from '../experiment/result-table.js';
import type { Scenario } from '../scenario/scenario.js';
import type { OutputOptions } from './arguments.js';
import type { Campaigns } from './campaigns.js';
import { watchedRun } from './watched-run.js';

/** Runs the campaign of one scenario behind a progress bar. */
export function campaignRun(
  scenario: Scenario,
  campaigns: Campaigns,
  options: Pick<OutputOptions, 'progress' | 'quiet'>,
): Promise<ResultTable> {
  return watchedRun(options, (listener) => campaigns.run(scenario, listener));
}

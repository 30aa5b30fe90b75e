import type { ResultTable } from '../experiment/result-table.js';
import type { Scenario } from '../scenario/scenario.js';
import type { RunOptions } from './arguments.js';
import type { Campaigns } from './campaigns.js';
import { onInterrupt } from './interrupt.js';
import { progressBar } from './progress-bar.js';

/** Runs the campaign of one scenario behind a progress bar; Ctrl-C ends the process with a sentence. */
export async function campaignRun(
  scenario: Scenario,
  campaigns: Campaigns,
  options: Pick<RunOptions, 'progress' | 'quiet'>,
): Promise<ResultTable> {
  const bar = progressBar({ progress: options.progress && options.quiet !== true });
  const forget = onInterrupt(() => bar.stop());
  try {
    return await campaigns.run(scenario, bar.listen);
  } finally {
    bar.stop();
    forget();
  }
}

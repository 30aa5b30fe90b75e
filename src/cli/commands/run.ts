import { availableParallelism } from 'node:os';
import { findingsOf } from '../../report/findings.js';
import type { RunOptions } from '../arguments.js';
import { campaignRun } from '../campaign-run.js';
import type { Campaigns } from '../campaigns.js';
import { exitStatus } from '../exit-status.js';
import { finishResult } from '../finish-result.js';
import { loadScenarios } from '../load-scenario.js';
import { note, print } from '../output.js';
import { overridesOf } from '../overrides.js';
import { resultDirectories } from '../result-directory.js';

/** Runs scenarios, writes their results and shows them. */
export async function run(
  references: readonly string[],
  options: RunOptions,
  campaignsOn: (jobs: number) => Campaigns,
): Promise<number> {
  const loaded = loadScenarios(references, overridesOf(options));
  const directories = resultDirectories(loaded, options);
  const campaigns = campaignsOn(options.jobs ?? availableParallelism());
  const summaries: string[] = [];
  try {
    for (const [index, { scenario, warnings }] of loaded.entries()) {
      for (const warning of warnings) note(`warning: ${warning}`);
      const table = await campaignRun(scenario, campaigns, options);
      summaries.push(finishResult(findingsOf(table), directories[index], options));
    }
  } finally {
    await campaigns.close();
  }
  if (options.json === true) print(summaries.length === 1 ? summaries[0] : `[${summaries.join(',')}]`);
  return exitStatus.done;
}

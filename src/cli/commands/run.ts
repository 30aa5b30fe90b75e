import { availableParallelism } from 'node:os';
import type { RunOptions } from '../arguments.js';
import { campaignRun, type CampaignPlan } from '../campaign-run.js';
import type { Campaigns } from '../campaigns.js';
import { exitStatus } from '../exit-status.js';
import { print } from '../output.js';
import { resultDirectories } from '../result-directory.js';

/** Runs scenarios, writes their results and shows them. */
export async function run(
  references: readonly string[],
  options: RunOptions,
  campaignsOn: (jobs: number) => Campaigns,
): Promise<number> {
  const campaigns = campaignsOn(options.jobs ?? availableParallelism());
  const summaries: string[] = [];
  try {
    for (const plan of await plansOf(references, options)) {
      summaries.push(await campaignRun(plan, campaigns, options));
    }
  } finally {
    await campaigns.close();
  }
  if (options.json === true) print(summaries.length === 1 ? summaries[0] : `[${summaries.join(',')}]`);
  return exitStatus.done;
}

/** The grammar of scenarios takes long to load, which is done while the workers start. */
async function plansOf(references: readonly string[], options: RunOptions): Promise<readonly CampaignPlan[]> {
  const [{ loadScenarios }, { overridesOf }] = await Promise.all([
    import('../load-scenario.js'),
    import('../overrides.js'),
  ]);
  const loaded = loadScenarios(references, overridesOf(options));
  const directories = resultDirectories(loaded, options);
  return loaded.map((one, index) => ({ ...one, directory: directories[index], baseline: null }));
}

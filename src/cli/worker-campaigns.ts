import { runCampaign } from '../experiment/campaign.js';
import { createWorkerRunner } from '../experiment/worker-runner.js';
import type { Campaigns } from './campaigns.js';

/** Campaigns on so many worker threads. */
export function workerCampaigns(jobs: number): Campaigns {
  const runner = createWorkerRunner(jobs);
  return {
    run: (scenario, onProgress) => runCampaign(scenario, runner, onProgress),
    close: () => runner.close(),
  };
}

import { createWorkerRunner } from '../experiment/worker-runner.js';
import type { Campaigns } from './campaigns.js';

/** Campaigns on so many worker threads, which start at once; what else a campaign takes is loaded meanwhile. */
export function workerCampaigns(jobs: number): Campaigns {
  const runner = createWorkerRunner(jobs);
  return {
    async run(scenario, cache, onProgress) {
      const [{ runCampaign }, { CachingRunner }] = await Promise.all([
        import('../experiment/campaign.js'),
        import('../experiment/caching-runner.js'),
      ]);
      return runCampaign(scenario, new CachingRunner(runner, cache), onProgress);
    },
    close: () => runner.close(),
  };
}

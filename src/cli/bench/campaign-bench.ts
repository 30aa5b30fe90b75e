import { runCampaign } from '../../experiment/campaign.js';
import { LongestFirstRunner } from '../../experiment/longest-first-runner.js';
import type { Runner } from '../../experiment/runner.js';
import { createThreadRunner } from '../../experiment/worker-runner.js';
import { digestOf } from '../../scenario/hash.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { BenchFigures } from './bench-figures.js';

/** The same sweep on each number of worker threads, their start included; equal fingerprints, or something is wrong. */
export async function campaignBench(
  scenario: Scenario,
  jobs: readonly number[],
): Promise<readonly BenchFigures[]> {
  const figures: BenchFigures[] = [];
  for (const count of jobs) figures.push(await sweep(scenario, count));
  return figures;
}

async function sweep(scenario: Scenario, jobs: number): Promise<BenchFigures> {
  const began = performance.now();
  const threads = timed(createThreadRunner(jobs));
  const table = await runCampaign(scenario, new LongestFirstRunner(threads, jobs));
  const seconds = (performance.now() - began) / 1000;
  await threads.close();
  const prints = table.points.map(({ replications }) => replications.map(({ fingerprint }) => fingerprint));
  return {
    name: `sweep, ${jobs} ${jobs === 1 ? 'worker' : 'workers'}`,
    events: table.events,
    seconds,
    idle: 1 - threads.busy() / (jobs * seconds),
    fingerprint: digestOf(prints).slice(0, 16),
  };
}

/** Adds up the seconds for which tasks are under way. */
function timed(runner: Runner): Runner & { busy(): number } {
  let busy = 0;
  return {
    async run(task, purpose) {
      const began = performance.now();
      const observations = await runner.run(task, purpose);
      busy += (performance.now() - began) / 1000;
      return observations;
    },
    close: () => runner.close(),
    busy: () => busy,
  };
}

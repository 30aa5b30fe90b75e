import { availableParallelism } from 'node:os';
import { runCampaign } from '../../experiment/campaign.js';
import { LongestFirstRunner } from '../../experiment/longest-first-runner.js';
import type { Runner } from '../../experiment/runner.js';
import { createThreadRunner } from '../../experiment/worker-runner.js';
import { digestOf } from '../../scenario/hash.js';
import type { Scenario } from '../../scenario/scenario.js';
import { loadScenarios } from '../load-scenario.js';
import type { BenchFigures, Workload } from './bench-figures.js';

/** A part of the default sweep with so many replications that what a worker takes to compile hardly counts. */
const PART = [
  { option: '--strategies', path: 'strategies', value: '[hypersync, clusterxl-load-sharing-unicast]' },
  { option: '--members', path: 'members', value: '[4, 6, 10, 16]' },
  { option: '--replications', path: 'replications', value: '60' },
];
/** What a smoke test needs of it. */
const LITTLE = [
  { option: '--strategies', path: 'strategies', value: '[hypersync]' },
  { option: '--members', path: 'members', value: '[1]' },
  { option: '--set', path: 'load', value: '5 kcps' },
  { option: '--replications', path: 'replications', value: '2' },
  { option: '--set', path: 'fidelity', value: '1 %' },
];

/** Sweeps on a worker thread for each core, their start included; their time is that of the clock on the wall. */
export const sweepWorkloads: readonly Workload[] = [
  sweepWorkload('sweep-part', 'a part of the default sweep', PART),
  sweepWorkload('sweep', 'the whole default sweep', []),
];

function sweepWorkload(name: string, about: string, part: typeof PART): Workload {
  const run = (share: number): Promise<BenchFigures> => {
    const [{ scenario }] = loadScenarios(['hypersync-vs-clusterxl'], share < 1 ? LITTLE : part);
    return sweep(name, scenario, availableParallelism());
  };
  return { name, about, run };
}

async function sweep(name: string, scenario: Scenario, jobs: number): Promise<BenchFigures> {
  const began = performance.now();
  const threads = timed(createThreadRunner(jobs));
  const table = await runCampaign(scenario, new LongestFirstRunner(threads, jobs));
  const seconds = (performance.now() - began) / 1000;
  await threads.close();
  const prints = table.points.map(({ replications }) => replications.map(({ fingerprint }) => fingerprint));
  const idle = 1 - threads.busy() / (jobs * seconds);
  return { name, events: table.events, seconds, idle, hash: digestOf(prints).slice(0, 16) };
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

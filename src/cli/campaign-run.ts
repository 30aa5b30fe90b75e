import type { ResultTable } from '../experiment/result-table.js';
import type { Scenario } from '../scenario/scenario.js';
import type { RunOptions } from './arguments.js';
import type { Campaigns } from './campaigns.js';
import type { LoadedScenario } from './load-scenario.js';
import { openTaskCache } from './open-task-cache.js';
import { note } from './output.js';
import { watchedRun } from './watched-run.js';

/** What is to be run, and where its results go. */
export interface CampaignPlan extends Pick<LoadedScenario, 'scenario' | 'warnings'> {
  readonly directory: string;
  /** Strategy that the others are compared with; none where null. */
  readonly baseline: string | null;
}

/** Runs the campaign of one scenario behind a progress bar, writes and shows its results; returns the summary for machines. */
export async function campaignRun(
  { scenario, warnings, directory, baseline }: CampaignPlan,
  campaigns: Campaigns,
  options: RunOptions,
): Promise<string> {
  for (const warning of warnings) note(`warning: ${warning}`);
  const cache = openTaskCache(directory, options);
  let finishing: Promise<Finish> | undefined;
  try {
    const table = await watchedRun(options, cache, (listener) =>
      campaigns.run(scenario, cache, (progress) => {
        finishing ??= prepareFinish(scenario);
        listener(progress);
      }),
    );
    const { finish } = await (finishing ??= prepareFinish(scenario));
    const summary = await finish({ table, baseline, directory, options });
    cache.removeUnused();
    return summary;
  } finally {
    await (await finishing)?.close();
  }
}

interface Finish {
  /** Writes and shows results. */
  readonly finish: (ended: {
    readonly table: ResultTable;
    readonly baseline: string | null;
    readonly directory: string;
    readonly options: RunOptions;
  }) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Tables and charts take long to load, which is done while workers simulate and not before they begin. */
async function prepareFinish(scenario: Scenario): Promise<Finish> {
  const [{ findingsOf }, { finishResult }, { runFacts }, { DrawingThread }] = await Promise.all([
    import('../report/findings.js'),
    import('./finish-result.js'),
    import('./manifest-facts.js'),
    import('./drawing-thread.js'),
  ]);
  const facts = runFacts(scenario);
  const drawing = new DrawingThread();
  return {
    finish: ({ table, baseline, directory, options }) =>
      finishResult(
        findingsOf(table, baseline),
        facts,
        (result, png) => drawing.draw(result, png),
        directory,
        options,
      ),
    close: () => drawing.close(),
  };
}

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { ResultTable } from '../../experiment/result-table.js';
import { summaryJson } from '../../report/json.js';
import { resultFileTexts } from '../../report/result-files.js';
import { terminalChart } from '../../report/terminal/chart.js';
import { answer, fileLine, warningLines } from '../../report/terminal/summary.js';
import { terminalTable } from '../../report/terminal/table.js';
import { overridesOf, type RunOptions } from '../arguments.js';
import type { Campaigns } from '../campaigns.js';
import { exitStatus } from '../exit-status.js';
import { writeAll } from '../files.js';
import { onInterrupt } from '../interrupt.js';
import { loadScenarios, type LoadedScenario } from '../load-scenario.js';
import { manifestOf } from '../manifest-facts.js';
import { note, paintOf, print } from '../output.js';
import { progressBar, type ProgressBar } from '../progress-bar.js';
import { UserError } from '../user-error.js';

/** Runs scenarios, writes their results and shows them. */
export async function run(
  references: readonly string[],
  options: RunOptions,
  campaignsOn: (jobs: number) => Campaigns,
): Promise<number> {
  const loaded = loadScenarios(references, overridesOf(options));
  const directories = directoriesOf(loaded, options);
  const campaigns = campaignsOn(options.jobs ?? availableParallelism());
  const summaries: string[] = [];
  try {
    for (const [index, one] of loaded.entries()) {
      for (const warning of one.warnings) note(`warning: ${warning}`);
      const table = await runOne(one, campaigns, options);
      summaries.push(finish(table, directories[index], options));
    }
  } finally {
    await campaigns.close();
  }
  if (options.json === true) print(summaries.length === 1 ? summaries[0] : `[${summaries.join(',')}]`);
  return exitStatus.done;
}

function directoriesOf(loaded: readonly LoadedScenario[], { out }: RunOptions): readonly string[] {
  const names = loaded.map(({ scenario }) => scenario.name);
  const twice = loaded.find(({ scenario }, index) => names.indexOf(scenario.name) !== index);
  if (twice !== undefined) {
    const name = twice.scenario.name;
    throw new UserError([
      `${twice.reference}: another scenario of this call is named "${name}" too; run them one by one`,
    ]);
  }
  if (out !== undefined && loaded.length === 1) return [out];
  return names.map((name) => join(out ?? 'results', name));
}

async function runOne(
  { scenario }: LoadedScenario,
  campaigns: Campaigns,
  options: RunOptions,
): Promise<ResultTable> {
  const bar: ProgressBar = progressBar({ progress: options.progress && options.quiet !== true });
  const forget = onInterrupt(() => bar.stop());
  try {
    return await campaigns.run(scenario, bar.listen);
  } finally {
    bar.stop();
    forget();
  }
}

/** Writes the files, shows the results to people, and returns the summary for machines. */
function finish(table: ResultTable, directory: string, options: RunOptions): string {
  const files = resultFileTexts(table);
  const names = [...files.map((file) => file.name), 'manifest.json'];
  writeAll(directory, [...files, { name: 'manifest.json', text: manifestOf(table, names) }]);
  show(table, directory, names, options);
  return summaryJson(
    table,
    names.map((name) => join(directory, name)),
  );
}

function show(table: ResultTable, directory: string, names: readonly string[], options: RunOptions): void {
  const say = options.json === true ? note : print;
  const paint = paintOf(options.json === true ? process.stderr : process.stdout);
  const chart = terminalChart(table, paint);
  if (options.quiet !== true)
    say([terminalTable(table, paint), ...(chart === '' ? [] : [chart]), ''].join('\n\n'));
  if (options.quiet !== true || options.json !== true) say(answer(table));
  for (const warning of warningLines(table)) note(warning);
  if (options.quiet !== true) note(fileLine(directory, names));
}

import type { CompareOptions } from '../../src/cli/arguments.js';
import type { Campaigns } from '../../src/cli/campaigns.js';
import { compare } from '../../src/cli/commands/compare.js';
import { run } from '../../src/cli/commands/run.js';
import { curvePoints, tableOf } from '../report/result-fixture.js';

/** Calls a command with the given options and made-up results, slowly if asked to, as a process of its own. */
const { command, references, options, steps } = JSON.parse(process.argv[2]) as {
  command: 'run' | 'compare';
  references: string[];
  options: CompareOptions;
  steps: number;
};

const standIn: Campaigns = {
  async run(scenario, _cache, onProgress) {
    for (let step = 1; step <= steps; step += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      onProgress({ done: step / steps, label: 'hypersync x 10', events: step });
    }
    const table = tableOf(curvePoints(['hypersync', 'clusterxl-high-availability'], scenario.members));
    return { ...table, scenario };
  },
  close: () => Promise.resolve(),
};

process.exitCode =
  command === 'run'
    ? await run(references, options, () => standIn)
    : await compare(references[0], options, () => standIn);

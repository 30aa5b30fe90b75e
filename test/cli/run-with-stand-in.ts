import type { RunOptions } from '../../src/cli/arguments.js';
import type { Campaigns } from '../../src/cli/campaigns.js';
import { run } from '../../src/cli/commands/run.js';
import { curvePoints, tableOf } from '../report/result-fixture.js';

/** Runs the command of the given options with made-up results, slowly if asked to, as a process of its own. */
const { references, options, steps } = JSON.parse(process.argv[2]) as {
  references: string[];
  options: RunOptions;
  steps: number;
};

const standIn: Campaigns = {
  async run(scenario, onProgress) {
    for (let step = 1; step <= steps; step += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      onProgress({ done: step / steps, label: 'hypersync x 10', events: step });
    }
    const table = tableOf(curvePoints(['hypersync', 'clusterxl-high-availability'], scenario.members));
    return { ...table, scenario };
  },
  close: () => Promise.resolve(),
};

process.exitCode = await run(references, options, () => standIn);

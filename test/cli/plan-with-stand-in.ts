import type { PlanOptions } from '../../src/cli/arguments.js';
import type { Capacities } from '../../src/cli/capacities.js';
import { plan } from '../../src/cli/commands/plan.js';
import { contended, SyntheticCapacities } from '../experiment/planning/synthetic-capacities.js';

/** Runs the command of the given options with known capacities, slowly if asked to, as a process of its own. */
const { reference, options, delay } = JSON.parse(process.argv[2]) as {
  reference: string;
  options: PlanOptions;
  delay: number;
};

const standIn: Capacities = {
  of: () => (onEvents) => {
    const source = new SyntheticCapacities(contended);
    return {
      async capacity(query) {
        await new Promise((resolve) => setTimeout(resolve, delay));
        onEvents(1000);
        return source.capacity(query);
      },
    };
  },
  close: () => Promise.resolve(),
};

process.exitCode = await plan(reference, options, () => standIn);

import { join } from 'node:path';
import type { Scenario } from '../scenario/scenario.js';
import type { PlanOptions, RunOptions } from './arguments.js';
import type { LoadedScenario } from './load-scenario.js';
import { UserError } from './user-error.js';

/** Folder of the results of one scenario: what `--out` says, or `results/<scenario name>`. */
export function resultDirectory({ scenario }: LoadedScenario, { out }: Pick<RunOptions, 'out'>): string {
  return out ?? join('results', scenario.name);
}

/** Folder of a plan: what `--out` says, or `results/<scenario name>-plan`. */
export function planDirectory({ name }: Scenario, { out }: Pick<PlanOptions, 'out'>): string {
  return out ?? join('results', `${name}-plan`);
}

/** Folder of a trace: what `--out` says, or `results/<scenario name>-trace`. */
export function traceDirectory({ name }: Scenario, { out }: Pick<RunOptions, 'out'>): string {
  return out ?? join('results', `${name}-trace`);
}

/** Folders of several scenarios, one below `--out` for each; throws if two of them have the same name. */
export function resultDirectories(
  loaded: readonly LoadedScenario[],
  options: Pick<RunOptions, 'out'>,
): readonly string[] {
  if (loaded.length === 1) return [resultDirectory(loaded[0], options)];
  const names = loaded.map(({ scenario }) => scenario.name);
  const twice = loaded.find(({ scenario }, index) => names.indexOf(scenario.name) !== index);
  if (twice !== undefined) {
    const name = twice.scenario.name;
    throw new UserError([
      `${twice.reference}: another scenario of this call is named "${name}" too; run them one by one`,
    ]);
  }
  return names.map((name) => join(options.out ?? 'results', name));
}

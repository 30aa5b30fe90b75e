import { describeScenario } from '../../scenario/describe.js';
import type { OverrideOptions } from '../arguments.js';
import { exitStatus } from '../exit-status.js';
import { loadScenarios } from '../load-scenario.js';
import { note, print } from '../output.js';
import { overridesOf } from '../overrides.js';

/** Prints the scenario with every default explicit, or every problem of its file. */
export function check(reference: string, options: OverrideOptions): number {
  const [{ scenario, warnings }] = loadScenarios([reference], overridesOf(options));
  print(describeScenario(scenario));
  for (const warning of warnings) note(`warning: ${warning}`);
  return exitStatus.done;
}

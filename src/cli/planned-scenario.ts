import type { Scenario } from '../scenario/scenario.js';
import { formatIssue, issueAt } from '../schema/issue.js';
import { overridesOf, type PlanOptions } from './arguments.js';
import { loadScenarios } from './load-scenario.js';
import { UserError } from './user-error.js';

/** Sizes and load are what a plan looks for, whatever the scenario says of them. */
const SOUGHT = [
  { option: '--members', path: 'members', value: '1' },
  { option: '--load', path: 'load', value: 'capacity' },
];

/** The scenario of a plan: strategies, model and objective. Throws if it sweeps over more than one setting. */
export function plannedScenario(reference: string, options: PlanOptions): Scenario {
  const [{ scenario }] = loadScenarios([reference], [...overridesOf(options), ...SOUGHT]);
  const swept = scenario.sweep.find(({ values }) => values.length > 1);
  if (swept === undefined) return scenario;
  const { path, values } = swept;
  const message = `a plan is for one setting; choose a value such as --set 'sweep.${path}=[${values[0]}]'`;
  throw new UserError([
    formatIssue(issueAt({ file: reference, line: 1, column: 1 }, `sweep.${path}`, message)),
  ]);
}

import type { Scenario } from '../scenario/scenario.js';
import { formatIssue, issueAt } from '../schema/issue.js';
import type { PlanOptions } from './arguments.js';
import { loadScenarios } from './load-scenario.js';
import { overridesOf } from './overrides.js';
import { UserError } from './user-error.js';

/** Sizes and load are what a plan looks for, whatever the scenario says of them. */
const SOUGHT = [
  { option: '--members', path: 'members', value: '1' },
  { option: '--load', path: 'load', value: 'capacity' },
];

/** The scenario of a plan: strategies, model and objective; throws why it cannot be planned with. */
export function plannedScenario(reference: string, options: PlanOptions): Scenario {
  const [{ scenario }] = loadScenarios([reference], [...overridesOf(options), ...SOUGHT]);
  const problems = obstaclesIn(scenario).map(([path, message]) =>
    formatIssue(issueAt({ file: reference, line: 1, column: 1 }, path, message)),
  );
  if (problems.length > 0) throw new UserError(problems);
  return scenario;
}

/** Keys that a run can have and a plan cannot, with the reason. */
function obstaclesIn({ sweep, replications, load }: Scenario): (readonly [path: string, message: string])[] {
  const swept = sweep.filter(({ values }) => values.length > 1);
  const obstacles: (readonly [path: string, message: string])[] = swept.map(({ path, values }) => {
    const message = `a plan is for one setting; choose a value such as --set 'sweep.${path}=[${values[0]}]'`;
    return [`sweep.${path}`, message];
  });
  if (load.kind === 'fixed')
    obstacles.push([
      'virtualSystems',
      'have loads of their own, and a plan looks for the load; write shares',
    ]);
  if (replications.max > 1) return obstacles;
  const message = 'one tells no interval, which a plan needs; write more such as { min: 5, max: 30 }';
  return [...obstacles, ['replications', message]];
}

import { availableParallelism } from 'node:os';
import { plan as planned, type PlanResult } from '../../experiment/planning/plan.js';
import type { PlanQuestion } from '../../experiment/planning/plan-question.js';
import { planTask } from '../../experiment/planning/plan-task.js';
import { withTargetUtilization } from '../../experiment/planning/target-utilization.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { PlanOptions } from '../arguments.js';
import type { Capacities } from '../capacities.js';
import { exitStatus } from '../exit-status.js';
import { finishPlan } from '../finish-plan.js';
import { openTaskCache } from '../open-task-cache.js';
import { note } from '../output.js';
import { planQuestion } from '../plan-question.js';
import { plannedScenario } from '../planned-scenario.js';
import { problemsTogether } from '../problems-together.js';
import { planDirectory } from '../result-directory.js';
import { watchedRun } from '../watched-run.js';

/** Finds how many members of each strategy carry a demand, writes the answer with its proof and shows it. */
export async function plan(
  reference: string,
  options: PlanOptions,
  capacitiesOn: (jobs: number) => Capacities,
): Promise<number> {
  const [question, asWritten] = problemsTogether(
    () => planQuestion(options),
    () => plannedScenario(reference, options),
  );
  const scenario = targeted(asWritten, question);
  const capacities = capacitiesOn(options.jobs ?? availableParallelism());
  try {
    const directory = planDirectory(scenario, options);
    const cache = openTaskCache(directory, options);
    const task = planTask(scenario, question);
    const source = capacities.of(scenario, cache);
    const result = await watchedRun(options, cache, (listener) => planned(task, source, listener));
    finishPlan({ scenario, question, result }, directory, options);
    cache.removeUnused();
    return isFeasible(result, question) ? exitStatus.done : exitStatus.notMet;
  } finally {
    await capacities.close();
  }
}

/** The scenario with the target of the question, which does not raise what it allows. */
function targeted(scenario: Scenario, { targetUtilization: target }: PlanQuestion): Scenario {
  if (target === undefined) return scenario;
  const { maxCoreUtilization, maxPortUtilization } = scenario.objective;
  if (target > Math.max(maxCoreUtilization, maxPortUtilization))
    note('warning: --target-utilization is above what the scenario allows, and changes nothing');
  return withTargetUtilization(scenario, target);
}

/** Whether any strategy has a size that carries the demand of the last year. */
function isFeasible({ answers }: PlanResult, { years }: PlanQuestion): boolean {
  return answers.some(({ year, planned: size }) => year === years && size !== undefined);
}

import type { PlanResult } from '../experiment/planning/plan.js';
import type { PlanQuestion } from '../experiment/planning/plan-question.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Row } from './csv-text.js';
import { planRow } from './plan-row.js';
import { jsonText } from './json-text.js';

/** The machine-readable answer of `plan --json`: what was asked, and the rows of `plan.csv` by column. */
export function planJson(
  { name, seed }: Scenario,
  { answers, events }: PlanResult,
  question: PlanQuestion,
  files: readonly string[],
): string {
  const rows = answers.map((answer) => planRow(name, answer, question));
  const summary = { scenario: name, seed, question: questionFacts(question), events, answers: rows, files };
  return jsonText(summary, 'summary of the plan');
}

/** What was asked, in base units, by names as of columns. */
export function questionFacts({ demand, growth, years, spare, targetUtilization }: PlanQuestion): Row {
  return {
    [demand.metric.replace('capacity', 'demand')]: demand.rate,
    growth_per_year: growth,
    years,
    spare: spare.kind === 'site' ? 'site' : spare.count,
    target_utilization: targetUtilization,
  };
}

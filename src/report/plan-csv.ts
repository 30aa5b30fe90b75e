import type { PlanAnswer } from '../experiment/planning/plan-answer.js';
import type { PlanQuestion } from '../experiment/planning/plan-question.js';
import { csvText } from './csv-text.js';
import { planFile } from './plan-columns.js';
import { planRow } from './plan-row.js';

/** `plan.csv`: one row for each strategy and year. */
export function planCsv(scenario: string, answers: readonly PlanAnswer[], question: PlanQuestion): string {
  const columns = planFile.columns.map(({ name }) => name);
  return csvText(
    planFile.name,
    columns,
    answers.map((answer) => planRow(scenario, answer, question)),
  );
}

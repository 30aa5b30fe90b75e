import { join } from 'node:path';
import type { PlanResult } from '../experiment/planning/plan.js';
import type { PlanQuestion } from '../experiment/planning/plan-question.js';
import type { ResultTable } from '../experiment/result-table.js';
import { planFile } from '../report/plan-columns.js';
import { planCsv } from '../report/plan-csv.js';
import { planJson, questionFacts } from '../report/plan-json.js';
import { csvFiles, written } from '../report/result-files.js';
import { planSummary } from '../report/terminal/plan-summary.js';
import { planTable } from '../report/terminal/plan-table.js';
import { fileLine, warningLines } from '../report/terminal/summary.js';
import type { Scenario } from '../scenario/scenario.js';
import type { PlanOptions } from './arguments.js';
import { writeAll } from './files.js';
import { manifestOf, runFacts } from './manifest-facts.js';
import { note, print } from './output.js';
import { paintOf } from './stream-paint.js';

/** A plan that is done: what was asked of which scenario, and the answer. */
export interface FinishedPlan {
  readonly scenario: Scenario;
  readonly question: PlanQuestion;
  readonly result: PlanResult;
}

/** Writes the answer of a plan and all results behind it, and shows the answer. */
export function finishPlan(plan: FinishedPlan, directory: string, options: PlanOptions): void {
  const { scenario, question, result } = plan;
  const table = evidenceOf(plan);
  const answer = { name: planFile.name, text: planCsv(scenario.name, result.answers, question) };
  const files = [answer, ...written(csvFiles(table))];
  const names = [...files.map((file) => file.name), 'manifest.json'];
  const findings = { table, scalingLaws: [], comparison: null };
  const manifest = manifestOf(findings, runFacts(table.scenario), names, questionFacts(question));
  writeAll(directory, [...files, { name: 'manifest.json', text: manifest }]);
  show(plan, options);
  for (const warning of warningLines(table)) note(warning);
  if (options.quiet !== true) note(fileLine(directory, names));
  const paths = names.map((name) => join(directory, name));
  if (options.json === true) print(planJson(scenario, result, question, paths));
}

/** Every cluster that was simulated, as the table of a run. */
function evidenceOf({ scenario, result: { points, events } }: FinishedPlan): ResultTable {
  const members = [...new Set(points.map((point) => point.members))].sort((a, b) => a - b);
  return { scenario: { ...scenario, members }, points, warnings: [], events };
}

function show({ question, result: { answers } }: FinishedPlan, options: PlanOptions): void {
  const say = options.json === true ? note : print;
  const paint = paintOf(options.json === true ? process.stderr : process.stdout);
  if (options.quiet !== true) say(`${planTable(answers, question, paint)}\n\n`);
  if (options.quiet !== true || options.json !== true) say(planSummary(answers, question));
}

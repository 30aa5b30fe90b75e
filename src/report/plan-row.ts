import type { PlanAnswer } from '../experiment/planning/plan-answer.js';
import type { PlanQuestion } from '../experiment/planning/plan-question.js';
import type { PointResult } from '../experiment/result-table.js';
import type { Row } from './csv-text.js';
import { estimateOf } from './estimate-of.js';
import { headroomOf, planSentence } from './plan-sentence.js';

/** One answer by the names of the columns of `plan.csv`; what does not apply is undefined. */
export function planRow(scenario: string, answer: PlanAnswer, { spare }: PlanQuestion): Row {
  const { planned, oneBelow, largest, allUp, demand } = answer;
  const below = planned === undefined ? undefined : oneBelow;
  return {
    scenario,
    strategy: answer.strategy,
    year: answer.year,
    [demand.metric.replace('capacity', 'demand')]: demand.rate,
    members: planned?.members,
    spare: spare.kind === 'site' ? 'site' : spare.count,
    failed: planned?.failed,
    verdict: answer.verdict,
    ...capacityCells('', planned?.result),
    headroom: planned === undefined ? undefined : headroomOf(planned, demand),
    bottleneck: (planned ?? largest)?.result.bottleneck,
    ...capacityCells('all_up_', allUp),
    one_below_members: below?.members,
    ...capacityCells('one_below_', below?.result),
    largest_members: largest?.members,
    ...capacityCells('largest_', largest?.result),
    lower_limit: planned?.limits.low,
    one_below_upper_limit: below?.limits.high,
    limit_confidence: planned === undefined ? undefined : 1 - answer.limitError,
    replications: planned?.result.replications.length,
    sizes_tested: answer.tested.map(({ members }) => members).join(' '),
    reason: planSentence(answer, spare),
  };
}

function capacityCells(prefix: string, result: PointResult | undefined): Row {
  if (result === undefined) return {};
  const cells = ['capacity_bps', 'capacity_cps'].flatMap((metric) => {
    const estimate = estimateOf(result, metric);
    return [
      [`${prefix}${metric}`, estimate?.mean],
      [`${prefix}${metric}_ci_low`, estimate?.ciLow],
      [`${prefix}${metric}_ci_high`, estimate?.ciHigh],
    ] as const;
  });
  return Object.fromEntries(cells);
}

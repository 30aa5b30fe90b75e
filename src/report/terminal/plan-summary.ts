import { group } from 'd3-array';
import type { PlanAnswer } from '../../experiment/planning/plan-answer.js';
import type { PlanQuestion } from '../../experiment/planning/plan-question.js';
import { capacityText, failureText, planSentence } from '../plan-sentence.js';
import { plainText } from './plain-text.js';

/** The answer in plain sentences: a line for each strategy about the last year, and one about when to buy. */
export function planSummary(answers: readonly PlanAnswer[], question: PlanQuestion): string {
  const strategies = [...group(answers, ({ strategy }) => strategy).values()];
  return strategies.flatMap((years) => linesOf(years, question).map(plainText)).join('\n');
}

function linesOf(years: readonly PlanAnswer[], { spare }: PlanQuestion): readonly string[] {
  const last = years[years.length - 1];
  const { largest, planned } = last;
  const room =
    planned === undefined || largest === undefined || planned.members === largest.members
      ? ''
      : ` Its largest size, ${largest.members}, would carry ${capacityText(largest, last.demand)}${failureText(spare)}.`;
  const sentence = `${planSentence(last, spare)}${room}`;
  const sufficing = years.some((answer) => answer.planned !== undefined);
  return years.length > 1 && sufficing ? [sentence, `  Needed: ${schedule(years)}.`] : [sentence];
}

/** The years from which another size is needed: `5 members today, 6 from year 1, 8 from year 3`. */
function schedule(years: readonly PlanAnswer[]): string {
  const size = (year: number): number | undefined => years[year].planned?.members;
  return years
    .filter(({ year }) => year === 0 || size(year) !== size(year - 1))
    .map(({ year }) => {
      const members = size(year) === undefined ? 'more than is supported' : `${size(year)}`;
      return year === 0 ? `${members} members today` : `${members} from year ${year}`;
    })
    .join(', ');
}

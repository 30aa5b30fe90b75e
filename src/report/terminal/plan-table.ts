import { group } from 'd3-array';
import type { PlanAnswer } from '../../experiment/planning/plan-answer.js';
import type { PlanQuestion } from '../../experiment/planning/plan-question.js';
import { formatShare } from '../../units/format.js';
import { capacityText, failureText, formatRate, headroomOf } from '../plan-sentence.js';
import { strategyColor } from '../strategy-colors.js';
import { type BlockColumn, blockTable } from './block-table.js';
import type { Paint } from './paint.js';
import { plainText } from './plain-text.js';

/** A column of the table, and what it says of an answer. */
interface PlanColumn extends BlockColumn {
  readonly cell: (answer: PlanAnswer) => string;
}

/** The answers of a plan in 80 columns: a block for each strategy, a line for each year. */
export function planTable(answers: readonly PlanAnswer[], question: PlanQuestion, paint: Paint): string {
  const columns = columnsFor(question);
  const blocks = [...group(answers, ({ strategy }) => strategy)].map(([strategy, own]) => ({
    title: paint.strong(paint.hue(strategyColor(strategy).terminal, plainText(strategy))),
    rows: own.map((answer) => columns.map(({ cell }) => cell(answer))),
  }));
  return [...blockTable(columns, blocks), '', ...legend(answers, question)].join('\n');
}

function columnsFor({ years, spare }: PlanQuestion): readonly PlanColumn[] {
  const fewer = spare.kind === 'site' ? 'two fewer' : 'one fewer';
  return [
    ...(years > 0 ? [right('year', 5, ({ year }) => String(year))] : []),
    right('demand', 10, ({ demand }) => formatRate(demand)),
    right('members', 8, membersCell),
    right('carries', 18, (answer) => ofShown(answer, (size) => capacityText(size, answer.demand))),
    right('headroom', 9, (answer) => ofShown(answer, (size) => formatShare(headroomOf(size, answer.demand)))),
    right(fewer, 10, fewerCell),
    {
      head: ' what binds',
      width: 20,
      align: 'left',
      cell: (answer) => ofShown(answer, ({ result }) => ` ${plainText(result.bottleneck)}`),
    },
  ];
}

function right(head: string, width: number, cell: PlanColumn['cell']): PlanColumn {
  return { head, width, align: 'right', cell };
}

function membersCell({ planned, largest, verdict }: PlanAnswer): string {
  if (planned !== undefined) return `${planned.members}${verdict === 'undecided' ? '?' : ''}`;
  if (largest === undefined) return '\u2013';
  return verdict === 'undecided' ? '?' : `> ${largest.members}`;
}

/** Something of the planned size, or of the largest where none is planned. */
function ofShown(
  { planned, largest }: PlanAnswer,
  text: (size: NonNullable<PlanAnswer['largest']>) => string,
): string {
  const size = planned ?? largest;
  return size === undefined ? '' : text(size);
}

function fewerCell({ planned, oneBelow, demand }: PlanAnswer): string {
  if (planned === undefined || oneBelow === undefined) return '';
  return formatRate({ ...demand, rate: oneBelow.result.estimates[demand.metric].mean });
}

function legend(answers: readonly PlanAnswer[], { spare }: PlanQuestion): readonly string[] {
  const doubt = answers.some(({ verdict }) => verdict === 'undecided');
  const refused = answers.some(({ verdict }) => verdict === 'infeasible');
  return [
    ` carries:${failureText(spare)} \u00b1 half width of the 95 % confidence interval`,
    ...(doubt ? [' ? a size comes too near the demand to tell, see below'] : []),
    ...(refused ? [' > more than the largest supported size, whose figures are shown'] : []),
  ];
}

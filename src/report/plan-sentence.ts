import type { PlanAnswer } from '../experiment/planning/plan-answer.js';
import type { KnownCapacity } from '../experiment/planning/known-capacities.js';
import type { Demand, Spare } from '../experiment/planning/plan-question.js';
import type { TestedSize } from '../experiment/planning/size-test.js';
import { formatBitRate, formatConnectionRate, formatShare } from '../units/format.js';
import { relativeHalfWidth } from './half-width.js';

/** The answer for one strategy and year in a plain sentence, with its proof or its reason. */
export function planSentence(answer: PlanAnswer, spare: Spare): string {
  return `${answer.strategy}: ${wordsFor(answer, spare)}`;
}

function wordsFor(answer: PlanAnswer, spare: Spare): string {
  const { planned, largest, verdict } = answer;
  if (planned !== undefined) return purchase(answer, planned, spare);
  if (largest === undefined) return nobodyLeft(answer, spare);
  return verdict === 'undecided' ? doubt(answer, largest, spare) : refusal(answer, largest, spare);
}

/** A rate in the unit of its metric, for people to read. */
export function formatRate({ metric, rate }: Demand): string {
  return metric === 'capacity_bps' ? formatBitRate(rate) : formatConnectionRate(rate);
}

/** The measured capacity of a size in the unit of a demand, with the half-width of its 95 % interval. */
export function capacityText({ result }: Pick<KnownCapacity, 'result'>, { metric }: Demand): string {
  const estimate = result.estimates[metric];
  return `${formatRate({ metric, rate: estimate.mean })}${relativeHalfWidth(estimate)}`;
}

/** Capacity over demand, minus one. */
export function headroomOf({ result }: Pick<KnownCapacity, 'result'>, { metric, rate }: Demand): number {
  return result.estimates[metric].mean / rate - 1;
}

/** What has failed: ` with 1 failed`; empty where nothing has. */
export function failureText(spare: Spare): string {
  if (spare.kind === 'site') return ' with one site failed';
  return spare.count === 0 ? '' : ` with ${spare.count} failed`;
}

function purchase(answer: PlanAnswer, planned: TestedSize, spare: Spare): string {
  const headroom = formatShare(headroomOf(planned, answer.demand));
  const proof = `${capacityText(planned, answer.demand)}, ${headroom} headroom`;
  return `${carrying(planned.members)} ${load(answer, spare)} (${proof}); ${fewer(answer, spare)}.`;
}

function fewer({ oneBelow, demand }: PlanAnswer, spare: Spare): string {
  if (oneBelow === undefined) {
    return failureText(spare) === '' ? 'nothing is smaller' : 'fewer would leave nobody up';
  }
  const { members, verdict } = oneBelow;
  const missing = formatShare(-headroomOf(oneBelow, demand));
  if (verdict === 'short')
    return `${members} would carry ${capacityText(oneBelow, demand)}, ${missing} too little`;
  return `whether ${members} would is undecided: ${tooNear(oneBelow, demand)}`;
}

function doubt(answer: PlanAnswer, largest: KnownCapacity, spare: Spare): string {
  const { demand } = answer;
  const near = answer.tested.findLast(({ verdict }) => verdict === 'undecided')!;
  const question = `undecided whether any size up to ${largest.members} carries ${load(answer, spare)}`;
  return `${question}; ${carrying(near.members)} ${tooNear(near, demand)}.`;
}

function refusal(answer: PlanAnswer, largest: KnownCapacity, spare: Spare): string {
  const { tested, demand } = answer;
  const most = largest.members;
  const best = tested.reduce((a, b) => (headroomOf(b, demand) > headroomOf(a, demand) ? b : a));
  const facts = `${carrying(best.members)} ${capacityText(best, demand)}, bound by ${best.result.bottleneck}`;
  if (best.members === most) {
    return `no size up to ${most} carries ${load(answer, spare)}; ${facts}.`;
  }
  const sizes = tested.map(({ members }) => members).join(', ');
  return `none of the sizes simulated (${sizes}, at most ${most}) carries ${load(answer, spare)}; ${facts}.`;
}

function nobodyLeft({ supportedMembers }: PlanAnswer, spare: Spare): string {
  return `no size leaves anybody up${failureText(spare)}; ${supportedMembers} is the largest supported.`;
}

function tooNear(size: TestedSize, demand: Demand): string {
  const count = size.result.replications.length;
  const effort = `${count} ${count === 1 ? 'replication' : 'replications'}`;
  return `${capacityText(size, demand)} after ${effort}, too near ${formatRate(demand)} to tell`;
}

function load({ demand, year }: PlanAnswer, spare: Spare): string {
  return `${formatRate(demand)}${failureText(spare)}${year === 0 ? '' : ` in year ${year}`}`;
}

function carrying(members: number): string {
  return members === 1 ? '1 member carries' : `${members} members carry`;
}

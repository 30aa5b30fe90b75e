import { plan } from '../../src/experiment/planning/plan.js';
import type { PlanAnswer } from '../../src/experiment/planning/plan-answer.js';
import type { PlanQuestion } from '../../src/experiment/planning/plan-question.js';
import {
  type CapacityCurve,
  contended,
  SyntheticCapacities,
  taskOf,
} from '../experiment/planning/synthetic-capacities.js';

const strategies = [
  { name: 'hypersync', supportedMembers: 52 },
  { name: 'clusterxl-load-sharing-multicast', supportedMembers: 5 },
];

/** Answers of the planner for known capacities. */
export async function planAnswers(
  question: PlanQuestion,
  { curve = contended, noise = 0.002 }: { curve?: CapacityCurve; noise?: number } = {},
): Promise<readonly PlanAnswer[]> {
  const task = taskOf(question, { strategies });
  return (await plan(task, () => new SyntheticCapacities(curve, noise))).answers;
}

import { plan } from '../../../src/experiment/planning/plan.js';
import type { PlanAnswer } from '../../../src/experiment/planning/plan-answer.js';
import { createStreams } from '../../../src/random/streams.js';
import { contended, questionOf, SyntheticCapacities, taskOf } from './synthetic-capacities.js';

const PLANS = 1000;

/** 5 % of so many plans, and three standard deviations of the count more. */
const atMostOneOfTwenty = (plans: number): number => 0.05 * plans + 3 * Math.sqrt(0.05 * 0.95 * plans);

/** The smallest number of members that really carries a rate. */
function smallest(rate: number): number {
  let members = 1;
  while (contended(members) < rate) members++;
  return members;
}

/** A plan for a rate whose replications vary by 1 %, each seed another. */
async function planned(rate: number, seed: number): Promise<PlanAnswer> {
  const { answers } = await plan(
    taskOf(questionOf(rate)),
    () => new SyntheticCapacities(contended, 0.01, seed),
  );
  return answers[0];
}

test('a plan is decided and wrong in at most one of twenty plans, for demands anywhere near a capacity', async () => {
  const draws = createStreams(7, 0).stream('demand');
  let [decided, wrong] = [0, 0];
  for (let seed = 0; seed < PLANS; seed++) {
    const members = 2 + Math.floor(50 * draws.uniform());
    const rate = contended(members) * (1 + 0.02 * (draws.uniform() - 0.5));
    const answer = await planned(rate, seed);
    if (answer.verdict === 'undecided') continue;
    decided++;
    if (answer.planned?.members !== smallest(rate)) wrong++;
  }
  expect(decided).toBeGreaterThan(PLANS / 4);
  expect(wrong).toBeLessThan(atMostOneOfTwenty(decided));
});

test('a plan is decided and wrong in at most one of twenty plans, for a demand at the very edge of a capacity', async () => {
  const rate = contended(9) * (1 + 1e-6);
  let wrong = 0;
  for (let seed = 0; seed < PLANS; seed++) {
    const answer = await planned(rate, seed);
    if (answer.verdict === 'decided' && answer.planned?.members === 9) wrong++;
  }
  expect(wrong).toBeLessThan(atMostOneOfTwenty(PLANS));
});

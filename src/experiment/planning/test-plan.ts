import { CONFIDENCE_LEVEL } from '../../stats/confidence.js';

/** How capacities are compared with a demand in one search. */
export interface TestPlan {
  /** Numbers of replications after which limits and demand are compared. */
  readonly looks: readonly number[];
  /** Probability with which a single limit may be wrong. */
  readonly error: number;
}

/**
 * The plan for a search that tests at most so many clusters. Every look at each of them may err, and gets an equal part
 * of the 5 % (Bonferroni): the answer is then right with 95 %.
 */
export function testPlan(clusters: number, looks: readonly number[]): TestPlan {
  return { looks, error: (1 - CONFIDENCE_LEVEL) / (clusters * looks.length) };
}

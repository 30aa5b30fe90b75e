import { mostSupported } from '../../model/cluster/cluster-strategy.js';
import { strategyNamed } from '../../model/strategies/index.js';
import type { ReplicationRule, Scenario } from '../../scenario/scenario.js';
import { capacityBound, type CapacityBound } from './capacity-bound.js';
import type { PlanQuestion } from './plan-question.js';

/** A strategy that is planned, up to so many members. */
export interface PlannedStrategy {
  readonly name: string;
  readonly supportedMembers: number;
}

/** All that the planner must know besides capacities. */
export interface PlanTask {
  readonly question: PlanQuestion;
  readonly strategies: readonly PlannedStrategy[];
  readonly replications: Pick<ReplicationRule, 'min' | 'max'>;
  /** Where to begin: no size below this bound can carry the demand, and few above it cannot. */
  readonly bound: CapacityBound;
}

/** The task that a question makes of a scenario. */
export function planTask(scenario: Scenario, question: PlanQuestion): PlanTask {
  const strategies = scenario.strategies.map((name) => ({
    name,
    supportedMembers: mostSupported(strategyNamed(name), scenario.model.sites.count),
  }));
  return { question, strategies, replications: scenario.replications, bound: capacityBound(scenario) };
}

import type { Objective, Scenario } from '../../scenario/scenario.js';

/** The scenario with its limits for the load of cores, ports and tables lowered to a target, fraction of one; never raised. */
export function withTargetUtilization(scenario: Scenario, target: number): Scenario {
  const { objective } = scenario;
  const lowered: Objective = {
    ...objective,
    maxCoreUtilization: Math.min(target, objective.maxCoreUtilization),
    maxPortUtilization: Math.min(target, objective.maxPortUtilization),
    maxTableUtilization: Math.min(target, objective.maxTableUtilization),
  };
  return { ...scenario, objective: lowered };
}

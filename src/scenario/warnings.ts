import { mostSupported } from '../model/cluster/cluster-strategy.js';
import { strategyNamed } from '../model/strategies/index.js';
import type { Scenario } from './scenario.js';

/** What a user should know about a scenario that is valid nevertheless. */
export function warningsOf(scenario: Scenario): string[] {
  return [...beyondLimits(scenario), ...measuredLoads(scenario), ...fastForwardElsewhere(scenario)];
}

function beyondLimits({ strategies, members, model }: Scenario): string[] {
  return strategies.flatMap((name) => {
    const strategy = strategyNamed(name);
    const supportedMembers = mostSupported(strategy, model.sites.count);
    const beyond = name === 'single-gateway' ? [] : members.filter((size) => size > supportedMembers);
    if (beyond.length === 0) return [];
    const sizes = beyond.length > 5 ? `${beyond.slice(0, 5).join(', ')}, ...` : beyond.join(', ');
    return [
      `${name}: ${sizes} members exceed the documented ${supportedMembers} and are marked; ${strategy.source}`,
    ];
  });
}

/** What the utilisation law says of a steady cluster is not true of one that changes. */
function measuredLoads({ faults }: Scenario): string[] {
  if (faults.length === 0) return [];
  return ['faults: loads are those measured in each run, not their expectation, so that intervals are wider'];
}

/** Members handle what no orchestrator forwards alone. */
function fastForwardElsewhere({ strategies, model }: Scenario): string[] {
  if (!model.traffic.classes.some(({ fastForward }) => fastForward)) return [];
  const others = strategies.filter((name) => strategyNamed(name).fastForwards !== true);
  return others.length === 0 ? [] : [`traffic: fastForward is without effect under ${others.join(', ')}`];
}

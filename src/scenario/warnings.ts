import { strategyNamed } from '../model/strategies/index.js';
import { changesMembers, type Scenario } from './scenario.js';

/** What a user should know about a scenario that is valid nevertheless. */
export function warningsOf(scenario: Scenario): string[] {
  return [...beyondLimits(scenario), ...measuredLoads(scenario)];
}

function beyondLimits({ strategies, members }: Scenario): string[] {
  return strategies.flatMap((name) => {
    const { supportedMembers, source } = strategyNamed(name);
    const beyond = name === 'single-gateway' ? [] : members.filter((size) => size > supportedMembers);
    if (beyond.length === 0) return [];
    const sizes = beyond.length > 5 ? `${beyond.slice(0, 5).join(', ')}, ...` : beyond.join(', ');
    return [`${name}: ${sizes} members exceed the documented ${supportedMembers} and are marked; ${source}`];
  });
}

/** What the utilisation law says of a steady cluster is not true of one that changes. */
function measuredLoads(scenario: Scenario): string[] {
  if (!changesMembers(scenario)) return [];
  return ['faults: loads are those measured in each run, not their expectation, so that intervals are wider'];
}

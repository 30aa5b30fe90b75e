import { coreSplit } from '../model/corexl/core-split.js';
import { receiveQueues } from '../model/corexl/receive-queues.js';
import { mostSupported } from '../model/cluster/cluster-strategy.js';
import { verbNamed } from '../model/faults/verbs.js';
import { strategyNamed } from '../model/strategies/index.js';
import { clientKey } from '../model/traffic/direction-keys.js';
import { changesMembers, type Scenario } from './scenario.js';

/** What a user should know about a scenario that is valid nevertheless. */
export function warningsOf(scenario: Scenario): string[] {
  return [
    ...beyondLimits(scenario),
    ...measuredLoads(scenario),
    ...changingLoad(scenario),
    ...idleDistributors(scenario),
    ...fastForwardElsewhere(scenario),
    ...withoutOrchestrator(scenario),
    ...generalAlone(scenario),
  ];
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

/** Means of a run whose load changes are not those of a steady one. */
function changingLoad({ load, floods }: Scenario): string[] {
  const follows = load.kind === 'fixed' && load.profile !== undefined;
  if (!follows && floods.length === 0) return [];
  const what = follows ? 'load.profile' : 'floods';
  return [
    `${what}: means are over the whole measured time, loads are those measured, and the warm-up is not tested; timeline.csv has the course`,
  ];
}

/** SNDs that start without a receive queue; Dynamic Balancing makes instances of them, where it is on. */
function idleDistributors({ points }: Scenario): string[] {
  const idle = points.flatMap(({ model: { appliance } }) => {
    const { snd, shared } = coreSplit(appliance);
    const queues = receiveQueues(appliance);
    return !shared && snd > queues ? [`${snd} SNDs, but ports have ${queues} receive queues`] : [];
  });
  return [...new Set(idle)].map((found) => `appliance: ${found}: SNDs beyond take no traffic`);
}

/** What the utilisation law says of a steady cluster is not true of one that changes. */
function measuredLoads(scenario: Scenario): string[] {
  if (!changesMembers(scenario)) return [];
  return ['faults: loads are those measured in each run, not their expectation, so that intervals are wider'];
}

/** Members handle what no orchestrator forwards alone. */
function fastForwardElsewhere({ strategies, model }: Scenario): string[] {
  if (!model.traffic.classes.some(({ fastForward }) => fastForward)) return [];
  const others = strategies.filter((name) => strategyNamed(name).fastForwards !== true);
  return others.length === 0 ? [] : [`traffic: fastForward is without effect under ${others.join(', ')}`];
}

/** Downlinks and weights are those of an orchestrator. */
function withoutOrchestrator({ strategies, model, faults }: Scenario): string[] {
  const { downlinks, weighting, members } = model.distribution;
  const set =
    downlinks.count !== null ||
    downlinks.rate !== null ||
    weighting !== 'cores' ||
    members.length > 0 ||
    faults.some(({ do: verb }) => verbNamed(verb).lines !== undefined);
  const others = strategies.filter((name) => strategyNamed(name).orchestrated !== true);
  if (!set || others.length === 0) return [];
  return [
    `distribution: ${others.join(', ')} without an orchestrator take${others.length === 1 ? 's' : ''} no notice of downlinks, orchestrators and weights`,
  ];
}

/** ElasticXL knows one mode (domain 5.3); with ports, all that hash the client's port spread alike. */
function generalAlone({ strategies, points }: Scenario): string[] {
  if (!strategies.includes('elasticxl')) return [];
  const general = (model: Scenario['model']) => ({
    ...model,
    distribution: { ...model.distribution, mode: 'general' as const },
  });
  if (points.every(({ model }) => clientKey(model) === clientKey(general(model)))) return [];
  return ['elasticxl: has General mode alone (domain 5.3), but is keyed as distribution.mode says'];
}

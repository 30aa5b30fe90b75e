import type { Observations } from '../model/observe.js';
import type { Objective } from '../scenario/scenario.js';

/** What can bind, in the words of reports. */
export type Resource = 'firewall instances' | 'SND cores' | 'data ports' | 'latency' | 'drops';

/** How near a system is to a limit: 1 is at the limit, more is beyond. */
export interface Pressure {
  readonly resource: Resource;
  readonly value: number;
}

/** Loads of cores and ports against their limits; they are proportional to the offered load but for fixed work. */
export function loadPressure(observations: Observations, objective: Objective): Pressure {
  const largest = (of: (member: Observations['members'][number]) => number): number =>
    Math.max(...observations.members.map(of));
  const candidates: Pressure[] = [
    { resource: 'firewall instances', value: largest(({ fw }) => fw) / objective.maxCoreUtilization },
    { resource: 'SND cores', value: largest(({ snd }) => snd) / objective.maxCoreUtilization },
    { resource: 'data ports', value: largest(({ port }) => port) / objective.maxPortUtilization },
  ];
  return candidates.reduce((most, other) => (other.value > most.value ? other : most));
}

/** Waits and drops against their limits. */
export function servicePressure({ values }: Observations, objective: Objective): Pressure {
  const latency = ((values['latency_p99_s'] ?? 0) * 1e9) / objective.maxLatencyP99;
  const drops =
    objective.maxDropRatio > 0 ? values['drop_ratio'] / objective.maxDropRatio : values['drop_ratio'] * 1e9;
  return latency >= drops ? { resource: 'latency', value: latency } : { resource: 'drops', value: drops };
}

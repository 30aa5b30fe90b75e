import type { MemberLoad } from '../model/member-load.js';
import type { Figures } from '../model/observe.js';
import type { Objective } from '../scenario/scenario.js';

/** What can bind, in the words of reports. */
export type Resource = LoadedResource | 'latency' | 'drops';

/** What is loaded in proportion to the traffic; a VS is a virtual system that has fewer instances than there are cores. */
export type LoadedResource =
  | 'firewall instances'
  | 'SND cores'
  | 'data ports'
  | 'connections table'
  | 'instances of a VS'
  | 'orchestrator port';

/** How near a system is to a limit: 1 is at the limit, more is beyond. */
export interface Pressure {
  readonly resource: Resource;
  readonly value: number;
}

/** The resource that is nearest to its limit, on the member where it is. */
export interface LoadPressure {
  readonly resource: LoadedResource;
  readonly value: number;
  /** Id of the member; -1 where the resource is no member's. */
  readonly member: number;
  /** Fraction of one. */
  readonly utilization: number;
}

/** Largest loads of cores, ports and tables that are allowed, fractions of one. */
export type LoadLimits = Pick<Objective, 'maxCoreUtilization' | 'maxPortUtilization' | 'maxTableUtilization'>;

/** Loads of cores, ports and tables against their limits; they are proportional to the offered load but for fixed work. */
export function loadPressure(
  { members, values }: Pick<Figures, 'members' | 'values'>,
  objective: LoadLimits,
): LoadPressure {
  const { maxCoreUtilization, maxPortUtilization, maxTableUtilization } = objective;
  const candidates = [
    highest(members, 'firewall instances', ({ fw }) => fw, maxCoreUtilization),
    highest(members, 'SND cores', ({ snd }) => snd, maxCoreUtilization),
    highest(members, 'data ports', ({ port }) => port, maxPortUtilization),
    highest(members, 'connections table', ({ table }) => table, maxTableUtilization),
    highest(members, 'instances of a VS', ({ tenant = 0 }) => tenant, maxCoreUtilization),
    ofOrchestrator(values['fast_forward_utilization'] ?? 0, maxPortUtilization),
  ];
  return candidates.reduce((most, other) => (other.value > most.value ? other : most));
}

function highest(
  members: readonly MemberLoad[],
  resource: LoadedResource,
  of: (member: MemberLoad) => number,
  limit: number,
): LoadPressure {
  const loads = members.map(of);
  const utilization = Math.max(...loads);
  return { resource, value: utilization / limit, member: loads.indexOf(utilization), utilization };
}

function ofOrchestrator(utilization: number, limit: number): LoadPressure {
  return { resource: 'orchestrator port', value: utilization / limit, member: -1, utilization };
}

/** Waits and drops against their limits. */
export function servicePressure({ values }: Pick<Figures, 'values'>, objective: Objective): Pressure {
  const latency = ((values['latency_p99_s'] ?? 0) * 1e9) / objective.maxLatencyP99;
  const drops =
    objective.maxDropRatio > 0 ? values['drop_ratio'] / objective.maxDropRatio : values['drop_ratio'] * 1e9;
  return latency >= drops ? { resource: 'latency', value: latency } : { resource: 'drops', value: drops };
}

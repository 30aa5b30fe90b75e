import type { Observations } from '../model/observe.js';
import type { Objective } from '../scenario/scenario.js';
import { loadPressure, type Resource } from './objective.js';

/** What limits a point, over its replications. */
export interface Bottleneck {
  readonly resource: Resource;
  /** Number of the member from 1 where it is the same in all replications; else null, since addresses decide it. */
  readonly member: number | null;
  /** Mean load of the resource on the member where it is highest, fraction of one. */
  readonly utilization: number;
}

/**
 * The resource that binds: the busiest of most replications, or `service` where waits or drops bind before any is fully
 * loaded; its member and load are those of the busiest resource either way.
 */
export function bottleneckOf(
  replications: readonly Observations[],
  objective: Objective,
  service: Resource | undefined,
): Bottleneck {
  const busiest = replications.map((one) => loadPressure(one, objective));
  const [{ resource, member }] = busiest;
  const same = busiest.every((other) => other.resource === resource && other.member === member);
  const total = busiest.reduce((sum, { utilization }) => sum + utilization, 0);
  return {
    resource: service ?? mostFrequent(busiest.map((one) => one.resource)),
    member: same && member >= 0 ? member + 1 : null,
    utilization: total / busiest.length,
  };
}

function mostFrequent<T>(values: readonly T[]): T {
  const count = (value: T): number => values.filter((other) => other === value).length;
  return values.reduce((most, value) => (count(value) > count(most) ? value : most));
}

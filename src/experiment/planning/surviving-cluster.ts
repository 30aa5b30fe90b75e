import type { DesignPoint, Scenario } from '../../scenario/scenario.js';
import type { CapacityQuery } from './capacity-source.js';

/** The cluster that carries the load when members have failed for good: one of as many members as are left. */
export function survivingCluster({ points }: Scenario, query: CapacityQuery): DesignPoint {
  const [{ model, sweep }] = points;
  return { strategy: query.strategy, members: query.members - query.failed, sweep, model };
}

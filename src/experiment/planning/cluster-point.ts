import type { DesignPoint, Scenario } from '../../scenario/scenario.js';
import type { CapacityQuery } from './capacity-source.js';

/** The design point of a cluster under the one setting of a scenario. */
export function clusterPoint(
  { points }: Scenario,
  { strategy, members, failed }: CapacityQuery,
): DesignPoint {
  const [{ sweep }] = points;
  const { model } = points.find((point) => point.strategy === strategy) ?? points[0];
  return { strategy, members, failed, sweep, model };
}

import type { Scenario } from '../../scenario/scenario.js';
import { connectionDemand } from '../connection-demand.js';
import { HottestShare } from '../hottest-share.js';
import { operationalBound } from '../operational-bound.js';
import type { CapacityQuery } from './capacity-source.js';
import { clusterPoint } from './cluster-point.js';
import type { CapacityMetric } from './plan-question.js';

/** What a cluster cannot exceed by operational analysis, within the objective's limits of cores and ports. */
export type CapacityBound = (query: CapacityQuery, metric: CapacityMetric) => number;

/** The bound for the clusters of a scenario, in the unit of the metric; it needs no simulation. */
export function capacityBound(scenario: Scenario): CapacityBound {
  const hottestShare = new HottestShare(scenario.seed, scenario.rng);
  return (query, metric) => {
    const point = clusterPoint(scenario, query);
    const each = metric === 'capacity_bps' ? 8 * connectionDemand(point.model).bytes : 1;
    return operationalBound(point, hottestShare, scenario.objective) * each;
  };
}

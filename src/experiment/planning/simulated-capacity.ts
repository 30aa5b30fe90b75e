import type { DesignPoint, Scenario } from '../../scenario/scenario.js';
import { Campaign } from '../campaign.js';
import type { PointResult } from '../result-table.js';
import type { Runner } from '../runner.js';
import type { CapacityQuery, CapacitySource } from './capacity-source.js';
import { clusterPoint } from './cluster-point.js';

/** Capacities by simulation of the clusters of a scenario under `load: capacity`. */
export class SimulatedCapacity implements CapacitySource {
  readonly #scenario: Scenario;
  readonly #campaign: Campaign;
  readonly #points = new Map<string, DesignPoint>();

  /** `onEvents` is told how many events have been simulated so far. */
  constructor(scenario: Scenario, runner: Runner, onEvents: (events: number) => void) {
    this.#scenario = scenario;
    // A single gateway among the points would be simulated as the unit of efficiencies, which a plan does not need.
    const alone = { ...scenario, points: [] };
    this.#campaign = new Campaign(alone, runner, ({ events }) => onEvents(events));
  }

  capacity(query: CapacityQuery & { readonly replications: number }): Promise<PointResult> {
    return this.#campaign.measureWith(this.#point(query), query.replications);
  }

  /** One point for each cluster: a campaign knows it again by identity. */
  #point(query: CapacityQuery): DesignPoint {
    const key = `${query.strategy}/${query.members}/${query.failed}`;
    const point = this.#points.get(key) ?? clusterPoint(this.#scenario, query);
    this.#points.set(key, point);
    return point;
  }
}

import type { DesignPoint, Scenario } from '../../scenario/scenario.js';
import type { Observations } from '../../model/observe.js';
import { strategyNamed } from '../../model/strategies/index.js';
import type { SearchResult } from '../capacity-search.js';
import { estimatePoint } from '../estimates.js';
import { HottestShare } from '../hottest-share.js';
import { meanCores, meanMembers } from '../member-results.js';
import { type Replication, ReplicatedPoint } from '../replicated-point.js';
import type { PointResult } from '../result-table.js';
import type { Runner } from '../runner.js';
import type { Task } from '../task.js';
import type { CapacityQuery, CapacitySource } from './capacity-source.js';
import { survivingCluster } from './surviving-cluster.js';

/** Capacities by simulation of the clusters of a scenario under `load: capacity`. */
export class SimulatedCapacity implements CapacitySource {
  readonly #scenario: Scenario;
  readonly #runner: Runner;
  readonly #onEvents: (events: number) => void;
  readonly #hottestShare: HottestShare;
  readonly #points = new Map<string, ReplicatedPoint>();

  constructor(scenario: Scenario, runner: Runner, onEvents: (events: number) => void) {
    this.#scenario = scenario;
    this.#runner = runner;
    this.#onEvents = onEvents;
    this.#hottestShare = new HottestShare(scenario.seed);
  }

  async capacity(query: CapacityQuery & { readonly replications: number }): Promise<PointResult> {
    const replicated = this.#replicated(survivingCluster(this.#scenario, query));
    const replications = await replicated.first(query.replications);
    return this.#result(replicated.point, await replicated.search(), replications);
  }

  #replicated(point: DesignPoint): ReplicatedPoint {
    const key = `${point.strategy}/${point.members}`;
    let replicated = this.#points.get(key);
    if (replicated === undefined) {
      const run = (task: Task): Promise<Observations> => this.#run(task);
      replicated = new ReplicatedPoint(point, this.#scenario, run, this.#hottestShare);
      this.#points.set(key, replicated);
    }
    return replicated;
  }

  async #run(task: Task): Promise<Observations> {
    const observations = await this.#runner.run(task);
    this.#onEvents(observations.events);
    return observations;
  }

  #result(point: DesignPoint, found: SearchResult, replications: readonly Replication[]): PointResult {
    const { estimates, values } = estimatePoint(point, replications, undefined, this.#hottestShare);
    const observed = replications.map(({ observations }) => observations);
    return {
      strategy: point.strategy,
      members: point.members,
      sweep: point.sweep,
      estimates,
      replications: observed.map(({ fingerprint, events, members }, replication) => ({
        replication,
        values: values[replication],
        fingerprint,
        events,
        control: HottestShare.control(members),
      })),
      meanControl: this.#hottestShare.meanControl(point),
      memberResults: meanMembers(observed),
      coreResults: meanCores(observed),
      bottleneck: found.resource,
      beyondSupportedLimit: point.members > strategyNamed(point.strategy).supportedMembers,
      sampledShare: found.scale,
      warnings: found.serviceUnjudged
        ? [
            'latency and drops could not be judged at this sampled share; the capacity is that of cores and ports',
          ]
        : [],
    };
  }
}

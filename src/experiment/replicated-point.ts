import type { Observations } from '../model/observe.js';
import type { DesignPoint, Scenario } from '../scenario/scenario.js';
import { type SearchResult, searchCapacity } from './capacity-search.js';
import { chooseScale, eventBudget, usualEvents } from './fidelity.js';
import type { HottestShare } from './hottest-share.js';
import { loadPressure, servicePressure } from './objective.js';
import { connectionDemand } from './operational-bound.js';
import { type Task, taskOf } from './task.js';

/** One replication of a point at its load. */
export interface Replication {
  readonly observations: Observations;
  /** Connections per second that this replication says the objective allows; absent under a fixed load. */
  readonly capacity?: number;
}

/** A design point whose replications are simulated when they are asked for, each once. */
export class ReplicatedPoint {
  readonly point: DesignPoint;
  readonly #scenario: Scenario;
  readonly #run: (task: Task) => Promise<Observations>;
  readonly #hottestShare: HottestShare;
  readonly #replications = new Map<number, Promise<Replication>>();
  #search?: Promise<SearchResult>;

  constructor(
    point: DesignPoint,
    scenario: Scenario,
    run: (task: Task) => Promise<Observations>,
    hottestShare: HottestShare,
  ) {
    this.#hottestShare = hottestShare;
    this.point = point;
    this.#scenario = scenario;
    this.#run = run;
  }

  /** The load at which the point is measured. */
  search(): Promise<SearchResult> {
    this.#search ??=
      this.#scenario.load.kind === 'capacity'
        ? searchCapacity(this.point, this.#scenario, this.#run, this.#hottestShare)
        : Promise.resolve(this.#fixed());
    return this.#search;
  }

  replication(index: number): Promise<Replication> {
    let replication = this.#replications.get(index);
    if (replication === undefined) {
      replication = this.#replicate(index);
      this.#replications.set(index, replication);
    }
    return replication;
  }

  /** The replications 0 to count - 1, in order. */
  async first(count: number): Promise<Replication[]> {
    return Promise.all(Array.from({ length: count }, (_, index) => this.replication(index)));
  }

  /** How many replications were asked for, by whomever. */
  get asked(): number {
    return this.#replications.size;
  }

  async #replicate(replication: number): Promise<Replication> {
    const found = await this.search();
    const { load } = this.#scenario;
    const observations = await this.#run(taskOf(this.point, this.#scenario, { ...found, replication }));
    return load.kind === 'capacity'
      ? { observations, capacity: this.#capacity(found, observations) }
      : { observations };
  }

  /** Carries a replication's pressure along its elasticity to the rate at which it would be 1. */
  #capacity(found: SearchResult, observations: Observations): number {
    const { objective } = this.#scenario;
    const service = found.resource === 'latency' || found.resource === 'drops';
    const pressure = service
      ? servicePressure(observations, objective)
      : loadPressure(observations, objective);
    return found.rate * pressure.value ** (-1 / found.slope);
  }

  #fixed(): SearchResult {
    const { load, fidelity, run } = this.#scenario;
    if (load.kind !== 'fixed') throw new RangeError('the load is not fixed');
    const perConnection = load.unit === 'bps' ? 8 * connectionDemand(this.point.model).bytes : 1;
    const rate = (load.rate * (load.per === 'member' ? this.point.members : 1)) / perConnection;
    const scale = chooseScale(rate, usualEvents(this.point), fidelity, run, eventBudget(this.point, rate));
    return { rate, scale, splits: [], resource: 'firewall instances', slope: 1, serviceUnjudged: false };
  }
}

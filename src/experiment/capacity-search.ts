import type { CoreSplit } from '../model/corexl/core-split.js';
import type { Observations } from '../model/observe.js';
import type { DesignPoint, Scenario } from '../scenario/scenario.js';
import {
  chooseScale,
  eventBudget,
  fluctuationAt,
  LARGEST_BUDGET,
  TOLERATED_FLUCTUATION,
  usualEvents,
} from './fidelity.js';
import { HottestShare } from './hottest-share.js';
import { loadPressure, type Resource, servicePressure } from './objective.js';
import { operationalBound } from './operational-bound.js';
import { type Task, taskOf } from './task.js';

/** A load near the capacity, from which the replications measure it. */
export interface SearchResult {
  /** Connections per second of the full system. */
  readonly rate: number;
  readonly scale: number;
  readonly splits: readonly CoreSplit[];
  /** What binds there. */
  readonly resource: Resource;
  /** d ln(pressure) / d ln(rate) at the capacity: 1 for loads, much more for waits and drops. */
  readonly slope: number;
  /** Waits or drops were beyond their limits in runs too small to tell them from sampling noise. */
  readonly serviceUnjudged: boolean;
}

type Run = (task: Task) => Promise<Observations>;
type Pilot = Observations & { readonly rate: number };

const FIRST_GUESS = 0.7; // of the operational bound: below the capacity of most strategies, near enough to extrapolate
const CLOSE_ENOUGH = 0.01;
const MOST_PILOTS = 8;
const MOST_BISECTIONS = 5;
/** Pressure of waits or drops that no sampling noise explains. */
const OVERWHELMING = 10;

/** Finds the highest load that meets the objective, to about 1 %, with pilot runs of a few replications. */
export function searchCapacity(
  point: DesignPoint,
  scenario: Scenario,
  run: Run,
  hottestShare: HottestShare,
): Promise<SearchResult> {
  return new CapacitySearch(point, scenario, run, hottestShare).find();
}

class CapacitySearch {
  readonly #point: DesignPoint;
  readonly #scenario: Scenario;
  readonly #run: Run;
  readonly #meanControl: number;
  #splits: readonly CoreSplit[] = [];
  #pilots = 0;
  /** Events that a connection costs, as the last pilot tells. */
  #eventsEach: number;

  constructor(point: DesignPoint, scenario: Scenario, run: Run, hottestShare: HottestShare) {
    this.#meanControl = hottestShare.meanControl(point);
    this.#point = point;
    this.#scenario = scenario;
    this.#run = run;
    this.#eventsEach = usualEvents(point);
  }

  async find(): Promise<SearchResult> {
    const { pilot, resource } = await this.#meetLoads();
    const judged = await this.#judgeService(pilot, resource);
    const rate = pilot.rate * this.#usualImbalance(pilot);
    if (judged === 'met') return this.#result(rate, resource, 1, false);
    if (judged === 'unjudged') return this.#result(rate, resource, 1, true);
    return this.#meetService(pilot.rate, judged);
  }

  /** What the replications will find on average, over what the keys of this pilot's talkers allow. */
  #usualImbalance({ members }: Pilot): number {
    return this.#meanControl / HottestShare.control(members);
  }

  /** Extrapolates along the loads of cores and ports, which are nearly proportional to the rate. */
  async #meetLoads(): Promise<{ pilot: Pilot; resource: Resource }> {
    const { objective } = this.#scenario;
    let rate = FIRST_GUESS * operationalBound(this.#point);
    for (;;) {
      const pilot = await this.#pilot(rate, this.#pilots % 2);
      const { value, resource } = loadPressure(pilot, objective);
      if (Math.abs(value - 1) <= CLOSE_ENOUGH || this.#pilots >= MOST_PILOTS) {
        return { pilot: { ...pilot, rate: rate / value }, resource };
      }
      rate /= value;
    }
  }

  /** Checks waits and drops at a rate, in a larger run where a small one cannot tell. */
  async #judgeService(pilot: Pilot, resource: Resource): Promise<'met' | 'unjudged' | Pilot> {
    const { objective } = this.#scenario;
    if (servicePressure(pilot, objective).value <= 1) return 'met';
    const scale = this.#scale(pilot.rate, LARGEST_BUDGET);
    const larger = await this.#pilot(pilot.rate, 0, scale);
    const { value } = servicePressure(larger, objective);
    if (value <= 1) return 'met';
    const splits = larger.members.map(({ split }) => split);
    const fluctuation = fluctuationAt(this.#point, { rate: pilot.rate, scale, resource, splits });
    const judgeable = scale === 1 || fluctuation <= TOLERATED_FLUCTUATION || value > OVERWHELMING;
    return judgeable ? larger : 'unjudged';
  }

  /** Bisects on waits and drops between half of the rate that the loads allow and that rate. */
  async #meetService(rate: number, beyond: Pilot): Promise<SearchResult> {
    const { objective } = this.#scenario;
    let high = rate;
    let low = rate / 2;
    let above = servicePressure(beyond, objective);
    let below: { rate: number; value: number } | undefined;
    for (let step = 0; step < MOST_BISECTIONS; step++) {
      const middle = (low + high) / 2;
      const scale = this.#scale(middle, LARGEST_BUDGET);
      const pressure = servicePressure(await this.#pilot(middle, 0, scale), objective);
      if (pressure.value > 1) [high, above] = [middle, pressure];
      else [low, below] = [middle, { rate: middle, value: pressure.value }];
    }
    const slope = below === undefined ? 8 : slopeBetween(below, { rate: high, value: above.value });
    const scale = this.#scale(low, LARGEST_BUDGET);
    return { ...this.#result(low, above.resource, slope, false), scale };
  }

  async #pilot(rate: number, replication: number, scale?: number): Promise<Pilot> {
    const { run } = this.#scenario;
    const share = scale ?? this.#scale(rate);
    this.#pilots++;
    const load = { rate, scale: share, replication, splits: this.#splits };
    const observations = await this.#run(taskOf(this.#point, this.#scenario, load));
    this.#splits = observations.members.map(({ split }) => split);
    this.#eventsEach = observations.events / ((rate * share * (run.warmUp + run.duration)) / 1e9);
    return { ...observations, rate };
  }

  #result(rate: number, resource: Resource, slope: number, serviceUnjudged: boolean): SearchResult {
    return { rate, scale: this.#scale(rate), splits: this.#splits, resource, slope, serviceUnjudged };
  }

  #scale(rate: number, budget = eventBudget(this.#point, rate)): number {
    const { fidelity, run } = this.#scenario;
    return chooseScale(rate, this.#eventsEach, fidelity, run, budget);
  }
}

/** Elasticity of the pressure between two rates, at least 1 so that noise cannot turn it around. */
function slopeBetween(
  below: { rate: number; value: number },
  above: { rate: number; value: number },
): number {
  const rise = Math.log(above.value / Math.max(below.value, 1e-3));
  return Math.max(1, rise / Math.log(above.rate / below.rate));
}

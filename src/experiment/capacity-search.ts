import type { Observations } from '../model/observe.js';
import type { DesignPoint, Scenario } from '../scenario/scenario.js';
import { chooseScale, LARGEST_BUDGET, loadFluctuation, TOLERATED_FLUCTUATION } from './fidelity.js';
import { loadPressure, type Resource, servicePressure } from './objective.js';
import { operationalBound } from './operational-bound.js';
import type { Task } from './task.js';

/** A load near the capacity, from which the replications measure it. */
export interface SearchResult {
  /** Connections per second of the full system. */
  readonly rate: number;
  readonly scale: number;
  readonly splits: Task['splits'] & object;
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
const LITTLE_FALL = 0.8;

/** Finds the highest load that meets the objective, to about 1 %, with pilot runs of a few replications. */
export async function searchCapacity(
  point: DesignPoint,
  scenario: Scenario,
  run: Run,
): Promise<SearchResult> {
  return new CapacitySearch(point, scenario, run).find();
}

class CapacitySearch {
  readonly #point: DesignPoint;
  readonly #scenario: Scenario;
  readonly #run: Run;
  #splits: Task['splits'];
  #pilots = 0;

  constructor(point: DesignPoint, scenario: Scenario, run: Run) {
    this.#point = point;
    this.#scenario = scenario;
    this.#run = run;
  }

  async find(): Promise<SearchResult> {
    const { pilot, resource } = await this.#meetLoads();
    const judged = await this.#judgeService(pilot);
    if (judged === 'met') return this.#result(pilot.rate, resource, 1, false);
    if (judged === 'unjudged') return this.#result(pilot.rate, resource, 1, true);
    return this.#meetService(pilot.rate, judged);
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
  async #judgeService(pilot: Pilot): Promise<'met' | 'unjudged' | Pilot> {
    const { objective, fidelity, run } = this.#scenario;
    const small = servicePressure(pilot, objective).value;
    if (small <= 1) return 'met';
    const scale = chooseScale(this.#point, pilot.rate, fidelity, run, LARGEST_BUDGET);
    const larger = await this.#pilot(pilot.rate, 0, scale);
    const large = servicePressure(larger, objective).value;
    if (large <= 1) return 'met';
    const fluctuation = loadFluctuation(this.#point, pilot.rate, scale);
    // A pressure that does not fall as more is simulated is no sampling noise.
    const judgeable = scale === 1 || fluctuation <= TOLERATED_FLUCTUATION || large > LITTLE_FALL * small;
    return judgeable ? larger : 'unjudged';
  }

  /** Bisects on waits and drops between half of the rate that the loads allow and that rate. */
  async #meetService(rate: number, beyond: Pilot): Promise<SearchResult> {
    const { objective, fidelity, run } = this.#scenario;
    let high = rate;
    let low = rate / 2;
    let above = servicePressure(beyond, objective);
    let below: { rate: number; value: number } | undefined;
    for (let step = 0; step < MOST_BISECTIONS; step++) {
      const middle = (low + high) / 2;
      const scale = chooseScale(this.#point, middle, fidelity, run, LARGEST_BUDGET);
      const pressure = servicePressure(await this.#pilot(middle, 0, scale), objective);
      if (pressure.value > 1) [high, above] = [middle, pressure];
      else [low, below] = [middle, { rate: middle, value: pressure.value }];
    }
    const slope = below === undefined ? 8 : slopeBetween(below, { rate: high, value: above.value });
    const scale = chooseScale(this.#point, low, fidelity, run, LARGEST_BUDGET);
    return { ...this.#result(low, above.resource, slope, false), scale };
  }

  async #pilot(rate: number, replication: number, scale?: number): Promise<Pilot> {
    const { fidelity, run, seed } = this.#scenario;
    this.#pilots++;
    const observations = await this.#run({
      strategy: this.#point.strategy,
      members: this.#point.members,
      model: this.#point.model,
      rate,
      scale: scale ?? chooseScale(this.#point, rate, fidelity, run),
      seed,
      replication,
      ...(this.#splits && { splits: this.#splits }),
      ...run,
    });
    this.#splits = observations.members.map(({ split }) => split);
    return { ...observations, rate };
  }

  #result(rate: number, resource: Resource, slope: number, serviceUnjudged: boolean): SearchResult {
    const { fidelity, run } = this.#scenario;
    const scale = chooseScale(this.#point, rate, fidelity, run);
    return { rate, scale, splits: this.#splits ?? [], resource, slope, serviceUnjudged };
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

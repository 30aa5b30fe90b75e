import { coreSplit, type CoreSplit } from '../model/corexl/core-split.js';
import type { Observations } from '../model/observe.js';
import type { DesignPoint, RunLength, Scenario } from '../scenario/scenario.js';
import {
  budgetForConnections,
  chooseScale,
  eventBudget,
  fixedEvents,
  largestBudget,
  leastScale,
  usualEvents,
} from './fidelity.js';
import type { Purpose } from './runner.js';
import { type Task, taskOf } from './task.js';

/** Simulates a task, here or elsewhere. */
export type Run = (task: Task, purpose: Purpose) => Promise<Observations>;

/** What one trial run at a rate has shown. */
export type PilotRun = Observations & { readonly rate: number; readonly scale: number };

/** Trial runs need the loads of a point only, which few events tell: a part of the budget of a run half as long. */
const PILOT_SHARE = 0.4;
const PILOT_LENGTH = 0.5;

/** Makes trial runs of one point, and remembers from them what a connection costs. */
export class Pilot {
  /** Trial runs so far. */
  count = 0;
  /** How the cores of each member are split where a run begins. */
  splits: readonly CoreSplit[];
  readonly point: DesignPoint;
  readonly #scenario: Scenario;
  readonly #run: Run;
  /** The point with cores that stay where they are. */
  readonly #unbalanced: DesignPoint;
  /** Events that a connection costs, as the last trial tells. */
  #eventsEach: number;

  constructor(point: DesignPoint, scenario: Scenario, run: Run) {
    this.point = point;
    this.#scenario = scenario;
    this.#run = run;
    this.splits = Array.from({ length: point.members }, () => coreSplit(point.model.appliance));
    this.#unbalanced = unbalanced(point);
    this.#eventsEach = usualEvents(point);
  }

  /** A small run, enough for loads; its cores stay as they are split. */
  atRate(rate: number): Promise<PilotRun> {
    const run = this.#trialLength();
    const scale = this.usualScaleAt(rate, run, PILOT_SHARE);
    return this.#at(this.#unbalanced, { rate, scale, replication: 0, run });
  }

  /** The largest run that is made, enough for waits and drops where any is; all start from the same split. */
  atRateInFull(rate: number, replication = 0): Promise<PilotRun> {
    const { run } = this.#scenario;
    return this.#at(this.point, { rate, scale: this.largestScaleAt(rate), replication, run });
  }

  /** Share of connections of a usual run, or of one of a part of its budget; enough for what is told of a system. */
  usualScaleAt(rate: number, run: RunLength, part = 1): number {
    const scale = this.scaleAt(rate, part * eventBudget(this.point, rate, run), run);
    if (this.#scenario.fidelity !== 'auto') return scale;
    return Math.max(scale, leastScale(this.point, rate, run));
  }

  /** Share of connections that the largest run at a rate simulates. */
  largestScaleAt(rate: number): number {
    const { run } = this.#scenario;
    return this.scaleAt(rate, largestBudget(run), run);
  }

  /** Share of connections that spends a budget of events at a rate. */
  scaleAt(rate: number, budget: number, run: RunLength): number {
    const forConnections = budgetForConnections(budget, fixedEvents(this.point, run));
    return chooseScale(rate, this.#eventsEach, this.#scenario.fidelity, run, forConnections);
  }

  /** What happens at an instant needs all of the time. */
  #trialLength(): RunLength {
    const { run, faults, floods, autoScaling } = this.#scenario;
    if (faults.length + floods.length > 0 || autoScaling !== undefined) return run;
    const part = (time: number): number => Math.ceil(time * PILOT_LENGTH);
    return { warmUp: part(run.warmUp), duration: part(run.duration) };
  }

  async #at(
    point: DesignPoint,
    load: {
      readonly rate: number;
      readonly scale: number;
      readonly replication: number;
      readonly run: RunLength;
    },
  ): Promise<PilotRun> {
    const { rate, scale, run } = load;
    const task = taskOf(point, this.#scenario, { ...load, splits: this.splits });
    const observations = await this.#run(task, 'search');
    this.count++;
    const ofConnections = Math.max(
      0.1 * observations.events,
      observations.events - fixedEvents(this.point, run),
    );
    this.#eventsEach = ofConnections / ((rate * scale * (run.warmUp + run.duration)) / 1e9);
    return { ...observations, rate, scale };
  }
}

/** A point whose balancing daemons are off: what they decide follows from the loads. */
function unbalanced(point: DesignPoint): DesignPoint {
  const { appliance } = point.model;
  const dynamicBalancing = { ...appliance.dynamicBalancing, enabled: false };
  return { ...point, model: { ...point.model, appliance: { ...appliance, dynamicBalancing } } };
}

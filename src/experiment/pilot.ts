import { coreSplit, type CoreSplit } from '../model/corexl/core-split.js';
import type { MemberLoad } from '../model/member-load.js';
import type { Observations } from '../model/observe.js';
import type { DesignPoint, RunLength, Scenario } from '../scenario/scenario.js';
import {
  budgetForConnections,
  chooseScale,
  eventBudget,
  fixedEvents,
  LARGEST_BUDGET,
  usualEvents,
} from './fidelity.js';
import type { Purpose } from './runner.js';
import { type Task, taskOf } from './task.js';

/** Simulates a task, here or elsewhere. */
export type Run = (task: Task, purpose: Purpose) => Promise<Observations>;

/** What one trial run at a rate has shown. */
export type PilotRun = Observations & { readonly rate: number; readonly scale: number };

/** Trial runs need the loads of a point only, which few events tell. */
const PILOT_SHARE = 0.4;

/** Makes trial runs of one point, and remembers from them where its cores stand and what a connection costs. */
export class Pilot {
  /** Trial runs so far. */
  count = 0;
  splits: readonly CoreSplit[];
  readonly point: DesignPoint;
  readonly #scenario: Scenario;
  readonly #run: Run;
  /** Events that a connection costs, as the last trial tells. */
  #eventsEach: number;

  constructor(point: DesignPoint, scenario: Scenario, run: Run) {
    this.point = point;
    this.#scenario = scenario;
    this.#run = run;
    this.splits = Array.from({ length: point.members }, () => coreSplit(point.model.appliance));
    this.#eventsEach = usualEvents(point);
  }

  /** A small run, enough for loads; its cores go on from where most members of their role stood before. */
  async atRate(rate: number): Promise<PilotRun> {
    const run = await this.#at(rate, this.scaleAt(rate, PILOT_SHARE * eventBudget(this.point, rate)));
    this.splits = usualSplits(run.members);
    return run;
  }

  /** The largest run that is made, enough for waits and drops where any is; all start from the same split. */
  atRateInFull(rate: number, replication = 0): Promise<PilotRun> {
    return this.#at(rate, this.scaleAt(rate, LARGEST_BUDGET), replication);
  }

  /** Share of connections that spends a budget of events at a rate. */
  scaleAt(rate: number, budget = eventBudget(this.point, rate), run: RunLength = this.#scenario.run): number {
    const forConnections = budgetForConnections(budget, fixedEvents(this.point, run));
    return chooseScale(rate, this.#eventsEach, this.#scenario.fidelity, run, forConnections);
  }

  async #at(rate: number, scale: number, replication = 0): Promise<PilotRun> {
    const { run } = this.#scenario;
    const load = { rate, scale, replication, splits: this.splits, run };
    const observations = await this.#run(taskOf(this.point, this.#scenario, load), 'search');
    this.count++;
    const ofConnections = Math.max(
      0.1 * observations.events,
      observations.events - fixedEvents(this.point, run),
    );
    this.#eventsEach = ofConnections / ((rate * scale * (run.warmUp + run.duration)) / 1e9);
    return { ...observations, rate, scale };
  }
}

/**
 * For each member the split that most members of its role have come to: which of them Dynamic Balancing moved further in
 * one run is chance, and would be noise in the next.
 */
function usualSplits(members: readonly MemberLoad[]): CoreSplit[] {
  return members.map(({ role }) => {
    const same = members.filter((other) => other.role === role);
    const votes = (snd: number): number => same.filter(({ split }) => split.snd === snd).length;
    return same.reduce((most, other) => (votes(other.split.snd) > votes(most.split.snd) ? other : most))
      .split;
  });
}

import type { PointResult } from '../result-table.js';
import { membersUp } from '../policies.js';
import { type CandidateSize, candidateSizes } from './candidate-sizes.js';
import type { CapacitySource } from './capacity-source.js';
import { KnownCapacities } from './known-capacities.js';
import { looks } from './looks.js';
import { type PlanAnswer, planVerdict } from './plan-answer.js';
import { type Demand, demandIn } from './plan-question.js';
import type { PlannedStrategy, PlanTask } from './plan-task.js';
import { guessMembersUp } from './size-guess.js';
import { searchSize, type SizeSearch, stepsFor } from './size-search.js';
import { testPlan, type TestPlan } from './test-plan.js';
import { testSize } from './size-test.js';

/** Plans one strategy, year after year; what was simulated for one year serves the next. */
export class StrategyPlan {
  readonly #strategy: PlannedStrategy;
  readonly #task: PlanTask;
  readonly #known: KnownCapacities;
  readonly #candidates: readonly CandidateSize[];
  readonly #test: TestPlan;

  constructor(strategy: PlannedStrategy, task: PlanTask, source: CapacitySource) {
    this.#strategy = strategy;
    this.#task = task;
    this.#known = new KnownCapacities(strategy.name, source);
    this.#candidates = candidateSizes(task.question.spare, strategy.supportedMembers);
    const states = this.#candidates.some(({ failed }) => failed > 0) ? 2 : 1; // after the failure, and before
    this.#test = testPlan(states * stepsFor(this.#candidates.length), looks(task.replications));
  }

  /** The answers for today and every year of growth. */
  async answers(onAnswer: () => void): Promise<readonly PlanAnswer[]> {
    const answers: PlanAnswer[] = [];
    for (let year = 0; year <= this.#task.question.years; year++) {
      answers.push(await this.#answer(year));
      onAnswer();
    }
    return answers;
  }

  /** Every cluster that was simulated, with all its replications, by members and failed ones. */
  get points(): readonly PointResult[] {
    return [...this.#known.all]
      .sort((a, b) => a.members - b.members || a.failed - b.failed)
      .map(({ result }) => result);
  }

  async #answer(year: number): Promise<PlanAnswer> {
    const { name: strategy, supportedMembers } = this.#strategy;
    const demand = demandIn(year, this.#task.question);
    const search = await this.#search(demand);
    return {
      ...search,
      strategy,
      year,
      demand,
      supportedMembers,
      verdict: planVerdict(search, this.#candidates),
      allUp: await this.#allUp(search),
      largest: await this.#largest(),
      limitError: this.#test.error,
    };
  }

  #search(demand: Demand): Promise<SizeSearch> {
    return searchSize(
      this.#candidates,
      (size) => testSize(this.#known, size, demand, this.#test),
      () => this.#guess(demand),
    );
  }

  /** Index of the size that looks right for a demand, by what is known so far, else by operational analysis. */
  #guess(demand: Demand): number {
    const known = this.#known.all;
    const looksRight =
      known.length === 0
        ? (size: CandidateSize) => this.#boundOf(size, demand) >= demand.rate
        : isAtLeast(guessMembersUp(demand, known));
    const index = this.#candidates.findIndex(looksRight);
    return index < 0 ? this.#candidates.length - 1 : index;
  }

  #boundOf(size: CandidateSize, { metric }: Demand): number {
    return this.#task.bound({ strategy: this.#strategy.name, ...size }, metric);
  }

  async #allUp({ planned }: SizeSearch): Promise<PointResult | undefined> {
    if (planned === undefined) return undefined;
    return this.#known.capacity({ members: planned.members, failed: 0 }, this.#task.replications.min);
  }

  async #largest(): Promise<PlanAnswer['largest']> {
    const size = this.#candidates.at(-1);
    if (size === undefined) return undefined;
    return { ...size, result: await this.#known.capacity(size, this.#task.replications.min) };
  }
}

function isAtLeast(wanted: number): (size: CandidateSize) => boolean {
  return (size) => membersUp(size) >= wanted;
}

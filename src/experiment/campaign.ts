import type { Observations } from '../model/observe.js';
import { strategyNamed } from '../model/strategies/index.js';
import type { DesignPoint, Scenario } from '../scenario/scenario.js';
import type { SearchResult } from './capacity-search.js';
import { estimatePoint, type PointEstimates } from './estimates.js';
import { fluctuationAt, TOLERATED_FLUCTUATION } from './fidelity.js';
import { HottestShare } from './hottest-share.js';
import { loadPressure } from './objective.js';
import type { ProgressListener } from './progress.js';
import { ProgressMeter } from './progress-meter.js';
import { type Replication, ReplicatedPoint } from './replicated-point.js';
import type { PointResult, ResultTable } from './result-table.js';
import type { Runner } from './runner.js';
import { preciseEnough, STEP } from './stopping-rule.js';
import { meanCores, meanMembers } from './member-results.js';
import type { Task } from './task.js';

/**
 * Simulates a scenario: every point until its intervals are narrow enough. Points run side by side; how many
 * replications each takes depends on its own results in index order, never on workers, so that neither do the results.
 */
export async function runCampaign(
  scenario: Scenario,
  runner: Runner,
  onProgress: ProgressListener = () => undefined,
): Promise<ResultTable> {
  const campaign = new Campaign(scenario, runner, onProgress);
  const points = await Promise.all(scenario.points.map((point) => campaign.measure(point)));
  return { scenario, points, warnings: [], events: campaign.events };
}

class Campaign {
  readonly #scenario: Scenario;
  readonly #runner: Runner;
  readonly #meter: ProgressMeter;
  readonly #hottestShare: HottestShare;
  readonly #points: ReadonlyMap<DesignPoint, ReplicatedPoint>;

  constructor(scenario: Scenario, runner: Runner, onProgress: ProgressListener) {
    this.#scenario = scenario;
    this.#runner = runner;
    this.#meter = new ProgressMeter(scenario, onProgress);
    this.#hottestShare = new HottestShare(scenario.seed);
    this.#points = new Map(
      scenario.points.map((point) => [
        point,
        new ReplicatedPoint(point, scenario, (task) => this.#run(point, task), this.#hottestShare),
      ]),
    );
  }

  get events(): number {
    return this.#meter.events;
  }

  async measure(point: DesignPoint): Promise<PointResult> {
    const { replications: rule } = this.#scenario;
    const replicated = this.#points.get(point)!;
    const baseline = this.#baselineOf(point);
    for (let count = rule.min; ; count = Math.min(rule.max, count + STEP)) {
      const [replications, unit] = await Promise.all([replicated.first(count), baseline?.first(count)]);
      const estimated = estimatePoint(point, replications, unit, this.#hottestShare);
      const precise = preciseEnough(estimated.estimates, rule);
      if (!precise && count < rule.max) continue;
      this.#meter.finished(point);
      return this.#result(point, await replicated.search(), replications, estimated, precise);
    }
  }

  async #run(point: DesignPoint, task: Task): Promise<Observations> {
    const observations = await this.#runner.run(task);
    this.#meter.taskDone(point, observations.events);
    return observations;
  }

  /** The single gateway of the same setting, whose capacity is the unit of efficiency. */
  #baselineOf(point: DesignPoint): ReplicatedPoint | undefined {
    if (this.#scenario.load.kind !== 'capacity') return undefined;
    const setting = JSON.stringify(point.sweep);
    for (const [other, replicated] of this.#points) {
      if (other.strategy === 'single-gateway' && JSON.stringify(other.sweep) === setting) return replicated;
    }
    return undefined;
  }

  #result(
    point: DesignPoint,
    found: SearchResult,
    replications: readonly Replication[],
    { estimates, values }: PointEstimates,
    precise: boolean,
  ): PointResult {
    const strategy = strategyNamed(point.strategy);
    const observed = replications.map(({ observations }) => observations);
    const measured = this.#scenario.load.kind === 'capacity' ? found.resource : undefined;
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
      bottleneck: measured ?? loadPressure(observed[0], this.#scenario.objective).resource,
      beyondSupportedLimit: point.members > strategy.supportedMembers,
      sampledShare: found.scale,
      warnings: this.#warnings(point, found, precise),
    };
  }

  #warnings(point: DesignPoint, found: SearchResult, precise: boolean): string[] {
    const warnings: string[] = [];
    if (!precise) {
      warnings.push(
        `after ${this.#scenario.replications.max} replications the interval is wider than was asked`,
      );
    }
    if (found.serviceUnjudged) {
      warnings.push(
        'latency and drops could not be judged against the objective at this sampled share; the capacity is that of cores and ports',
      );
    } else if (found.scale < 1 && fluctuationAt(point, found) > TOLERATED_FLUCTUATION) {
      warnings.push(
        'latency and drops are upper bounds: so few connections of a member are simulated that they bunch',
      );
    }
    return warnings;
  }
}

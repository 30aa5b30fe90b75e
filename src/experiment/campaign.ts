import type { Observations } from '../model/observe.js';
import { mostSupported } from '../model/cluster/cluster-strategy.js';
import { strategyNamed } from '../model/strategies/index.js';
import type { DesignPoint, Scenario } from '../scenario/scenario.js';
import { checkBound } from './bound-check.js';
import { bottleneckOf } from './bottleneck.js';
import { connectionDemand } from './connection-demand.js';
import { estimatePoint, type PointEstimates } from './estimates.js';
import { faultResult } from './fault-results.js';
import { HottestShare } from './hottest-share.js';
import { meanCores, meanMembers } from './member-results.js';
import { FULL_LOAD, operationalBound } from './operational-bound.js';
import { PointStudy, type Replication } from './point-study.js';
import { serviceWarnings, warningsOf } from './point-warnings.js';
import type { ProgressListener } from './progress.js';
import { ProgressMeter } from './progress-meter.js';
import type { PointResult, ResultTable } from './result-table.js';
import type { Purpose, Runner } from './runner.js';
import { sensitivitiesOf } from './sensitivity.js';
import type { Settled } from './settled-point.js';
import { type Measured, replicationsWanted } from './stopping-rule.js';
import type { Task } from './task.js';
import { tenantResults } from './tenant-results.js';
import { timelineResult } from './timeline-results.js';
import { Turns } from './turns.js';
import { warmUpOutcome } from './warm-up-check.js';

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

/** Measures points of a scenario, each once and none before it is asked for. */
export class Campaign {
  readonly #scenario: Scenario;
  readonly #runner: Runner;
  readonly #meter: ProgressMeter;
  readonly #hottestShare: HottestShare;
  readonly #turns = new Turns();
  readonly #studies = new Map<DesignPoint, PointStudy>();

  constructor(scenario: Scenario, runner: Runner, onProgress: ProgressListener) {
    this.#scenario = scenario;
    this.#runner = runner;
    this.#meter = new ProgressMeter(scenario, onProgress);
    this.#hottestShare = new HottestShare(scenario.seed, scenario.rng);
  }

  /** Events simulated so far. */
  get events(): number {
    return this.#meter.events;
  }

  /** Measures a point until it is precise enough; `onRound` is given what it looks like while more is still to come. */
  async measure(point: DesignPoint, onRound?: (soFar: PointResult) => void): Promise<PointResult> {
    const { replications: rule } = this.#scenario;
    for (let count = rule.min; ;) {
      const seen = await this.#seen(point, count);
      const { estimates, representative } = seen.estimated;
      const precise = replicationsWanted(estimates, count, rule, this.#measured(seen));
      const wanted = representative ? precise : Math.max(precise, count + 1);
      if (wanted > count && count < rule.max) {
        count = wanted;
        onRound?.(this.#result(point, seen, true));
        continue;
      }
      this.#meter.finished(point);
      return this.#result(point, seen, wanted === count);
    }
  }

  /** A point with so many replications, which continue those that it had before. */
  async measureWith(point: DesignPoint, count: number): Promise<PointResult> {
    return this.#result(point, await this.#seen(point, count), true);
  }

  #measured({ settled }: Seen): Measured {
    if (this.#scenario.load.kind === 'fixed') return 'fixed load';
    return settled.at.service === 'binds' ? 'capacity of service' : 'capacity of loads';
  }

  async #seen(point: DesignPoint, count: number): Promise<Seen> {
    if (this.#scenario.load.kind === 'capacity') await this.#drawAhead(point);
    const study = this.#studyOf(point);
    const [replications, unit] = await Promise.all([
      study.first(count),
      this.#baselineOf(point)?.first(count),
    ]);
    // Many points wait for one unit, and each takes a while to tell.
    await this.#turns.next();
    const estimated = estimatePoint(point, replications, unit, this.#hottestShare);
    return { settled: await study.settled(), replications, estimated };
  }

  /** A little at a time, so that workers that end a task meanwhile are given the next one. */
  async #drawAhead(point: DesignPoint): Promise<void> {
    while (this.#hottestShare.lacks(point)) {
      await this.#turns.next();
      this.#hottestShare.drawSome(point);
    }
  }

  #studyOf(point: DesignPoint): PointStudy {
    let study = this.#studies.get(point);
    if (study === undefined) {
      study = new PointStudy(
        point,
        this.#scenario,
        (task, purpose) => this.#run(point, task, purpose),
        this.#hottestShare,
      );
      this.#studies.set(point, study);
    }
    return study;
  }

  async #run(point: DesignPoint, task: Task, purpose: Purpose): Promise<Observations> {
    const observations = await this.#runner.run(task, purpose);
    this.#meter.taskDone(point, observations.events);
    return observations;
  }

  /** The single gateway of the same setting, whose capacity is the unit of efficiency. */
  #baselineOf(point: DesignPoint): PointStudy | undefined {
    if (this.#scenario.load.kind !== 'capacity') return undefined;
    const setting = JSON.stringify(point.sweep);
    const unit = this.#scenario.points.find(
      (other) => other.strategy === 'single-gateway' && JSON.stringify(other.sweep) === setting,
    );
    return unit === undefined ? undefined : this.#studyOf(unit);
  }

  #result(point: DesignPoint, { settled, replications, estimated }: Seen, precise: boolean): PointResult {
    const { load, objective, replications: rule } = this.#scenario;
    const { at } = settled;
    const observed = replications.map(({ observations }) => observations);
    const { estimates, values, notEstimable } = estimated;
    const binds = bottleneckOf(observed, objective, at.service === 'binds' ? at.resource : undefined);
    const bound = this.#bound(point);
    const timeline = timelineResult(observed.map((one) => one.timeline));
    const faults = faultResult(observed.map((one) => one.faults));
    const tenants = tenantResults(observed.map((one) => one.tenants));
    checkBound(point, replications, this.#scenario);
    const supportedMembers = mostSupported(strategyNamed(point.strategy), point.model.sites.count);
    return {
      strategy: point.strategy,
      members: point.members,
      failed: point.failed ?? 0,
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
      meanControlError: this.#hottestShare.errorOfMeanControl(point),
      notEstimable,
      memberResults: meanMembers(observed),
      coreResults: meanCores(observed),
      bottleneck: binds.resource,
      bottleneckMember: binds.member,
      bottleneckUtilization: binds.utilization,
      sensitivities:
        load.kind === 'capacity' ? sensitivitiesOf(point, observed, objective, this.#hottestShare) : [],
      operationalBound: bound,
      warmUp: warmUpOutcome(observed.slice(0, rule.min), settled.warmUp, at.run),
      ...(faults !== undefined && { faults }),
      ...(tenants !== undefined && { tenants }),
      ...(timeline !== undefined && { timeline }),
      supportedMembers,
      beyondSupportedLimit: point.members > supportedMembers,
      sampledShare: at.scale,
      waitsTrusted: serviceWarnings(point, at).length === 0,
      warnings: warningsOf(point, settled, precise, rule.max, this.#scenario.floods.length > 0),
    };
  }

  #bound(point: DesignPoint): PointResult['operationalBound'] {
    const limits = this.#scenario.load.kind === 'capacity' ? this.#scenario.objective : FULL_LOAD;
    const cps = operationalBound(point, this.#hottestShare, limits);
    return { cps, bps: cps * 8 * connectionDemand(point.model).bytes };
  }
}

/** A point after some replications. */
interface Seen {
  readonly settled: Settled;
  readonly replications: readonly Replication[];
  readonly estimated: PointEstimates;
}

import { mean } from 'd3-array';
import type { Observations } from '../model/observe.js';
import type { DesignPoint, Scenario } from '../scenario/scenario.js';
import { ownLoad } from '../scenario/virtual-systems.js';
import { connectionDemand } from './connection-demand.js';
import type { HottestShare } from './hottest-share.js';
import { searchLoads } from './load-search.js';
import { luckOf } from './luck.js';
import { loadPressure, servicePressure } from './objective.js';
import type { OperatingPoint } from './operating-point.js';
import { FULL_LOAD, operationalBound } from './operational-bound.js';
import { Pilot, type Run } from './pilot.js';
import { serviceWarnings } from './point-warnings.js';
import type { Purpose } from './runner.js';
import { searchService } from './service-search.js';
import type { Settled } from './settled-point.js';
import { taskOf } from './task.js';
import { checkWarmUp, type WarmUpCheck } from './warm-up-check.js';

/** One replication of a point at its load. */
export interface Replication {
  readonly observations: Observations;
  /** Connections per second that this replication says the objective allows; absent under a fixed load. */
  readonly capacity?: number;
}

/** First trial rate, in parts of the operational bound: near the capacity of most strategies. */
const FIRST_GUESS = 0.93;
/**
 * A capacity further from the measured rate is measured again there: proportional extrapolation is not exact. Waits and
 * drops vary more than that by chance, so that only a larger distance means something.
 */
const OFF_CENTRE = 0.02;
const OFF_CENTRE_OF_SERVICE = 0.06;
/**
 * So many replications at most settle load and length, however many are asked for: adding some must not move the rest.
 */
const SETTLING = 5;
/** Runs are lengthened to twice and four times where the start cannot be cut off. */
const MOST_LENGTHENINGS = 2;
const MOST_ROUNDS = 4;

/**
 * A design point whose replications are simulated when they are asked for, each once. The first of them settle where
 * and how long it is measured: at the capacity, within the objective, after a warm-up that leaves no bias.
 */
export class PointStudy {
  readonly point: DesignPoint;
  readonly #scenario: Scenario;
  readonly #run: Run;
  readonly #hottestShare: HottestShare;
  readonly #pilot: Pilot;
  #replications: Promise<Replication>[] = [];
  #settled?: Promise<Settled>;

  constructor(point: DesignPoint, scenario: Scenario, run: Run, hottestShare: HottestShare) {
    this.point = point;
    this.#scenario = scenario;
    this.#run = run;
    this.#hottestShare = hottestShare;
    this.#pilot = new Pilot(point, scenario, run);
  }

  /** The load and length at which the point is measured. */
  settled(): Promise<Settled> {
    this.#settled ??= this.#settle();
    return this.#settled;
  }

  /** The replications 0 to count - 1, in order. */
  async first(count: number): Promise<Replication[]> {
    const { at } = await this.settled();
    return this.#replicate(at, count, 'replication');
  }

  async #settle(): Promise<Settled> {
    let at = await this.#start();
    for (let round = 0, lengthenings = 0; ; round++) {
      this.#replications = [];
      const first = await this.#replicate(
        at,
        Math.min(SETTLING, this.#scenario.replications.min),
        'settling',
      );
      const load = await this.#revisedLoad(at, first);
      if (load.rate !== at.rate && round < MOST_ROUNDS) {
        at = load;
        continue;
      }
      at = { ...at, service: load.service };
      const warmUp = checkWarmUp(
        first.map(({ observations }) => observations),
        at.run,
        this.#quiet(),
      );
      if (warmUp.verdict === 'unsettled' && this.#quiet() < Infinity) return { at, warmUp, tried: 'nothing' };
      if (warmUp.verdict === 'unsettled' && lengthenings++ >= MOST_LENGTHENINGS)
        return { at, warmUp, tried: 'longer runs' };
      // Where more is asked than can be done, queues grow until they are full, and no length settles that.
      const overloaded = first.some(({ observations }) => loadPressure(observations, FULL_LOAD).value > 1);
      if (overloaded) return { at, warmUp, tried: 'overload' };
      if (warmUp.verdict === 'settled' || round >= MOST_ROUNDS) return { at, warmUp, tried: 'longer runs' };
      if (serviceWarnings(this.point, at).length > 0) return { at, warmUp, tried: 'small sample' };
      at = { ...at, run: lengthened(at.run, warmUp) };
    }
  }

  async #start(): Promise<OperatingPoint> {
    const { load, run, objective } = this.#scenario;
    if (load.kind === 'fixed') return this.#at({ rate: this.#fixedRate(), run, service: 'met' });
    const guess = FIRST_GUESS * operationalBound(this.point, this.#hottestShare, objective);
    const meanControl = this.#hottestShare.meanControl(this.point);
    const root = await searchLoads(this.#pilot, guess, objective, meanControl);
    return this.#at({ ...root, run, service: 'open' });
  }

  #at(known: Pick<OperatingPoint, 'rate' | 'run' | 'service'> & Partial<OperatingPoint>): OperatingPoint {
    const { splits } = this.#pilot;
    const scale =
      known.service === 'binds'
        ? this.#pilot.largestScaleAt(known.rate)
        : this.#pilot.usualScaleAt(known.rate, this.#scenario.run);
    return { resource: 'firewall instances', slope: 1, ...known, splits, scale };
  }

  /** The same rate where the first replications confirm it; else where they say that the capacity lies. */
  async #revisedLoad(at: OperatingPoint, first: readonly Replication[]): Promise<OperatingPoint> {
    const { load, objective } = this.#scenario;
    if (load.kind === 'fixed') return at;
    const capacity = this.#meanCapacity(first);
    const tolerated = at.service === 'binds' ? OFF_CENTRE_OF_SERVICE : OFF_CENTRE;
    if (Math.abs(capacity / at.rate - 1) > tolerated) return this.#at({ ...at, rate: capacity });
    const pressures = first.map(({ observations }) => servicePressure(observations, objective).value);
    const suspicion = mean(pressures)!;
    if (at.service !== 'open') return at;
    if (suspicion <= 1) return { ...at, service: 'met' };
    const judged = await searchService(this.#pilot, at, objective, suspicion);
    return judged.service === 'binds' ? this.#at(judged) : judged;
  }

  /** Mean of the capacities with the luck of the talkers' keys taken out, where it matters. */
  #meanCapacity(first: readonly Replication[]): number {
    const meanControl = this.#hottestShare.meanControl(this.point);
    const { objective } = this.#scenario;
    return mean(
      first,
      ({ capacity, observations }) => capacity! / luckOf(observations, objective, meanControl),
    )!;
  }

  #replicate(at: OperatingPoint, count: number, purpose: Purpose): Promise<Replication[]> {
    while (this.#replications.length < count) {
      const replication = this.#replications.length;
      this.#replications.push(this.#replication({ ...at, replication }, purpose));
    }
    return Promise.all(this.#replications.slice(0, count));
  }

  async #replication(
    at: OperatingPoint & { readonly replication: number },
    purpose: Purpose,
  ): Promise<Replication> {
    const observations = await this.#run(taskOf(this.point, this.#scenario, at), purpose);
    if (this.#scenario.load.kind === 'fixed') return { observations };
    return { observations, capacity: this.#capacity(at, observations) };
  }

  /** Carries a replication's pressures along their elasticities to the rate at which the first would be 1. */
  #capacity({ rate, slope, service }: OperatingPoint, observations: Observations): number {
    const { objective } = this.#scenario;
    const ofLoads = rate / loadPressure(observations, objective).value;
    if (service !== 'binds') return ofLoads;
    return Math.min(ofLoads, rate * servicePressure(observations, objective).value ** (-1 / slope));
  }

  /** Measured time before the first fault, before a spare member can be called, or in which the load is steady; nanoseconds, Infinity where all of it is. */
  #quiet(): number {
    const { faults, floods, autoScaling, load } = this.#scenario;
    if (load.kind === 'fixed' && load.profile !== undefined) return 0;
    return Math.min(autoScaling?.hold ?? Infinity, ...[...faults, ...floods].map(({ at }) => at));
  }

  #fixedRate(): number {
    const { load } = this.#scenario;
    if (load.kind !== 'fixed') throw new RangeError('the load is not fixed');
    if (load.per === 'virtual-system') return ownLoad(this.point.model.virtualSystems)!;
    const perConnection = load.unit === 'bps' ? 8 * connectionDemand(this.point.model).bytes : 1;
    return (load.rate * (load.per === 'member' ? this.point.members : 1)) / perConnection;
  }
}

/** A warm-up longer by what is missing, or twice the measured time where no cut was found in it. */
function lengthened({ warmUp, duration }: OperatingPoint['run'], check: WarmUpCheck): OperatingPoint['run'] {
  if (check.verdict === 'cut') return { warmUp: warmUp + check.missing, duration };
  return { warmUp, duration: 2 * duration };
}

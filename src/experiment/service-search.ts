import { mean } from 'd3-array';
import type { Objective } from '../scenario/scenario.js';
import { fluctuationAt, TOLERATED_FLUCTUATION } from './fidelity.js';
import { type Resource, servicePressure } from './objective.js';
import type { OperatingPoint } from './operating-point.js';
import type { Pilot } from './pilot.js';

/** Replications that judge at one rate: p99 varies by a third between runs near full load. */
const JUDGES = [0, 1, 2];
/** Fewer that look for the root: the replications there correct what they miss. */
const SCOUTS = [0, 1];
/** Pressure of waits or drops that no sampling noise explains. */
const OVERWHELMING = 10;
/** Usual elasticity of the 99th percentile of waits near full load, measured at loads of 0.88 to 0.95. */
const STEEP = 20;
const OVERSHOOT = 0.99;
const MOST_TRIALS = 5;
/** Rates of a bracket so near to each other that the line between them in logarithms is true. */
const TIGHT = 1.06;

/**
 * What waits and drops allow where small runs found a pressure of `suspicion`, beyond their limits, at `at`. Larger runs
 * decide: met where they are within the limits on average; binding where each of them is beyond; else chance decides,
 * and nothing is said. Where they bind, the rate below it at which they are met.
 */
export async function searchService(
  pilot: Pilot,
  at: OperatingPoint,
  objective: Objective,
  suspicion: number,
): Promise<OperatingPoint> {
  const beyond = isJudgeable(pilot, at) ? 1 : OVERWHELMING;
  if (suspicion <= beyond) return { ...at, service: 'unjudged' };
  const first = await judge(pilot, at.rate, objective, { beyond });
  if (first.value <= 1) return { ...at, service: 'met' };
  if (first.least <= beyond) return { ...at, service: 'unjudged' };
  const { below, above } = await bracket(pilot, first, objective);
  if (below === undefined)
    return { ...at, rate: stepBelow(above), slope: STEEP, resource: above.resource, service: 'binds' };
  const slope = slopeBetween(below, above);
  return { ...at, rate: rootBetween(below, above), slope, resource: above.resource, service: 'binds' };
}

/** Waits and drops at a rate, over some replications. */
interface Trial {
  readonly rate: number;
  readonly resource: Resource;
  /** Mean pressure, and the least. */
  readonly value: number;
  readonly least: number;
}

/** One run after the other, until one is not beyond, which leaves the rest nothing to decide. */
async function judge(
  pilot: Pilot,
  rate: number,
  objective: Objective,
  { judges = JUDGES, beyond = 0 }: { readonly judges?: readonly number[]; readonly beyond?: number },
): Promise<Trial> {
  const values: number[] = [];
  let resource: Resource = 'latency';
  for (const replication of judges) {
    const pressure = servicePressure(await pilot.atRateInFull(rate, replication), objective);
    values.push(pressure.value);
    resource = pressure.resource;
    if (pressure.value <= beyond) break;
  }
  return { rate, resource, value: mean(values)!, least: Math.min(...values) };
}

/** Whether waits of the largest runs are those of the full system. */
function isJudgeable(pilot: Pilot, { rate, resource }: OperatingPoint): boolean {
  const scale = pilot.largestScaleAt(rate);
  const { point, splits } = pilot;
  return scale === 1 || fluctuationAt(point, { rate, scale, resource, splits }) <= TOLERATED_FLUCTUATION;
}

/** Two rates close together, at one of which the limits are met; the lower one is missing where none was found. */
async function bracket(
  pilot: Pilot,
  first: Trial,
  objective: Objective,
): Promise<{ readonly below: Trial | undefined; readonly above: Trial }> {
  let above = first;
  let below: Trial | undefined;
  for (let trials = 0; trials < MOST_TRIALS; trials++) {
    const rate = below === undefined ? stepBelow(above) : rootBetween(below, above);
    const trial = await judge(pilot, rate, objective, { judges: SCOUTS });
    if (trial.value > 1) above = trial;
    else below = trial;
    if (below !== undefined && above.rate / below.rate < TIGHT) break;
  }
  return { below, above };
}

/** A rate at which the pressure should be below one, a little further than the usual steepness says. */
function stepBelow({ rate, value }: Trial): number {
  return Math.max(rate / 2, rate * value ** (-1 / STEEP) * OVERSHOOT);
}

/** Where the line through two trials in logarithms crosses one. */
function rootBetween(below: Trial, above: Trial): number {
  return above.rate * above.value ** (-1 / slopeBetween(below, above));
}

/** Elasticity of the pressure between two rates, at least 1 so that noise cannot turn it around. */
function slopeBetween(below: Trial, above: Trial): number {
  const rise = Math.log(above.value / Math.max(below.value, 1e-3));
  return Math.max(1, rise / Math.log(above.rate / below.rate));
}

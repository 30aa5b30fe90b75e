import { max } from 'd3-array';
import type { BucketDraw } from '../model/traffic/talker-population.js';
import { type Interval, meanInterval } from '../stats/confidence.js';

/** What members get of random keys: the owner of each bucket, their shares under each draw, and the control of these. */
export interface Dealt {
  readonly owner: Int32Array;
  readonly shares: readonly Float64Array[];
  readonly control: Interval;
  /** When it was asked for. */
  skewElasticity?: number;
}

/** Deals draws of the shares of buckets to the owners of these. */
export function deal(draws: readonly Float64Array[], owner: Int32Array, members: number): Dealt {
  const shares = draws.map((draw) => sharesUnder(draw, owner, members));
  const control = meanInterval(shares.map((of) => 1 / (members * max(of)!)));
  return { owner, shares, control };
}

/**
 * The mean of the derivatives of the draws, in each of which one member is the hottest, by the mean of the control
 * (infinitesimal perturbation analysis; Glasserman 1991).
 */
export function skewElasticityOf({ owner, shares }: Dealt, draws: readonly BucketDraw[]): number {
  let derivative = 0;
  let control = 0;
  for (const [index, of] of shares.entries()) {
    const highest = max(of)!;
    derivative -= shareUnder(draws[index].slopes, owner, of.indexOf(highest)) / highest ** 2;
    control += 1 / highest;
  }
  return derivative / control;
}

/** Whether one member has every bucket. */
export const isAllTo = (owner: Int32Array): boolean => owner.every((member) => member === owner[0]);

/** What any keys come to where one member has everything: nothing need be drawn before the first run begins. */
export function allTo(owner: Int32Array): Float64Array {
  const draw = new Float64Array(owner.length);
  draw[0] = 1;
  return draw;
}

function sharesUnder(draw: Float64Array, owner: Int32Array, members: number): Float64Array {
  const shares = new Float64Array(members);
  for (let bucket = 0; bucket < draw.length; bucket++) shares[owner[bucket]] += draw[bucket];
  return shares;
}

/** The same for one member. */
function shareUnder(draw: Float64Array, owner: Int32Array, member: number): number {
  let share = 0;
  for (let bucket = 0; bucket < draw.length; bucket++) if (owner[bucket] === member) share += draw[bucket];
  return share;
}

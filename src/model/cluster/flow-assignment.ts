import { lowestIds, type MembershipView } from './membership.js';

/** The policy of who handles a flow: every bucket of the distribution key has one member. */
export interface FlowAssignment {
  memberOf(bucket: number): number;
  membershipChanged(view: MembershipView): void;
}

/** A matrix of buckets; a subclass says which member should have each. */
export abstract class BucketMatrix implements FlowAssignment {
  readonly #members: Int32Array;

  constructor(buckets: number) {
    this.#members = new Int32Array(buckets);
  }

  memberOf(bucket: number): number {
    return this.#members[bucket];
  }

  membershipChanged(view: MembershipView): void {
    for (let bucket = 0; bucket < this.#members.length; bucket++)
      this.#members[bucket] = this.place(bucket, view.up);
  }

  protected abstract place(bucket: number, up: readonly number[]): number;
}

/** Buckets dealt out evenly: bucket after bucket to member after member. */
export class EvenBuckets extends BucketMatrix {
  readonly #all: number;

  constructor(buckets: number, members: number) {
    super(buckets);
    this.#all = members;
    this.membershipChanged({ epoch: 0, up: lowestIds(members) });
  }

  /** A bucket stays with its member while that is up; the buckets of the others are dealt out among those up. */
  protected place(bucket: number, up: readonly number[]): number {
    const home = bucket % this.#all;
    return up.includes(home) ? home : up[(Math.floor(bucket / this.#all) + home) % up.length];
  }
}

/**
 * Buckets in proportion to a weight of each member. A bucket stays with its member while that is up; those of a member
 * that is down go to the others as they weigh.
 */
export class ProportionalBuckets extends BucketMatrix {
  readonly #weights: readonly number[];

  constructor(buckets: number, weights: readonly number[]) {
    super(buckets);
    this.#weights = weights;
    this.membershipChanged({ epoch: 0, up: lowestIds(weights.length) });
  }

  protected place(bucket: number, up: readonly number[]): number {
    const { index, within } = pick(this.#weights, radicalInverse(bucket));
    if (up.includes(index)) return index;
    const others = up.map((member) => this.#weights[member]);
    if (others.every((weight) => weight === 0)) return up[Math.floor(within * up.length)];
    return up[pick(others, within).index];
  }
}

/** How an orchestrator deals buckets out: evenly where all members weigh the same. */
export function dealtBuckets(buckets: number, weights: readonly number[]): FlowAssignment {
  return weights.every((weight) => weight === weights[0])
    ? new EvenBuckets(buckets, weights.length)
    : new ProportionalBuckets(buckets, weights);
}

/** Buckets in proportion to weights by the number of members that are up. */
export class WeightedBuckets extends BucketMatrix {
  readonly #weightsOf: (count: number) => readonly number[];

  /** `weightsOf(count)` gives one weight for each of `count` members, in the order of their ids. */
  constructor(buckets: number, members: number, weightsOf: (count: number) => readonly number[]) {
    super(buckets);
    this.#weightsOf = weightsOf;
    this.membershipChanged({ epoch: 0, up: lowestIds(members) });
  }

  protected place(bucket: number, up: readonly number[]): number {
    return up[pick(this.#weightsOf(up.length), radicalInverse(bucket)).index];
  }
}

/** All buckets with the member of the lowest id that is up. */
export class OneActive implements FlowAssignment {
  #active = 0;

  memberOf(): number {
    return this.#active;
  }

  membershipChanged(view: MembershipView): void {
    this.#active = view.up[0];
  }
}

/** Which of the weights the point `at` of their sum falls into, and where in it; points are in [0, 1). */
export function pick(weights: readonly number[], at: number): { index: number; within: number } {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let rest = at * total;
  let index = 0;
  while (index < weights.length - 1 && rest >= weights[index]) rest -= weights[index++];
  return { index, within: rest / weights[index] };
}

/**
 * Binary digits of `n` mirrored at the point: the van der Corput sequence, in [0, 1). It spreads neighbouring buckets
 * over the whole of cumulative weights.
 */
export function radicalInverse(n: number): number {
  let inverse = 0;
  for (let place = 0.5, rest = n; rest > 0; rest >>= 1, place /= 2) if ((rest & 1) === 1) inverse += place;
  return inverse;
}

import { lowestIds, type MembershipView } from './membership.js';

/** The policy of who handles a flow: every bucket of the distribution key has one member. */
export interface FlowAssignment {
  memberOf(bucket: number): number;
  membershipChanged(view: MembershipView): void;
  /** Members weigh something else from now on; absent where nothing is dealt out by weight. */
  reweigh?(weights: readonly number[], view: MembershipView): void;
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

/**
 * Buckets in proportion to a weight of each member. Only buckets of members that are to have fewer move, because they are
 * down or weigh less beside the others than before, and as few as that takes; members that gain get them as they gain.
 */
export class ProportionalBuckets extends BucketMatrix {
  /** Part of the buckets of each member at the start. */
  readonly #parts: readonly number[];
  #weights: readonly number[];
  /** Whether no two members weigh differently. */
  protected isEven = true;
  /** Part of its own buckets that a member keeps, and what it gains of others. */
  #keeps: readonly number[] = [];
  #gains: readonly number[] = [];

  constructor(buckets: number, weights: readonly number[]) {
    super(buckets);
    this.#parts = partsOf(weights);
    this.#weights = weights;
    this.membershipChanged({ epoch: 0, up: lowestIds(weights.length) });
  }

  reweigh(weights: readonly number[], view: MembershipView): void {
    this.#weights = weights;
    this.membershipChanged(view);
  }

  override membershipChanged(view: MembershipView): void {
    this.isEven = this.#weights.every((weight) => weight === this.#weights[0]);
    const due = partsOf(this.#weights, view.up);
    this.#keeps = due.map((part, member) =>
      part >= this.#parts[member] - ROUNDING ? 1 : part / this.#parts[member],
    );
    this.#gains = due.map((part, member) => Math.max(0, part - this.#parts[member]));
    super.membershipChanged(view);
  }

  protected get members(): number {
    return this.#parts.length;
  }

  /** The member that has a bucket at the start, and where among its buckets this is, in [0, 1). */
  protected home(bucket: number): { index: number; within: number } {
    return pick(this.#parts, radicalInverse(bucket));
  }

  protected place(bucket: number, up: readonly number[]): number {
    const { index, within } = this.home(bucket);
    const keeps = up.includes(index) ? this.#keeps[index] : 0;
    if (within < keeps) return index;
    const beyond = ((within - keeps) / (1 - keeps)) * (1 - ROUNDING);
    return pick(this.#gains, beyond).index;
  }
}

const ROUNDING = 1e-12;

/** The parts that weights give those who are up; even parts where these weigh nothing. */
function partsOf(weights: readonly number[], up: readonly number[] = lowestIds(weights.length)): number[] {
  const total = up.reduce((sum, member) => sum + weights[member], 0);
  return weights.map((weight, member) => {
    if (!up.includes(member)) return 0;
    return total > 0 ? weight / total : 1 / up.length;
  });
}

/** Buckets dealt out evenly: bucket after bucket to member after member. */
export class EvenBuckets extends ProportionalBuckets {
  constructor(buckets: number, members: number) {
    super(
      buckets,
      lowestIds(members).map(() => 1),
    );
  }

  protected override home(bucket: number): { index: number; within: number } {
    return { index: bucket % this.members, within: radicalInverse(Math.floor(bucket / this.members)) };
  }

  /** A bucket stays with its member while that is up; the buckets of the others are dealt out among those up. */
  protected override place(bucket: number, up: readonly number[]): number {
    if (!this.isEven) return super.place(bucket, up);
    const home = bucket % this.members;
    return up.includes(home) ? home : up[(Math.floor(bucket / this.members) + home) % up.length];
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
  #weights: readonly number[] = [];

  /** `weightsOf(count)` gives one weight for each of `count` members, in the order of their ids. */
  constructor(buckets: number, members: number, weightsOf: (count: number) => readonly number[]) {
    super(buckets);
    this.#weightsOf = weightsOf;
    this.membershipChanged({ epoch: 0, up: lowestIds(members) });
  }

  override membershipChanged(view: MembershipView): void {
    this.#weights = this.#weightsOf(view.up.length);
    super.membershipChanged(view);
  }

  protected place(bucket: number, up: readonly number[]): number {
    return up[pick(this.#weights, radicalInverse(bucket)).index];
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

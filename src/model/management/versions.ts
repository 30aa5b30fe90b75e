/** Which version of a policy or a configuration each member has, and for how long members disagree. */
export class Versions {
  /** Version of each member; one that never was a member has none. */
  readonly of: Int32Array;
  /** Version that all are to have. */
  target = 0;
  #disagreement = 0;
  #since = Infinity;

  constructor(members: number) {
    this.of = new Int32Array(members);
  }

  /** The members that are up, or the version of one, have changed. */
  settle(up: readonly number[], now: number): void {
    if (now > this.#since) this.#disagreement += now - this.#since;
    const differ = up.some((member) => this.of[member] !== this.of[up[0]]);
    this.#since = differ ? now : Infinity;
  }

  /** Whether all of these members have what all are to have. */
  isComplete(up: readonly number[]): boolean {
    return up.every((member) => this.of[member] >= this.target);
  }

  /** Nanoseconds up to now during which not all members that were up had the same version. */
  disagreement(now: number): number {
    return this.#disagreement + Math.max(0, now - this.#since);
  }
}

/** The version of a member that was never part of the cluster. */
export const NO_VERSION = -1;

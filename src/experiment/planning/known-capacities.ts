import type { PointResult } from '../result-table.js';
import type { CandidateSize } from './candidate-sizes.js';
import type { CapacitySource } from './capacity-source.js';

/** A size that has been simulated. */
export interface KnownCapacity extends CandidateSize {
  readonly result: PointResult;
}

/** The capacities of one strategy: each size is asked of the source once, and again only for more replications. */
export class KnownCapacities {
  readonly #strategy: string;
  readonly #source: CapacitySource;
  readonly #known = new Map<string, KnownCapacity>();

  constructor(strategy: string, source: CapacitySource) {
    this.#strategy = strategy;
    this.#source = source;
  }

  /** The capacity of a size from at least so many replications. */
  async capacity({ members, failed }: CandidateSize, replications: number): Promise<PointResult> {
    const key = `${members}/${failed}`;
    const known = this.#known.get(key)?.result;
    if (known !== undefined && known.replications.length >= replications) return known;
    const strategy = this.#strategy;
    const result = await this.#source.capacity({ strategy, members, failed, replications });
    this.#known.set(key, { members, failed, result });
    return result;
  }

  /** Every size that was asked for, in the order of first asking. */
  get all(): readonly KnownCapacity[] {
    return [...this.#known.values()];
  }
}

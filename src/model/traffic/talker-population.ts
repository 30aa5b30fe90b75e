import { AliasTable, zipfShares } from '../../random/discrete.js';
import { hash32 } from '../../random/hash.js';
import type { RandomStream } from '../../random/random-stream.js';

/**
 * The talkers of one replication: how much of the traffic each has (Zipf) and the bucket that its key hashes to.
 * Shares are those of the full system, whatever part of it is simulated.
 */
export class TalkerPopulation {
  /** Share of the connections that fall into each bucket. */
  readonly bucketShares: Float64Array;
  readonly #talkers: AliasTable;
  readonly #buckets: Int32Array;

  constructor(talkers: number, skew: number, buckets: number, keys: RandomStream) {
    const { shares, table } = lawOf(talkers, skew);
    this.#talkers = table;
    this.#buckets = new Int32Array(talkers);
    this.bucketShares = bucketShares(shares, buckets, saltFrom(keys), this.#buckets);
  }

  /** The bucket of a randomly chosen talker. */
  draw(stream: RandomStream): number {
    return this.#buckets[this.#talkers.draw(stream)];
  }
}

interface TalkerLaw {
  readonly key: string;
  readonly shares: Float64Array;
  readonly table: AliasTable;
}

let lastLaw: TalkerLaw | undefined;

/** The law of the talkers' rates; the replications of a scenario share it, so the last one is kept. */
function lawOf(talkers: number, skew: number): TalkerLaw {
  const key = `${talkers}/${skew}`;
  if (lastLaw?.key !== key) {
    const shares = zipfShares(talkers, skew);
    lastLaw = { key, shares, table: new AliasTable(shares) };
  }
  return lastLaw;
}

export const saltFrom = (stream: RandomStream): number => Math.floor(stream.uniform() * 4_294_967_296) | 0;

/** Sums talkers' shares by bucket under one salt; notes each talker's bucket where a column is given. */
export function bucketShares(
  shares: Float64Array,
  buckets: number,
  salt: number,
  bucketOf?: Int32Array,
): Float64Array {
  const sums = new Float64Array(buckets);
  // The same bucket without a division of numbers beyond 31 bits, which takes three times as long.
  const mask = (buckets & (buckets - 1)) === 0 ? buckets - 1 : -1;
  for (let talker = 0; talker < shares.length; talker++) {
    const hash = hash32(talker, salt);
    const bucket = mask >= 0 ? hash & mask : hash % buckets;
    if (bucketOf !== undefined) bucketOf[talker] = bucket;
    sums[bucket] += shares[talker];
  }
  return sums;
}

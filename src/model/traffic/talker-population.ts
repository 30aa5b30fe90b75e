import { AliasTable, zipfShares } from '../../random/discrete.js';
import type { RandomStream } from '../../random/random-stream.js';
import {
  clientKey,
  type KeyForm,
  type KeyHash,
  keyHash,
  type Keying,
  type Nat,
  serverKey,
} from './direction-keys.js';

/**
 * The talkers of one replication: how much of the traffic each has (Zipf) and the buckets that the keys of its packets
 * hash to, in each direction. Shares are those of the full system, whatever part of it is simulated.
 */
export class TalkerPopulation {
  /** Share of the connections that fall into each bucket by the packets of their clients. */
  readonly bucketShares: Float64Array;
  readonly #law: TalkerLaw;
  readonly #buckets: Int32Array;
  /** By what is translated; null where every connection has a key of its own. */
  readonly #returnBuckets: Readonly<Record<Nat, Int32Array | null>>;

  constructor(keying: Keying, keys: RandomStream) {
    this.#law = lawOf(keying.traffic);
    const { shares } = this.#law;
    const { buckets } = keying.distribution;
    const salt = saltFrom(keys);
    const forward = clientKey(keying);
    const hashed = new Map<KeyForm, Int32Array>();
    const bucketsOf = (form: KeyForm): Int32Array | null => {
      if (form === 'own') return null;
      const known = hashed.get(form) ?? hashedBuckets(keyHash(form, keying), shares.length, buckets, salt);
      hashed.set(form, known);
      return known;
    };
    this.#buckets = bucketsOf(forward)!;
    this.bucketShares = sums(shares, this.#buckets, buckets);
    this.#returnBuckets = {
      none: bucketsOf(serverKey(keying, 'none')),
      hide: bucketsOf(serverKey(keying, 'hide')),
      static: bucketsOf(serverKey(keying, 'static')),
    };
  }

  /** A randomly chosen talker. */
  draw(stream: RandomStream): number {
    return this.#law.table.draw(stream);
  }

  bucketOf(talker: number): number {
    return this.#buckets[talker];
  }

  /** The bucket of the packets of a talker's server; `own`, the one of the connection alone, where it has one. */
  returnBucketOf(talker: number, nat: Nat, own: number): number {
    return this.#returnBuckets[nat]?.[talker] ?? own;
  }

  /** The bucket of the packets of each talker's server; null where every connection has its own. */
  returnBuckets(nat: Nat): Int32Array | null {
    return this.#returnBuckets[nat];
  }

  /** Every talker: the bucket of its packets, and its share of the connections. */
  eachTalker(visit: (talker: number, bucket: number, share: number) => void): void {
    const { shares } = this.#law;
    for (let talker = 0; talker < shares.length; talker++)
      visit(talker, this.#buckets[talker], shares[talker]);
  }

  /** Whether both directions of such connections have one key. */
  isSymmetric(nat: Nat): boolean {
    return this.#returnBuckets[nat] === this.#buckets;
  }
}

/** What a draw of the keys comes to, by bucket, of the packets of clients. */
export interface BucketDraw {
  /** Shares of the connections. */
  readonly shares: Float64Array;
  /** Their derivatives by the logarithm of the talkers' skew. */
  readonly slopes: Float64Array;
}

/** Draws of the keys under the salts of a stream. */
export function bucketDraws(keying: Keying, keys: RandomStream, draws: number): BucketDraw[] {
  const { buckets } = keying.distribution;
  const law = lawOf(keying.traffic);
  const { shares } = law;
  const slopes = (law.slopes ??= skewSlopes(shares, keying.traffic.talkerSkew));
  const hash = keyHash(clientKey(keying) as Exclude<KeyForm, 'own'>, keying);
  return Array.from({ length: draws }, () => {
    const drawn = { shares: new Float64Array(buckets), slopes: new Float64Array(buckets) };
    addByBucket(drawn, { shares, slopes }, hash, saltFrom(keys));
    return drawn;
  });
}

/** Fifty million times while the first clusters run: a closure around the hash would take as long as the hash. */
function addByBucket(into: BucketDraw, each: BucketDraw, hash: KeyHash, salt: number): void {
  const { shares, slopes } = into;
  const { shares: share, slopes: slope } = each;
  const buckets = shares.length;
  const mask = maskFor(buckets);
  for (let talker = 0; talker < share.length; talker++) {
    const bucket = bucketOf(hash(talker, salt), buckets, mask);
    shares[bucket] += share[talker];
    slopes[bucket] += slope[talker];
  }
}

/** Of rank^-skew over its sum: the share of each talker by the logarithm of the skew. */
function skewSlopes(shares: Float64Array, skew: number): Float64Array {
  const slopes = new Float64Array(shares.length);
  let mean = 0;
  for (let talker = 0; talker < shares.length; talker++) mean += shares[talker] * Math.log(talker + 1);
  for (let talker = 0; talker < shares.length; talker++)
    slopes[talker] = skew * shares[talker] * (mean - Math.log(talker + 1));
  return slopes;
}

type Rates = Pick<Keying['traffic'], 'talkers' | 'talkerSkew'>;

interface TalkerLaw {
  readonly key: string;
  readonly shares: Float64Array;
  readonly table: AliasTable;
  /** Derivatives of the shares by the logarithm of the skew, when they were asked for. */
  slopes?: Float64Array;
}

let lastLaw: TalkerLaw | undefined;

/** The law of the talkers' rates; the replications of a scenario share it, so the last one is kept. */
function lawOf({ talkers, talkerSkew }: Rates): TalkerLaw {
  const key = `${talkers}/${talkerSkew}`;
  if (lastLaw?.key !== key) {
    const shares = zipfShares(talkers, talkerSkew);
    lastLaw = { key, shares, table: new AliasTable(shares) };
  }
  return lastLaw;
}

export const saltFrom = (stream: RandomStream): number => Math.floor(stream.uniform() * 4_294_967_296) | 0;

function hashedBuckets(hash: KeyHash, talkers: number, buckets: number, salt: number): Int32Array {
  const mask = maskFor(buckets);
  const found = new Int32Array(talkers);
  for (let talker = 0; talker < talkers; talker++)
    found[talker] = bucketOf(hash(talker, salt), buckets, mask);
  return found;
}

/** The bits of a hash that are its bucket, where buckets are a power of two; else 0. */
const maskFor = (buckets: number): number => ((buckets & (buckets - 1)) === 0 ? buckets - 1 : 0);

/** The bucket of a hash. A power of two needs no division of numbers beyond 31 bits, which takes three times as long. */
function bucketOf(hash: number, buckets: number, mask: number): number {
  return mask === 0 ? hash % buckets : hash & mask;
}

function sums(shares: Float64Array, found: Int32Array, buckets: number): Float64Array {
  const total = new Float64Array(buckets);
  for (let talker = 0; talker < shares.length; talker++) total[found[talker]] += shares[talker];
  return total;
}

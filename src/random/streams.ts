import { createGenerator } from './generator.js';
import { mrg32k3aStream } from './mrg32k3a-streams.js';
import type { RandomStream, RandomStreams } from './random-stream.js';

/** The generators that streams can come from: `alea` is the faster, `mrg32k3a` has provably disjoint streams. */
export const RANDOM_ENGINES = ['alea', 'mrg32k3a'] as const;
export type RandomEngine = (typeof RANDOM_ENGINES)[number];

type StreamOf = (seed: number, replication: number, path: string) => RandomStream;

const engines: Readonly<Record<RandomEngine, StreamOf>> = {
  alea: (seed, replication, path) => createGenerator(`${seed}|${replication}|${path}`),
  mrg32k3a: (seed, replication, path) => mrg32k3aStream(`${seed}|${path}`, replication),
};

/** The random streams of a replication: each depends on the seed, the replication and its path alone. */
export function createStreams(
  seed: number,
  replication: number,
  engine: RandomEngine = 'alea',
): RandomStreams {
  requireWhole('seed', seed);
  requireWhole('replication', replication);
  const streamOf = engines[engine];
  const taken = new Set<string>();
  return {
    stream(path: string): RandomStream {
      // Two users of one stream would disturb each other, two copies would be the same numbers twice.
      if (taken.has(path)) throw new Error(`The random stream "${path}" is taken already.`);
      taken.add(path);
      return streamOf(seed, replication, path);
    },
  };
}

function requireWhole(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`The ${name} must be a whole number of at least 0, not ${value}.`);
  }
}

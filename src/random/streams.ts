import { createGenerator } from './generator.js';
import type { RandomStream, RandomStreams } from './random-stream.js';

/** The random streams of a replication: each depends on the seed, the replication and its path alone. */
export function createStreams(seed: number, replication: number): RandomStreams {
  requireWhole('seed', seed);
  requireWhole('replication', replication);
  const taken = new Set<string>();
  return {
    stream(path: string): RandomStream {
      // Two users of one stream would disturb each other, two copies would be the same numbers twice.
      if (taken.has(path)) throw new Error(`The random stream "${path}" is taken already.`);
      taken.add(path);
      return createGenerator(`${seed}|${replication}|${path}`);
    },
  };
}

function requireWhole(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`The ${name} must be a whole number of at least 0, not ${value}.`);
  }
}

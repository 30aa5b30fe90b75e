import { normalQuantile } from '../../src/random/normal.js';
import type { RandomStream } from '../../src/random/random-stream.js';

/** A stationary normal series of mean 0 and variance 1 whose neighbours have the correlation `correlation`: AR(1). */
export function autoregressive(correlation: number, count: number, stream: RandomStream): Float64Array {
  const series = new Float64Array(count);
  const innovation = Math.sqrt(1 - correlation ** 2);
  let value = standardNormal(stream);
  for (let i = 0; i < count; i++) {
    series[i] = value;
    value = correlation * value + innovation * standardNormal(stream);
  }
  return series;
}

/** A standard normal number; a uniform 0, which is none, becomes the smallest above it. */
export function standardNormal(stream: RandomStream): number {
  return normalQuantile(stream.uniform() + 2 ** -54);
}

import type { RandomStream } from '../../src/random/random-stream.js';

const { log } = Math; // a global costs more than the logarithm under jest

/** Waits of successive customers of an M/M/1 that starts empty, by Lindley's recursion; service takes 1 on average. */
export function mm1Waits(utilization: number, count: number, stream: RandomStream): Float64Array {
  const waits = new Float64Array(count);
  let wait = 0;
  for (let customer = 0; customer < count; customer++) {
    waits[customer] = wait;
    const service = -log(1 - stream.uniform());
    const gap = -log(1 - stream.uniform()) / utilization;
    wait += service - gap;
    if (wait < 0) wait = 0;
  }
  return waits;
}

export function average(values: Float64Array, from = 0): number {
  let sum = 0;
  for (let i = from; i < values.length; i++) sum += values[i];
  return sum / (values.length - from);
}

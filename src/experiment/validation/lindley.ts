import { standardExponential } from '../../random/distributions.js';
import type { RandomStream } from '../../random/random-stream.js';

/**
 * Waits of `count` successive customers of an M/M/1 by Lindley's recursion (1952), in mean service times; the first one
 * waits `firstWait`.
 */
export function lindleyWaits(
  utilization: number,
  count: number,
  firstWait: number,
  stream: RandomStream,
): Float64Array {
  const waits = new Float64Array(count);
  // Chance that a service outlasts the gap to the next arrival; what is left of the longer one is exponential again.
  const outlasts = utilization / (1 + utilization);
  let wait = firstWait;
  for (let customer = 0; customer < count; customer++) {
    waits[customer] = wait;
    const left = standardExponential(stream);
    wait += stream.uniform() < outlasts ? left : -left / utilization;
    if (wait < 0) wait = 0;
  }
  return waits;
}

/** The wait of somebody who comes to a settled M/M/1. */
export function settledWait(utilization: number, stream: RandomStream): number {
  return stream.uniform() < utilization ? standardExponential(stream) / (1 - utilization) : 0;
}

import { requireStable } from './erlang.js';
import { byLittle, type QueueMeans } from './queueing-theory.js';

/** Long-run means of a GI/M/1 and the share of customers that wait. */
export interface RenewalQueueMeans extends QueueMeans {
  /** Arrivals that find the server busy: not the utilisation, because arrivals are not Poisson. */
  readonly delayed: number;
}

/** D/M/1: customers come at equal distances, service is exponential. */
export function dm1(arrivalRate: number, serviceRate: number): RenewalQueueMeans {
  return gim1((s) => Math.exp(-s / arrivalRate), arrivalRate, serviceRate);
}

/** Ek/M/1: gaps of `phases` exponential phases. */
export function ekm1(phases: number, arrivalRate: number, serviceRate: number): RenewalQueueMeans {
  return gim1((s) => (1 + s / (phases * arrivalRate)) ** -phases, arrivalRate, serviceRate);
}

/**
 * GI/M/1 with the Laplace transform of the gaps: the share that waits is the root below 1 of
 * x = transform(serviceRate (1 - x)), and who waits does so for an exponential time (Kleinrock 1975, section 6.4).
 */
export function gim1(
  transform: (s: number) => number,
  arrivalRate: number,
  serviceRate: number,
): RenewalQueueMeans {
  requireStable(arrivalRate / serviceRate);
  const delayed = smallestRoot((x) => transform(serviceRate * (1 - x)));
  const wait = delayed / (serviceRate * (1 - delayed));
  return { ...byLittle(arrivalRate, wait, 1 / serviceRate, 1), delayed };
}

/** The smallest fixed point of a rising function with next(0) > 0, approached from below. */
function smallestRoot(next: (x: number) => number): number {
  let root = 0;
  for (let closer = next(0); closer - root > 1e-15; closer = next(root)) root = closer;
  return root;
}

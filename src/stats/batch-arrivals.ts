import { requireStable } from './erlang.js';
import { byLittle, type QueueMeans } from './queueing-theory.js';

/** M^X/M/1: Poisson batches of a size with this mean and variance, exponential service (Kleinrock 1975, section 4.5). */
export function batchArrivals(
  batchRate: number,
  batch: { readonly mean: number; readonly variance: number },
  serviceRate: number,
): QueueMeans {
  const arrivalRate = batchRate * batch.mean;
  const utilization = arrivalRate / serviceRate;
  requireStable(utilization);
  const secondMoment = batch.variance + batch.mean ** 2;
  const inSystem = (utilization * (1 + secondMoment / batch.mean)) / (2 * (1 - utilization));
  return byLittle(arrivalRate, inSystem / arrivalRate - 1 / serviceRate, 1 / serviceRate, 1);
}

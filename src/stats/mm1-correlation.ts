import { tQuantile } from './confidence.js';
import { requireStable } from './erlang.js';

/** Variance of a wait in a settled M/M/1, in squares of the mean service time. */
export function mm1WaitVariance(utilization: number): number {
  requireStable(utilization);
  return (utilization * (2 - utilization)) / (1 - utilization) ** 2;
}

/**
 * Variance of the mean of n successive waits times n, for large n, in squares of the mean service time: the sum of all
 * autocovariances of a settled M/M/1 (Blomqvist 1967; Whitt, "Planning queueing simulations", 1989).
 */
export function mm1WaitAsymptoticVariance(utilization: number): number {
  requireStable(utilization);
  const polynomial = 2 + 5 * utilization - 4 * utilization ** 2 + utilization ** 3;
  return (utilization * polynomial) / (1 - utilization) ** 4;
}

/** Share of 95 % t intervals over `count` waits of one run, taken as independent, that hold the mean wait. */
export function naiveCoverage(utilization: number, count: number): number {
  const narrowing = Math.sqrt(mm1WaitVariance(utilization) / mm1WaitAsymptoticVariance(utilization));
  return normalWithin(narrowing * tQuantile(0.975, count - 1));
}

/** Probability that a standard normal lies between -x and x: a series of positive terms. */
function normalWithin(x: number): number {
  let [sum, term] = [0, x];
  for (let odd = 1; sum + term !== sum; odd += 2) {
    sum += term;
    term *= x ** 2 / (odd + 2);
  }
  return Math.sqrt(2 / Math.PI) * Math.exp(-(x ** 2) / 2) * sum;
}

import { erlangB, erlangC, requireStable } from './erlang.js';

/** Long-run means of a station; times in the unit that the rates are per. */
export interface QueueMeans {
  /** Share of time that a server is busy. */
  readonly utilization: number;
  readonly wait: number;
  readonly sojourn: number;
  readonly waiting: number;
  readonly inSystem: number;
}

/** M/M/1: Poisson arrivals, exponential service, one server (Kleinrock 1975, section 3.2). */
export function mm1(arrivalRate: number, serviceRate: number): QueueMeans {
  return mmc(arrivalRate, serviceRate, 1);
}

/** M/M/c: `servers` share one queue (Kleinrock 1975, section 3.5). */
export function mmc(arrivalRate: number, serviceRate: number, servers: number): QueueMeans {
  const delayed = erlangC(arrivalRate / serviceRate, servers);
  return byLittle(arrivalRate, delayed / (servers * serviceRate - arrivalRate), 1 / serviceRate, servers);
}

/** M/G/1: service with any mean and variance (Pollaczek 1930, Khinchine 1932). */
export function mg1(arrivalRate: number, serviceMean: number, serviceVariance: number): QueueMeans {
  const utilization = arrivalRate * serviceMean;
  requireStable(utilization);
  const wait = (arrivalRate * (serviceVariance + serviceMean ** 2)) / (2 * (1 - utilization));
  return byLittle(arrivalRate, wait, serviceMean, 1);
}

/** M/D/1: constant service. */
export function md1(arrivalRate: number, serviceTime: number): QueueMeans {
  return mg1(arrivalRate, serviceTime, 0);
}

/** M/M/c/c, and by insensitivity M/G/c/c: no queue, who finds all servers busy is lost (Erlang 1917). */
export function mmcc(
  arrivalRate: number,
  serviceRate: number,
  servers: number,
): QueueMeans & { blocking: number } {
  const blocking = erlangB(arrivalRate / serviceRate, servers);
  return { ...byLittle(arrivalRate * (1 - blocking), 0, 1 / serviceRate, servers), blocking };
}

/** Customers with Poisson arrivals and a service law of their own. */
export interface CustomerClass {
  readonly arrivalRate: number;
  readonly serviceMean: number;
  readonly serviceVariance: number;
}

/** The mean wait that all classes of an M/G/1 share when each is served in the order of arrival. */
export function sharedWait(classes: readonly CustomerClass[]): number {
  const utilization = classes.reduce((sum, c) => sum + c.arrivalRate * c.serviceMean, 0);
  requireStable(utilization);
  return residualWork(classes) / (1 - utilization);
}

/** Mean waits of the classes of a non-preemptive priority M/G/1, the most urgent first (Cobham 1954). */
export function priorityWaits(classes: readonly CustomerClass[]): number[] {
  const residual = residualWork(classes);
  let above = 0;
  return classes.map(({ arrivalRate, serviceMean }) => {
    const upTo = above + arrivalRate * serviceMean;
    requireStable(upTo);
    const wait = residual / ((1 - above) * (1 - upTo));
    above = upTo;
    return wait;
  });
}

/** Mean work left in service that an arrival finds. */
function residualWork(classes: readonly CustomerClass[]): number {
  return classes.reduce((sum, c) => sum + (c.arrivalRate * (c.serviceVariance + c.serviceMean ** 2)) / 2, 0);
}

/** The time in an M/M/1 that the share `p` of customers stays below: sojourns are exponential. */
export function mm1SojournQuantile(arrivalRate: number, serviceRate: number, p: number): number {
  requireStable(arrivalRate / serviceRate);
  return -Math.log(1 - p) / (serviceRate - arrivalRate);
}

/** The wait in an M/M/c that the share `p` of customers stays below; 0 when that share does not wait. */
export function mmcWaitQuantile(
  arrivalRate: number,
  serviceRate: number,
  servers: number,
  p: number,
): number {
  const delayed = erlangC(arrivalRate / serviceRate, servers);
  return p <= 1 - delayed ? 0 : Math.log(delayed / (1 - p)) / (servers * serviceRate - arrivalRate);
}

/** Completes a mean wait by Little's law. */
export function byLittle(arrivalRate: number, wait: number, service: number, servers: number): QueueMeans {
  const sojourn = wait + service;
  return {
    utilization: (arrivalRate * service) / servers,
    wait,
    sojourn,
    waiting: arrivalRate * wait,
    inSystem: arrivalRate * sojourn,
  };
}

import type { QueueMeans } from './queueing-theory.js';

/** Long-run means of a station that holds a limited number of customers. */
export interface FiniteQueueMeans extends QueueMeans {
  /** Share of time that the station is full. */
  readonly full: number;
  /** Share of the arrivals that find it full and are lost. */
  readonly blocking: number;
  /** Customers served per unit of time. */
  readonly throughput: number;
}

/** M/M/c/K: Poisson arrivals at `servers` with room for `capacity` customers, those in service included. */
export function mmck(
  arrivalRate: number,
  serviceRate: number,
  servers: number,
  capacity: number,
): FiniteQueueMeans {
  return finiteQueue(
    ratesByNumber(capacity, () => arrivalRate),
    serviceRate,
    servers,
  );
}

/** Engset's loss system (1918): each of `sources` calls at `callRate` while it is idle; no queue. */
export function engset(
  sources: number,
  callRate: number,
  serviceRate: number,
  servers: number,
): FiniteQueueMeans {
  return finiteQueue(
    ratesByNumber(servers, (busy) => (sources - busy) * callRate),
    serviceRate,
    servers,
  );
}

/** M/M/c//N: each of `machines` that works fails at `failureRate`; `repairmen` repair one each (Palm 1947). */
export function machineRepair(
  machines: number,
  failureRate: number,
  repairRate: number,
  repairmen: number,
): FiniteQueueMeans {
  return finiteQueue(
    ratesByNumber(machines, (down) => (machines - down) * failureRate),
    repairRate,
    repairmen,
  );
}

/**
 * Exponential `servers` at which customers arrive at the rate arrivalRates[n] while n are there; the last rate is that
 * of the arrivals that find the station full: a birth-death process (Kleinrock 1975, section 3.10).
 */
export function finiteQueue(
  arrivalRates: readonly number[],
  serviceRate: number,
  servers: number,
): FiniteQueueMeans {
  const shares = sharesOfTime(arrivalRates, (n) => Math.min(n, servers) * serviceRate);
  const mean = (value: (n: number) => number): number => shares.reduce((sum, p, n) => sum + p * value(n), 0);
  const last = arrivalRates.length - 1;
  const busy = mean((n) => Math.min(n, servers));
  const waiting = mean((n) => Math.max(0, n - servers));
  const throughput = busy * serviceRate;
  return {
    utilization: busy / servers,
    wait: waiting / throughput,
    sojourn: (waiting + busy) / throughput,
    waiting,
    inSystem: waiting + busy,
    full: shares[last],
    blocking: (shares[last] * arrivalRates[last]) / mean((n) => arrivalRates[n]),
    throughput,
  };
}

/** Share of time with each number of customers, by balance between neighbours. */
function sharesOfTime(
  arrivalRates: readonly number[],
  departureRate: (customers: number) => number,
): readonly number[] {
  const weights = [1];
  for (let n = 1; n < arrivalRates.length; n++) {
    weights.push((weights[n - 1] * arrivalRates[n - 1]) / departureRate(n));
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function ratesByNumber(most: number, rate: (customers: number) => number): readonly number[] {
  return Array.from({ length: most + 1 }, (_, customers) => rate(customers));
}

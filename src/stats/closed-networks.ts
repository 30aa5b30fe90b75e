/** A station with one exponential server in a closed network. */
export interface ClosedStation {
  /** Mean visits in one cycle of a customer. */
  readonly visits: number;
  /** Mean service time of one visit. */
  readonly serviceMean: number;
}

/** Long-run means of a closed network. */
export interface ClosedNetworkMeans {
  /** Cycles per unit of time, all customers together. */
  readonly throughput: number;
  /** Mean time of one cycle without the think time. */
  readonly response: number;
  readonly stations: readonly { readonly utilization: number; readonly inSystem: number }[];
}

/**
 * `population` customers go round between think time and stations: exact mean value analysis (Reiser & Lavenberg 1980)
 * of the product form of Gordon & Newell (1967). Who arrives sees the network as it is with one customer fewer.
 */
export function meanValueAnalysis(
  stations: readonly ClosedStation[],
  population: number,
  thinkTime = 0,
): ClosedNetworkMeans {
  const demands = stations.map(({ visits, serviceMean }) => visits * serviceMean);
  let [throughput, response] = [0, 0];
  let numbers = demands.map(() => 0);
  for (let customers = 1; customers <= population; customers++) {
    const times = demands.map((demand, i) => demand * (1 + numbers[i]));
    response = times.reduce((sum, time) => sum + time, 0);
    throughput = customers / (thinkTime + response);
    numbers = times.map((time) => throughput * time);
  }
  return {
    throughput,
    response,
    stations: demands.map((demand, i) => ({ utilization: throughput * demand, inSystem: numbers[i] })),
  };
}

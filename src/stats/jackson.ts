import { linearSolve } from './linear-solve.js';
import { mmc, type QueueMeans } from './queueing-theory.js';

/** A station of an open network of exponential servers. */
export interface JacksonStation {
  /** Poisson arrivals from outside, per unit of time. */
  readonly arrivalRate: number;
  /** Of one server. */
  readonly serviceRate: number;
  readonly servers: number;
  /** Probability of each station to be the next; what is missing to 1 leaves the network. */
  readonly next: readonly number[];
}

/** Every station by itself, and the whole network. */
export interface JacksonMeans {
  readonly stations: readonly (QueueMeans & { readonly throughput: number })[];
  readonly inSystem: number;
  /** Mean time from arrival to departure, all visits together. */
  readonly sojourn: number;
}

/** An open Jackson network: every station is an M/M/c at the throughput of the traffic equations (Jackson 1957). */
export function jackson(network: readonly JacksonStation[]): JacksonMeans {
  const throughputs = solveTraffic(network);
  const stations = network.map(({ serviceRate, servers }, i) => ({
    ...mmc(throughputs[i], serviceRate, servers),
    throughput: throughputs[i],
  }));
  const inSystem = stations.reduce((sum, station) => sum + station.inSystem, 0);
  const arrivalRate = network.reduce((sum, station) => sum + station.arrivalRate, 0);
  return { stations, inSystem, sojourn: inSystem / arrivalRate };
}

/** Throughput = arrivals from outside + what the others send: I - P' of an open network is never singular. */
function solveTraffic(network: readonly JacksonStation[]): number[] {
  const rows = network.map((_, i) => network.map(({ next }, j) => (i === j ? 1 : 0) - next[i]));
  return linearSolve(
    rows,
    network.map(({ arrivalRate }) => arrivalRate),
  );
}

import { Simulator } from '../../kernel/simulator.js';
import { MS } from '../../kernel/time.js';
import type { Customer, Output } from '../../model/queueing/customer.js';
import { Router } from '../../model/queueing/router.js';
import { Source } from '../../model/queueing/source.js';
import { Station } from '../../model/queueing/station.js';
import type { StationStatistics } from '../../model/queueing/station-statistics.js';
import type { Distribution } from '../../random/distribution.js';
import type { RandomStreams } from '../../random/random-stream.js';
import { createStreams } from '../../random/streams.js';

/** A station of a network; customers that find it full go on as though they had been served. */
export interface NetworkStation {
  readonly servers: number;
  /** In nanoseconds. */
  readonly service: Distribution;
  readonly capacity?: number;
  /** Time from one arrival from outside to the next; nobody comes when absent. */
  readonly gap?: Distribution;
  /** Share of the customers that go on to each station; what is missing to 1 leaves the network. */
  readonly next: readonly number[];
}

/** Stations that send customers to each other. */
export interface StationNetwork {
  /** Of the case: its random streams are its own. */
  readonly name: string;
  readonly stations: readonly NetworkStation[];
  /** Customers that are in the network from the beginning, all at the first station. */
  readonly population?: number;
  /** Nanoseconds that a replication is measured. */
  readonly measured?: number;
}

/** What a replication has seen of each station, and the instants between which it was measured. */
export interface ObservedNetwork {
  readonly stations: readonly StationStatistics[];
  readonly began: number;
  readonly now: number;
}

/** The number of the place that customers come from and leave to. */
export const OUTSIDE = -1;

/** Sees customers move. */
export interface NetworkWatcher {
  /** A customer has gone from one station to another, or from or to outside, at `now`. */
  moved(now: number, from: number, to: number, customer: Customer): void;
  /** The warm-up has ended. */
  reset(now: number): void;
}

const warmUp = 10_000 * MS;
const measuredTime = 80_000 * MS;
/** Shares that sum to 1 but for so much do: a closed network must lose nobody. */
const rounding = 1e-9;
const unwatched: NetworkWatcher = { moved: () => undefined, reset: () => undefined };

/** One replication of a network after its warm-up. */
export function simulateNetwork(
  model: StationNetwork,
  seed: number,
  replication: number,
  watch: (stations: readonly StationStatistics[]) => NetworkWatcher = () => unwatched,
): ObservedNetwork {
  const simulator = new Simulator();
  const streams = createStreams(seed, replication);
  const stations: Station[] = [];
  const move = (from: number, to: number): Output => {
    return (customer) => {
      if (to !== OUTSIDE) stations[to].accept(customer);
      watcher.moved(simulator.now, from, to, customer);
    };
  };
  model.stations.forEach((_, i) => stations.push(stationOf(model, i, simulator, streams, move)));
  const observed = stations.map((station) => station.statistics);
  const watcher = watch(observed);
  model.stations.forEach(({ gap }, i) => {
    if (gap === undefined) return;
    const name = `${model.name}/source-${i}`;
    new Source(simulator, { name, gap, stream: streams.stream(name) }, move(OUTSIDE, i)).start();
  });
  for (let customer = 0; customer < (model.population ?? 0); customer++) stations[0].accept(customer);
  simulator.run(warmUp);
  for (const station of stations) station.reset();
  watcher.reset(warmUp);
  simulator.run(warmUp + (model.measured ?? measuredTime));
  return { stations: observed, began: warmUp, now: simulator.now };
}

function stationOf(
  model: StationNetwork,
  index: number,
  simulator: Simulator,
  streams: RandomStreams,
  move: (from: number, to: number) => Output,
): Station {
  const { servers, service, capacity, next } = model.stations[index];
  const leaving = 1 - next.reduce((sum, share) => sum + share, 0);
  const routes = next.map((weight, to) => ({ weight, output: move(index, to) }));
  if (leaving > rounding) routes.push({ weight: leaving, output: move(index, OUTSIDE) });
  const router = new Router(routes, streams.stream(`${model.name}/router-${index}`));
  const onwards = (customer: Customer): void => router.accept(customer);
  const name = `${model.name}/station-${index}`;
  const room = capacity === undefined ? {} : { capacity };
  const options = { name, servers, service, stream: streams.stream(`${name}/service`), ...room };
  return new Station(simulator, options, { departed: onwards, lost: onwards });
}

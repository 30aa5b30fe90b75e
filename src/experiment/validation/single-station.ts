import { Simulator } from '../../kernel/simulator.js';
import { MS } from '../../kernel/time.js';
import type { Customer } from '../../model/queueing/customer.js';
import { Source } from '../../model/queueing/source.js';
import { Station } from '../../model/queueing/station.js';
import type { StationStatistics } from '../../model/queueing/station-statistics.js';
import type { Distribution } from '../../random/distribution.js';
import { exponential } from '../../random/distributions.js';
import type { RandomStreams } from '../../random/random-stream.js';
import { createStreams, type RandomEngine } from '../../random/streams.js';

/** A station and who comes to it. */
export interface SingleStation {
  /** Of the case: its random streams are its own, so that cases do not err together. */
  readonly name: string;
  /** Time from one arrival to the next in nanoseconds, for each class of customers, the most urgent first. */
  readonly gaps: readonly Distribution[];
  /** Customers of one arrival; one when absent. */
  readonly batch?: Distribution;
  /** In nanoseconds, of all classes or of each. */
  readonly service: Distribution | readonly Distribution[];
  readonly servers: number;
  readonly capacity?: number;
  readonly discipline?: 'priority' | 'first-come-first-served';
  readonly engine?: RandomEngine;
  /** Arrivals expected while a replication is measured; a batch is one. */
  readonly measured?: number;
}

/** What a replication has seen, and the instants between which it was measured. */
export interface Observed {
  readonly statistics: StationStatistics;
  readonly began: number;
  readonly now: number;
}

/** Sees what the statistics of a station do not keep. */
export interface StationWatcher {
  /** A customer has left at `now`. */
  departed?(now: number): void;
  /** From `now` on `inSystem` customers are there. */
  changed?(now: number, inSystem: number): void;
  /** The warm-up has ended. */
  reset(now: number): void;
}

/** Arrivals expected while a replication warms up. */
const warmUpArrivals = 5_000;
const measuredArrivals = 80_000;

/** Gaps of Poisson arrivals with a rate per millisecond. */
export function poissonArrivals(rate: number): Distribution {
  return exponential(MS / rate);
}

/** One replication of a single station after its warm-up. */
export function simulateStation(
  model: SingleStation,
  seed: number,
  replication: number,
  watcher?: StationWatcher,
): Observed {
  const simulator = new Simulator();
  const streams = createStreams(seed, replication, model.engine);
  const station = stationOf(model, simulator, streams, watcher);
  model.gaps.forEach((gap, urgency) => {
    const name = `${model.name}/source-${urgency}`;
    const arrive = arrivalAt(station, urgency, batchSize(model, streams, urgency));
    new Source(simulator, { name, gap, stream: streams.stream(name) }, (customer) => {
      arrive(customer);
      watcher?.changed?.(simulator.now, station.statistics.inSystem.value);
    }).start();
  });
  const perArrival = 1 / model.gaps.reduce((rate, gap) => rate + 1 / gap.mean, 0);
  const began = warmUpArrivals * perArrival;
  simulator.run(began);
  station.reset();
  watcher?.reset(began);
  simulator.run(began + (model.measured ?? measuredArrivals) * perArrival);
  return { statistics: station.statistics, began, now: simulator.now };
}

function stationOf(
  model: SingleStation,
  simulator: Simulator,
  streams: RandomStreams,
  watcher?: StationWatcher,
): Station {
  const { name, servers, capacity, discipline } = model;
  const service = model.gaps.map((_, urgency) =>
    'sample' in model.service ? model.service : model.service[urgency],
  );
  const options = {
    name,
    servers,
    service,
    stream: streams.stream(`${name}/service`),
    ...(capacity === undefined ? {} : { capacity }),
    ...(discipline === undefined ? {} : { discipline }),
  };
  const station: Station = new Station(simulator, options, {
    departed: () => {
      watcher?.departed?.(simulator.now);
      watcher?.changed?.(simulator.now, station.statistics.inSystem.value);
    },
  });
  return station;
}

/** Draws how many customers come with an arrival. */
function batchSize({ name, batch }: SingleStation, streams: RandomStreams, urgency: number): () => number {
  if (batch === undefined) return () => 1;
  const stream = streams.stream(`${name}/batch-${urgency}`);
  return () => batch.sample(stream);
}

function arrivalAt(station: Station, urgency: number, size: () => number): (customer: Customer) => void {
  return (customer) => {
    for (let left = size(); left > 0; left--) station.accept(customer, urgency);
  };
}

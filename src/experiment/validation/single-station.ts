import { Simulator } from '../../kernel/simulator.js';
import { MS } from '../../kernel/time.js';
import { Source } from '../../model/queueing/source.js';
import { Station } from '../../model/queueing/station.js';
import type { StationStatistics } from '../../model/queueing/station-statistics.js';
import type { Distribution } from '../../random/distribution.js';
import { exponential } from '../../random/distributions.js';
import { createStreams } from '../../random/streams.js';

/** A station with Poisson arrivals, rates per millisecond. */
export interface SingleStation {
  /** Of the case: its random streams are its own, so that cases do not err together. */
  readonly name: string;
  /** One arrival rate for each urgency class, the most urgent first. */
  readonly arrivalRates: readonly number[];
  readonly service: Distribution;
  readonly servers: number;
  readonly capacity?: number;
}

/** What a replication has seen, and when it ended. */
export interface Observed {
  readonly statistics: StationStatistics;
  readonly now: number;
}

/** Customers expected while a replication warms up, and while it is measured. */
const warmUpCustomers = 5_000;
const measuredCustomers = 80_000;

/** One replication of a single station after its warm-up. */
export function simulateStation(model: SingleStation, seed: number, replication: number): Observed {
  const simulator = new Simulator();
  const streams = createStreams(seed, replication);
  const { name, arrivalRates, service, servers, capacity } = model;
  const station = new Station(simulator, {
    name,
    servers,
    service: arrivalRates.map(() => service),
    stream: streams.stream(`${name}/service`),
    ...(capacity === undefined ? {} : { capacity }),
  });
  arrivalRates.forEach((rate, urgency) => {
    const path = `${name}/source-${urgency}`;
    const options = { name: path, gap: exponential(MS / rate), stream: streams.stream(path) };
    new Source(simulator, options, (customer) => station.accept(customer, urgency)).start();
  });
  const perCustomer = MS / arrivalRates.reduce((sum, rate) => sum + rate, 0);
  simulator.run(warmUpCustomers * perCustomer);
  station.reset();
  simulator.run((warmUpCustomers + measuredCustomers) * perCustomer);
  return { statistics: station.statistics, now: simulator.now };
}

/** A figure that a validation run must have: its absence is a fault of the run. */
export function required(value: number | null): number {
  if (value === null) throw new RangeError('A validation run was too short.');
  return value;
}

/** Nanoseconds as milliseconds, the unit of the validation cases. */
export function inMilliseconds(nanoseconds: number | null): number {
  return required(nanoseconds) / MS;
}

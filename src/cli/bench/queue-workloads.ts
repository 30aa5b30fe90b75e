import { Simulator } from '../../kernel/simulator.js';
import { type Duration, MS } from '../../kernel/time.js';
import { Source } from '../../model/queueing/source.js';
import { Station } from '../../model/queueing/station.js';
import { exponential } from '../../random/distributions.js';
import { createStreams } from '../../random/streams.js';
import { type BenchFigures, processorSeconds, type Workload } from './bench-figures.js';

/** Stations of a number of servers each, all with customers of their own; services take 1 ms on average. */
export interface Farm {
  readonly stations: number;
  readonly servers: number;
  /** Customers over servers times mean service. */
  readonly utilization: number;
  /** Events of the measured part, and nanoseconds from one look at their number to the next: about two thousand events. */
  readonly events: number;
  readonly step: Duration;
}

/** A million customers come and go. */
export const MM1: Farm = { stations: 1, servers: 1, utilization: 0.8, events: 2_000_000, step: 1000 * MS };
export const FARM: Farm = { stations: 52, servers: 32, utilization: 0.85, events: 3_000_000, step: 1 * MS };

/** Events before the measured ones: as many again, so that the queues have settled and V8 has compiled what they use. */
export const queueWarmUpOf = (events: number, share: number): number => Math.ceil(events * share);

/** Queues through the public interface, with variates and all statistics. */
export const queueWorkloads: readonly Workload[] = [
  { name: 'mm1', about: 'M/M/1, a million customers', run: (share) => farm('mm1', MM1, share) },
  { name: 'farm', about: '52 stations of 32 servers', run: (share) => farm('farm', FARM, share) },
];

function farm(
  name: string,
  { stations, servers, utilization, events, step }: Farm,
  share: number,
): BenchFigures {
  const simulator = new Simulator();
  const streams = createStreams(1, 0);
  const all = Array.from({ length: stations }, (_, index) => {
    const service = { service: exponential(1 * MS), stream: streams.stream(`service-${index}`) };
    const station = new Station(simulator, { name: `station-${index}`, servers, ...service });
    const gap = exponential((1 * MS) / (servers * utilization));
    const door = { name: `door-${index}`, gap, stream: streams.stream(`gaps-${index}`) };
    new Source(simulator, door, (customer) => station.accept(customer)).start();
    return station;
  });
  const reach = (executed: number): void => {
    while (simulator.executed < executed) simulator.run(simulator.now + step);
  };
  reach(queueWarmUpOf(events, share));
  const before = simulator.executed;
  const began = processorSeconds();
  reach(before + Math.ceil(events * share));
  const seconds = processorSeconds() - began;
  const told = `wait ${Number(all[0].statistics.wait.mean!.toPrecision(12))}`;
  return { name, events: simulator.executed - before, seconds, hash: simulator.fingerprint, told };
}

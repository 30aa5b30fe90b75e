import type { EventKind } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';
import { US } from '../../kernel/time.js';
import type { Distribution } from '../../random/distribution.js';
import { standardExponential } from '../../random/distributions.js';
import { lognormal } from '../../random/lognormal.js';
import type { RandomStream, RandomStreams } from '../../random/random-stream.js';
import type { ModelConfig } from '../config.js';
import { CHANGES_SHARED_TABLE, type ConnectionTable } from '../tables/connection-table.js';
import type { Flood } from './flood.js';
import { type IdleLaw, idleLaw } from './keep-alive.js';
import { meanRoundTrip } from './round-trip.js';
import { transportOfClass } from './session-script.js';
import { saltFrom } from './talker-population.js';

const { floor } = Math;

/** A flood with what its connections are drawn from. */
interface Stream {
  readonly flood: Flood;
  readonly classId: number;
  readonly meanGap: number;
  readonly roundTrip: Distribution;
  readonly idle: IdleLaw;
  readonly idles: boolean;
  readonly from: Readonly<Record<(typeof PROPERTIES)[number], RandomStream>>;
}

/**
 * Bears the connections of floods: Poisson arrivals between two instants, from sources so many that every bucket of the
 * distribution gets as many of them (forged addresses). Their random numbers are their own, so that the other connections
 * are the same with and without them.
 */
export class FloodSource {
  /** Connections born since the start. */
  births = 0;
  readonly #simulator: Simulator;
  readonly #connections: ConnectionTable;
  readonly #buckets: number;
  readonly #sharedTableShare: number;
  readonly #streams: readonly Stream[];
  readonly #onBirth: (connection: number) => void;
  readonly #birth: EventKind;
  #begin = 0;

  /** `scale` is the share of the connections that is simulated. */
  constructor(
    simulator: Simulator,
    streams: RandomStreams,
    connections: ConnectionTable,
    { traffic, distribution, sync }: ModelConfig,
    floods: readonly Flood[],
    scale: number,
    onBirth: (connection: number) => void,
  ) {
    this.#simulator = simulator;
    this.#connections = connections;
    this.#buckets = distribution.buckets;
    this.#sharedTableShare = sync.sharedTableShare;
    this.#onBirth = onBirth;
    this.#birth = simulator.kind('flood', (index) => this.#bear(this.#streams[index], index));
    this.#streams = floods.map((flood, index) => {
      const classId = floodedClass(traffic.classes, flood);
      const kind = traffic.classes[classId];
      return {
        flood,
        classId,
        meanGap: 1e9 / (flood.rate * scale),
        roundTrip: lognormal(meanRoundTrip(kind, traffic), traffic.roundTripTime.variation),
        idle: idleLaw(kind, traffic),
        idles: transportOfClass(kind) === 'tcp',
        from: Object.fromEntries(
          PROPERTIES.map((property) => [property, streams.stream(`floods/${index}/${property}`)]),
        ) as Stream['from'],
      };
    });
  }

  /** The warm-up is over: floods come at their instants from now on. */
  start(): void {
    this.#begin = this.#simulator.now;
    this.#streams.forEach((stream, index) => {
      this.#scheduleNext(stream, index, stream.flood.at);
    });
  }

  #scheduleNext({ flood, meanGap, from }: Stream, index: number, after: number): void {
    const due = after + floor(standardExponential(from.gaps) * meanGap + 0.5);
    if (due >= flood.at + flood.for) return;
    this.#simulator.schedule(this.#begin + due - this.#simulator.now, this.#birth, index);
  }

  #bear(stream: Stream, index: number): void {
    const { now } = this.#simulator;
    this.#scheduleNext(stream, index, now - this.#begin);
    const table = this.#connections;
    const { from, classId } = stream;
    const id = table.add();
    const roundTrip = stream.roundTrip.sample(from.roundTrip);
    const idle = stream.idle.at(from.keepAlive.uniform());
    table.born[id] = now;
    table.classId[id] = classId;
    table.roundTrip[id] = roundTrip < US ? US : roundTrip;
    table.keepAlive[id] = stream.idles ? idle : 0;
    table.bucket[id] = floor(from.key.uniform() * this.#buckets);
    table.returnBucket[id] = table.bucket[id];
    table.flowHash[id] = saltFrom(from.flowHash);
    table.flags[id] = from.sharedTable.uniform() < this.#sharedTableShare ? CHANGES_SHARED_TABLE : 0;
    this.births++;
    this.#onBirth(id);
  }
}

const PROPERTIES = ['gaps', 'roundTrip', 'keepAlive', 'key', 'flowHash', 'sharedTable'] as const;

/** Index of the class of a flood. */
export function floodedClass(classes: readonly { readonly name: string }[], flood: Flood): number {
  const classId = classes.findIndex(({ name }) => name === flood.class);
  if (classId < 0) throw new RangeError(`no class of the traffic is named "${flood.class}"`);
  return classId;
}

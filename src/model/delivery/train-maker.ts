import { CARRIES } from '../traffic/session-script.js';
import type { DirectionCosts } from '../corexl/packet-path.js';
import { NONE } from '../tables/connection-table.js';
import type { DeliveryWiring } from './packet-delivery.js';

// Bound once: looking a global up is slow where modules run in a context of their own.
const { ceil } = Math;

/** Makes the trains of a step: both directions as one, or each on its own. */
export class TrainMaker {
  /** By member: packets that it passed on to their owners, and packets of its own that came that way, since the last reset. */
  readonly passedOn: Float64Array;
  readonly passedBack: Float64Array;
  /** Bytes that travelled between members, headers of the correction included, since the last reset. */
  backplaneBytes = 0;
  readonly #wiring: DeliveryWiring;

  constructor(wiring: DeliveryWiring) {
    this.#wiring = wiring;
    this.passedOn = new Float64Array(wiring.modules.length);
    this.passedBack = new Float64Array(wiring.modules.length);
  }

  reset(): void {
    this.passedOn.fill(0);
    this.passedBack.fill(0);
    this.backplaneBytes = 0;
  }

  both(connection: number, step: number): number {
    const { connections, scripts } = this.#wiring;
    const { client, server, snd, instance, script } = scripts[connections.classId[connection]];
    const packets = client.packets[step] + server.packets[step];
    const bytes = client.bytes[step] + server.bytes[step];
    return this.#make(connection, script.roles[step], packets, bytes, snd[step], instance[step]);
  }

  /** The client's packets of a step; they tell the connection's story where there are any. */
  client(connection: number, step: number): number {
    const { connections, scripts } = this.#wiring;
    const { client, script } = scripts[connections.classId[connection]];
    return this.#oneWay(connection, script.roles[step], client, step);
  }

  /** The server's packets of a step. */
  server(connection: number, step: number): number {
    const { connections, scripts } = this.#wiring;
    const { client, server, script } = scripts[connections.classId[connection]];
    const role = client.packets[step] > 0 ? CARRIES : script.roles[step];
    return this.#oneWay(connection, role, server, step);
  }

  /** Has the member `via` pass a train on to its owner, where its SND does `work` for it. */
  routeVia(train: number, via: number, work: number): void {
    this.#wiring.trains.via[train] = via;
    this.#wiring.trains.viaWork[train] = work;
  }

  /** A train left the member that passes it on, at `leaves`, and travels to its owner. */
  travel(train: number, leaves: number): void {
    const { simulator, connections, trains, distribution, forwarded } = this.#wiring;
    const via = trains.via[train];
    this.passedOn[via] += trains.packets[train];
    this.passedBack[connections.owner[trains.connection[train]]] += trains.packets[train];
    trains.via[train] = NONE;
    trains.bytes[train] += trains.packets[train] * distribution.correctionHeader;
    this.backplaneBytes += trains.bytes[train];
    trains.fixedDelay[train] += distribution.correctionLatency;
    const arrives = this.#otherSite(train, via, leaves);
    if (arrives === Infinity) return;
    simulator.schedule(ceil(arrives - simulator.now) + distribution.correctionLatency, forwarded, train);
  }

  /** When a train that leaves a member is on the site of its owner; Infinity when the link between sites drops it. */
  #otherSite(train: number, via: number, leaves: number): number {
    const { connections, trains, interSite, dropped } = this.#wiring;
    if (interSite === null) return leaves;
    const owner = connections.owner[trains.connection[train]];
    if (!interSite.sites.apart(via, owner)) return leaves;
    trains.fixedDelay[train] += interSite.latency;
    const arrives = interSite.cross(via, leaves, trains.bytes[train]);
    if (arrives === Infinity) dropped(train, 'inter-site');
    return arrives;
  }

  /** A train came in at its owner: from here on it is without the header that it travelled with. */
  unwrap(train: number): void {
    const { trains, distribution } = this.#wiring;
    trains.bytes[train] -= trains.packets[train] * distribution.correctionHeader;
  }

  #oneWay(connection: number, role: number, costs: DirectionCosts, step: number): number {
    const { packets, bytes, snd, instance } = costs;
    return this.#make(connection, role, packets[step], bytes[step], snd[step], instance[step]);
  }

  #make(
    connection: number,
    role: number,
    packets: number,
    bytes: number,
    snd: number,
    instance: number,
  ): number {
    const { simulator, trains, connections, distribution } = this.#wiring;
    const train = trains.add();
    trains.connection[train] = connection;
    trains.role[train] = role;
    trains.packets[train] = packets;
    trains.bytes[train] = bytes;
    trains.via[train] = NONE;
    trains.work[train] = instance;
    trains.distributorWork[train] = snd;
    trains.arrived[train] = simulator.now;
    trains.fixedDelay[train] = 2 * distribution.orchestratorLatency;
    connections.underWay[connection]++;
    return train;
  }
}

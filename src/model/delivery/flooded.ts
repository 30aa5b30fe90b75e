import type { EventKind } from '../../kernel/event-loop.js';
import type { MembershipView } from '../cluster/membership.js';
import { Link } from '../queueing/link.js';
import { NONE } from '../tables/connection-table.js';
import type { DeliveryWiring, PacketDelivery } from './packet-delivery.js';
import type { TrainMaker } from './train-maker.js';

const { ceil } = Math;

/**
 * A switch floods every packet to every member; the one that the decision function names handles it, the others pay to
 * discard it (domain 2.1.3). All members' ports see the same bits, so that one set of links stands for them all.
 */
export class Flooded implements PacketDelivery {
  readonly ports: readonly Link[];
  readonly #wiring: DeliveryWiring;
  readonly #maker: TrainMaker;
  readonly #arrival: EventKind;
  #up: readonly number[];

  constructor(wiring: DeliveryWiring, maker: TrainMaker) {
    const { count, rate, buffer } = wiring.appliance.ports;
    this.#wiring = wiring;
    this.#maker = maker;
    this.#up = wiring.modules.map(({ id }) => id);
    this.#arrival = wiring.simulator.kind('flooded', (train, handler) =>
      this.arrive(train, handler, wiring.simulator.now),
    );
    this.ports = Array.from({ length: count }, () => new Link(rate, buffer));
  }

  deliver(connection: number, step: number): void {
    const { connections, scripts } = this.#wiring;
    const owner = connections.owner[connection];
    const { client, server } = scripts[connections.classId[connection]];
    if (connections.returnMember[connection] === owner || server.packets[step] === 0) {
      this.#flood(this.#maker.both(connection, step), owner);
      return;
    }
    // Both are made before either can be dropped: the row of a connection with nothing under way may be freed.
    const fromClient = client.packets[step] > 0 ? this.#maker.client(connection, step) : NONE;
    const fromServer = this.#maker.server(connection, step);
    const handler = connections.returnMember[connection];
    if (fromClient !== NONE) this.#flood(fromClient, owner);
    this.#flood(fromServer, handler);
  }

  receivesAll(): boolean {
    return true;
  }

  foreignPacketWork(): number {
    return this.#wiring.appliance.costs.discardPacket;
  }

  correctedPacketWork(): number {
    return this.#wiring.appliance.costs.correctPacket;
  }

  membershipChanged({ up }: MembershipView): void {
    this.#up = up;
  }

  /** The last bit of a flooded train has come in at every member, at `arrives`. */
  arrive(train: number, handler: number, arrives: number): void {
    const { modules, trains, connections, appliance } = this.#wiring;
    const connection = trains.connection[train];
    const packets = trains.packets[train];
    const work = packets * appliance.costs.discardPacket;
    for (const member of this.#up) {
      if (member !== handler) modules[member].discard(connection, packets, work, arrives);
    }
    if (handler !== connections.owner[connection]) this.#correct(train, handler);
    modules[handler].distribute(train, arrives);
  }

  #flood(train: number, handler: number): void {
    const { simulator, modules, trains, dropped } = this.#wiring;
    const { now } = simulator;
    const port = modules[handler].port(this.ports, train)!;
    const waits = port.busyUntil > now;
    if (!port.send(now, trains.bytes[train])) {
      dropped(train, 'port');
      return;
    }
    if (waits) {
      simulator.schedule(ceil(port.busyUntil - now), this.#arrival, train, handler);
      return;
    }
    this.arrive(train, handler, port.busyUntil);
  }

  /** The cluster correction layer (R80.20+, domain 1.3.3): the member that was named passes it on to the owner. */
  #correct(train: number, handler: number): void {
    const { trains, appliance } = this.#wiring;
    const work = trains.packets[train] * appliance.costs.correctPacket;
    trains.distributorWork[train] += work;
    this.#maker.routeVia(train, handler, work);
  }
}

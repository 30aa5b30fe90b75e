import { Link } from '../queueing/link.js';
import type { DeliveryWiring, PacketDelivery } from './packet-delivery.js';
import type { TrainMaker } from './train-maker.js';

/**
 * A switch floods every packet to every member; the one that the decision function names handles it, the others pay to
 * discard it (domain 2.1.3). All members' ports see the same bits, so that one set of links stands for them all.
 */
export class Flooded implements PacketDelivery {
  readonly ports: readonly Link[];
  readonly #wiring: DeliveryWiring;
  readonly #maker: TrainMaker;

  constructor(wiring: DeliveryWiring, maker: TrainMaker) {
    const { count, rate, buffer } = wiring.appliance.ports;
    this.#wiring = wiring;
    this.#maker = maker;
    this.ports = Array.from({ length: count }, () => new Link(rate, buffer));
  }

  deliver(connection: number, step: number): void {
    const { connections, scripts } = this.#wiring;
    const owner = connections.owner[connection];
    const { client, server } = scripts[connections.classId[connection]];
    if (connections.returnMember[connection] === owner || server.packets[step] === 0) {
      return this.#flood(this.#maker.both(connection, step), owner);
    }
    if (client.packets[step] > 0) this.#flood(this.#maker.client(connection, step), owner);
    this.#flood(this.#maker.server(connection, step), connections.returnMember[connection]);
  }

  foreignPacketWork(): number {
    return this.#wiring.appliance.costs.discardPacket;
  }

  #flood(train: number, handler: number): void {
    const { simulator, modules, trains, connections, appliance, dropped } = this.#wiring;
    const port = modules[handler].port(this.ports, train);
    if (!port.send(simulator.now, trains.bytes[train])) return dropped(train, 'port');
    const arrives = port.busyUntil;
    const connection = trains.connection[train];
    const packets = trains.packets[train];
    const work = packets * appliance.costs.discardPacket;
    for (let member = 0; member < modules.length; member++) {
      if (member !== handler) modules[member].discard(connection, packets, work, arrives);
    }
    if (handler === connections.owner[connection]) {
      return modules[handler].distribute(train, trains.distributorWork[train], arrives);
    }
    this.#correct(train, handler, arrives);
  }

  /** The cluster correction layer (R80.20+, domain 1.3.3): the member that was named passes it on to the owner. */
  #correct(train: number, handler: number, arrives: number): void {
    const { simulator, modules, trains, appliance } = this.#wiring;
    const work = trains.packets[train] * appliance.costs.correctPacket;
    trains.distributorWork[train] += work;
    const leaves = modules[handler].passOnFrom(train, work, arrives);
    this.#maker.travel(train, leaves, simulator.now);
  }
}

import type { DeliveryWiring, PacketDelivery } from './packet-delivery.js';
import type { TrainMaker } from './train-maker.js';

/** The pivot, the member of the lowest id, receives every packet and forwards what others handle (domain 2.1.4). */
export class ViaPivot implements PacketDelivery {
  readonly #wiring: DeliveryWiring;
  readonly #maker: TrainMaker;

  constructor(wiring: DeliveryWiring, maker: TrainMaker) {
    this.#wiring = wiring;
    this.#maker = maker;
  }

  deliver(connection: number, step: number): void {
    const { connections, modules, trains } = this.#wiring;
    const train = this.#maker.both(connection, step);
    if (connections.owner[connection] !== PIVOT) {
      this.#maker.routeVia(train, PIVOT, trains.packets[train] * this.foreignPacketWork(PIVOT));
    }
    modules[PIVOT].receive(train);
  }

  foreignPacketWork(member: number): number {
    const { sndPacket, forwardPacket } = this.#wiring.appliance.costs;
    return member === PIVOT ? sndPacket + forwardPacket : 0;
  }
}

const PIVOT = 0;

import type { MembershipView } from '../cluster/membership.js';
import type { DeliveryWiring, PacketDelivery } from './packet-delivery.js';
import type { TrainMaker } from './train-maker.js';

/** The pivot, the member of the lowest id, that is up receives every packet and forwards what others handle (domain 2.1.4); of two sites that of the active one. */
export class ViaPivot implements PacketDelivery {
  readonly #wiring: DeliveryWiring;
  readonly #maker: TrainMaker;
  #pivot = 0;

  constructor(wiring: DeliveryWiring, maker: TrainMaker) {
    this.#wiring = wiring;
    this.#maker = maker;
  }

  deliver(connection: number, step: number): void {
    const { connections, modules, trains } = this.#wiring;
    const train = this.#maker.both(connection, step);
    const pivot = this.#pivot;
    if (connections.owner[connection] !== pivot) {
      this.#maker.routeVia(train, pivot, trains.packets[train] * this.foreignPacketWork(pivot));
    }
    modules[pivot].receive(train);
  }

  receivesAll(member: number): boolean {
    return member === this.#pivot;
  }

  /** What the pivot passes on is the work of foreign packets. */
  correctedPacketWork(): number {
    return 0;
  }

  membershipChanged({ up }: MembershipView): void {
    const sites = this.#wiring.interSite?.sites;
    this.#pivot = sites === undefined ? up[0] : sites.upOn(sites.active)[0];
  }

  foreignPacketWork(member: number): number {
    const { sndPacket, forwardPacket } = this.#wiring.appliance.costs;
    return member === this.#pivot ? sndPacket + forwardPacket : 0;
  }
}

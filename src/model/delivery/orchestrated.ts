import { FastForward } from './fast-forward.js';
import { NONE } from '../tables/connection-table.js';
import type { DeliveryWiring, PacketDelivery } from './packet-delivery.js';
import type { TrainMaker } from './train-maker.js';

/**
 * An orchestrator sends each direction to the member of its bucket. Where the directions fall on different members,
 * the one that gets the server's packets passes them on to the owner: the correction layer (domain 1.1.6, 1.3).
 */
export class Orchestrated implements PacketDelivery {
  readonly #wiring: DeliveryWiring;
  readonly #maker: TrainMaker;
  /** Null where it forwards nothing alone. */
  readonly fastForward: FastForward | null;

  constructor(wiring: DeliveryWiring, maker: TrainMaker) {
    this.#wiring = wiring;
    this.#maker = maker;
    const alone = wiring.classes.some(({ fastForward }) => fastForward);
    this.fastForward = alone ? new FastForward(wiring, maker) : null;
  }

  deliver(connection: number, step: number): void {
    const { connections, modules, scripts } = this.#wiring;
    if (this.fastForward?.takes(connections.classId[connection], step) === true) {
      this.fastForward.pass(connection, step);
      return;
    }
    const owner = connections.owner[connection];
    const { client, server } = scripts[connections.classId[connection]];
    if (connections.returnMember[connection] === owner || server.packets[step] === 0) {
      modules[owner].receive(this.#maker.both(connection, step));
      return;
    }
    // Both are made before either can be dropped: the row of a connection with nothing under way may be freed.
    const fromClient = client.packets[step] > 0 ? this.#maker.client(connection, step) : NONE;
    const fromServer = this.#maker.server(connection, step);
    if (fromClient !== NONE) modules[owner].receive(fromClient);
    this.#correct(connection, fromServer);
  }

  receivesAll(): boolean {
    return false;
  }

  foreignPacketWork(): number {
    return 0;
  }

  correctedPacketWork(): number {
    return this.#wiring.appliance.costs.correctPacket;
  }

  membershipChanged(): void {}

  #correct(connection: number, train: number): void {
    const { connections, modules, trains, appliance } = this.#wiring;
    const work = trains.packets[train] * appliance.costs.correctPacket;
    trains.distributorWork[train] += work;
    const via = connections.returnMember[connection];
    this.#maker.routeVia(train, via, work);
    modules[via].receive(train);
  }
}

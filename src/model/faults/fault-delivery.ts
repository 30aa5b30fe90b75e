import { NONE } from '../tables/connection-table.js';
import type { PacketDelivery } from '../delivery/packet-delivery.js';
import type { FaultWorld } from './fault-world.js';

/**
 * Delivery while members come and go. Where an orchestrator sends the packets of a client to another member than the
 * owner, since the connection stayed with its owner and the bucket did not, that member corrects them.
 */
export class FaultDelivery implements Pick<PacketDelivery, 'deliver'> {
  readonly #world: FaultWorld;
  /** Strategies that keep both directions together have nothing to correct with. */
  readonly #corrects: boolean;

  constructor(world: FaultWorld) {
    this.#world = world;
    const { delivery, sticky } = world.behaviour;
    this.#corrects = delivery === 'orchestrated' && !sticky;
  }

  deliver(connection: number, step: number): void {
    const { connections } = this.#world.wiring;
    connections.underWay[connection]++; // both directions may be dropped at once; the row is there until both are
    if (this.#corrects && this.#entryOf(connection) !== connections.owner[connection]) {
      this.#deliverMoved(connection, step);
    } else this.#world.delivery.deliver(connection, step);
    connections.underWay[connection]--;
  }

  /** The member that gets the packets of the client. */
  #entryOf(connection: number): number {
    const { behaviour, wiring } = this.#world;
    return behaviour.assignment.memberOf(wiring.connections.bucket[connection]);
  }

  #deliverMoved(connection: number, step: number): void {
    const { wiring, maker } = this.#world;
    const { connections, scripts } = wiring;
    const { client, server } = scripts[connections.classId[connection]];
    // Both are made before either can be dropped: the row of a connection with nothing under way may be freed.
    const fromClient = client.packets[step] > 0 ? maker.client(connection, step) : NONE;
    const fromServer = server.packets[step] > 0 ? maker.server(connection, step) : NONE;
    const handler = connections.returnMember[connection];
    if (fromClient !== NONE) this.#bring(fromClient, this.#entryOf(connection));
    if (fromServer !== NONE) this.#bring(fromServer, handler);
  }

  #bring(train: number, entry: number): void {
    const { wiring, maker } = this.#world;
    const { modules, trains, connections, appliance } = wiring;
    if (entry !== connections.owner[trains.connection[train]]) {
      const work = trains.packets[train] * appliance.costs.correctPacket;
      trains.distributorWork[train] += work;
      maker.routeVia(train, entry, work);
    }
    modules[entry].receive(train);
  }
}

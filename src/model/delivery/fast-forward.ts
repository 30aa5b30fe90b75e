import type { EventKind } from '../../kernel/event-loop.js';
import { Link } from '../queueing/link.js';
import { isFastForwarded } from '../traffic/fast-forward-steps.js';
import type { DeliveryWiring } from './packet-delivery.js';
import type { TrainMaker } from './train-maker.js';

const { ceil, max } = Math;

/**
 * Maestro Fastforward: packets of chosen connections that the orchestrator forwards by rules in its hardware, at the
 * rate of a port and with the delay of one pass. Members neither see nor know them.
 */
export class FastForward {
  readonly #wiring: DeliveryWiring;
  readonly #maker: TrainMaker;
  readonly #passed: EventKind;
  readonly #toServers: Link;
  readonly #toClients: Link;
  /** By class and role. */
  readonly #takes: readonly (readonly boolean[])[];

  constructor(wiring: DeliveryWiring, maker: TrainMaker) {
    const { portRate, portBuffer } = wiring.distribution.fastForward;
    this.#wiring = wiring;
    this.#maker = maker;
    this.#passed = wiring.simulator.kind('fast-forwarded', (train) =>
      wiring.fastForwarded(train, wiring.simulator.now),
    );
    this.#toServers = new Link(portRate, portBuffer);
    this.#toClients = new Link(portRate, portBuffer);
    this.#takes = wiring.classes.map((kind) => [0, 1, 2, 3].map((role) => isFastForwarded(kind, role)));
  }

  /** Whether the packets of a step of a connection reach no member. */
  takes(classId: number, step: number): boolean {
    return this.#takes[classId][this.#wiring.scripts[classId].script.roles[step]];
  }

  /** Forwards a step of a connection: its train is through once both directions have left. */
  pass(connection: number, step: number): void {
    const { simulator, connections, scripts, dropped } = this.#wiring;
    const { client, server } = scripts[connections.classId[connection]];
    const { now } = simulator;
    const train = this.#maker.both(connection, step);
    const fits =
      this.#send(this.#toServers, client.bytes[step]) && this.#send(this.#toClients, server.bytes[step]);
    if (!fits) {
      dropped(train, 'orchestrator-port');
      return;
    }
    const leaves = max(
      client.bytes[step] > 0 ? this.#toServers.busyUntil : now,
      server.bytes[step] > 0 ? this.#toClients.busyUntil : now,
    );
    simulator.schedule(ceil(leaves - now), this.#passed, train);
  }

  #send(port: Link, bytes: number): boolean {
    return bytes === 0 || port.send(this.#wiring.simulator.now, bytes);
  }
}

import type { EventKind } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';
import type { PacketDelivery } from '../delivery/packet-delivery.js';
import { type ConnectionTable, REFUSED } from '../tables/connection-table.js';
import { ENDS, type SessionScript } from './session-script.js';

// Bound once: looking a global up is slow where modules run in a context of their own.
const { floor } = Math;

/**
 * Plays the scripts of connections: one event a step. Trains come when the script says, whatever the cluster does to
 * earlier ones: there is no TCP feedback, so that every strategy faces the same packets at the same instants.
 */
export class SessionPlayer {
  readonly #simulator: Simulator;
  readonly #connections: ConnectionTable;
  readonly #scripts: readonly SessionScript[];
  readonly #delivery: Pick<PacketDelivery, 'deliver'>;
  readonly #onStep: (connection: number, step: number) => void;
  readonly #onSilent: (connection: number) => void;
  readonly #step: EventKind;

  /** `onStep` is told of every step before it is delivered, `onSilent` of connections that send no more. */
  constructor(
    simulator: Simulator,
    connections: ConnectionTable,
    scripts: readonly SessionScript[],
    delivery: Pick<PacketDelivery, 'deliver'>,
    onStep: (connection: number, step: number) => void,
    onSilent: (connection: number) => void,
  ) {
    this.#simulator = simulator;
    this.#connections = connections;
    this.#scripts = scripts;
    this.#delivery = delivery;
    this.#onStep = onStep;
    this.#onSilent = onSilent;
    this.#step = simulator.kind('step', (connection) => this.play(connection));
  }

  /** Plays the next step of a connection, now, and schedules the one after. */
  play(connection: number): void {
    const table = this.#connections;
    const script = this.#scripts[table.classId[connection]];
    const step = table.step[connection];
    if ((table.flags[connection] & REFUSED) !== 0) {
      this.#fallSilent(connection, script);
      return;
    }
    const next = step + 1;
    table.step[connection] = next;
    if (next < script.steps)
      this.#simulator.schedule(this.#gap(connection, script, next), this.#step, connection);
    this.#onStep(connection, step);
    this.#delivery.deliver(connection, step);
    if (next === script.steps) this.#onSilent(connection);
  }

  /** Schedules the rest of a connection that was born before time zero and is alive. */
  resume(connection: number): void {
    const table = this.#connections;
    const script = this.#scripts[table.classId[connection]];
    let at = table.born[connection];
    let step = 0;
    while (at < 0 && step < script.steps - 1) at += this.#gap(connection, script, ++step);
    table.step[connection] = step;
    // Gaps in whole nanoseconds may add up to a little less than the lifetime.
    this.#simulator.schedule(at < 0 ? 0 : floor(at), this.#step, connection);
  }

  #fallSilent(connection: number, script: SessionScript): void {
    this.#connections.step[connection] = script.steps;
    this.#onSilent(connection);
  }

  #gap(connection: number, script: SessionScript, step: number): number {
    const table = this.#connections;
    const idle = script.roles[step] === ENDS ? table.keepAlive[connection] : 0;
    return floor(script.gaps[step] * table.roundTrip[connection] + idle + 0.5);
  }
}

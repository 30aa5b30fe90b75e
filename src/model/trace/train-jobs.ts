import type { System } from '../system.js';
import { ATTEMPTS, ENDS, OPENS } from '../traffic/session-script.js';
import type { ConnectionWatch } from './connection-watch.js';
import type { Job, JobKind } from './trace-sink.js';

/** What the work on packet trains is called. */
export class TrainJobs {
  readonly #system: System;
  readonly #connections: ConnectionWatch;

  constructor(system: System, connections: ConnectionWatch) {
    this.#system = system;
    this.#connections = connections;
  }

  /** Work on a train at a member: its own, or that of a train that it passes on to another. */
  of(train: number, passesOn = false): Job {
    const { trains, connections } = this.#system;
    const row = trains.connection[train];
    this.#connections.seen(row);
    const connection = this.#connections.idOf(row);
    const packets = trains.packets[train];
    const name = this.#className(row);
    if (passesOn) {
      const facts = { connection, packets, owner: connections.owner[row] + 1 };
      return { kind: 'correction', name: `correction: ${name}`, facts };
    }
    const kind = kindOf(trains.role[train]);
    if (packets === 0) return { kind, name: `part of a train: ${name}`, facts: { connection } };
    return { kind, name: `${kind}: ${name}`, facts: { connection, packets, bytes: trains.bytes[train] } };
  }

  /** Work to discard packets that another member handles. */
  discarded(row: number, packets: number): Job {
    const facts = { connection: this.#connections.idOf(row), packets };
    return { kind: 'discard', name: `discard: ${this.#className(row)}`, facts };
  }

  #className(row: number): string {
    const { connections, plan } = this.#system;
    return plan.config.traffic.classes[connections.classId[row]].name;
  }
}

function kindOf(role: number): JobKind {
  if (role === OPENS || role === ATTEMPTS) return 'first packet';
  return role === ENDS ? 'last packet' : 'packet train';
}

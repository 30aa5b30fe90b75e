import type { System } from '../system.js';
import { ENDED, LOST, REFUSED } from '../tables/connection-table.js';
import { tap } from './tap.js';
import type { TraceRecorder } from './trace-recorder.js';

/** A span that has begun, where and as what. */
interface Span {
  readonly id: number;
  readonly member: number;
  readonly name: string;
}

/**
 * Tells of connections as spans: of those that are born in a window, and of those of which a train is seen there. Rows are
 * used again, so that every connection has a number of its own.
 */
export class ConnectionWatch {
  readonly #system: System;
  readonly #recorder: TraceRecorder;
  /** By row: the number of its connection. */
  readonly #ids: number[] = [];
  readonly #open = new Map<number, Span>();
  #last = 0;

  constructor(system: System, recorder: TraceRecorder) {
    const { life, connections } = system;
    this.#system = system;
    this.#recorder = recorder;
    tap(life, 'foundAlive', (call, row: number) => {
      this.#number(row);
      call();
    });
    tap(life, 'born', (call, row: number) => {
      this.#number(row);
      call();
    });
    // From here on it is known who handles it, whether or not it is let in.
    tap(life, 'locate', (call, row: number) => {
      call();
      if (connections.born[row] === system.simulator.now) this.seen(row);
    });
    tap(connections, 'remove', (call, row: number) => {
      this.#ends(row, this.#outcome(row, 'refused')); // what has not even begun was not let in
      call();
    });
    if (system.faults !== null) {
      tap(system.faults.cluster.world.lost, 'lose', (call, row: number) => {
        call();
        this.#ends(row, 'lost');
      });
    }
  }

  /** The number of the connection in a row. */
  idOf(row: number): number {
    return this.#ids[row];
  }

  /** Something of a connection is told now. */
  seen(row: number): void {
    const { connections, plan } = this.#system;
    if (this.#open.has(row) || (connections.flags[row] & LOST) !== 0) return;
    const id = this.#ids[row];
    const member = connections.owner[row];
    const { name } = plan.config.traffic.classes[connections.classId[row]];
    const facts = { connection: id, bucket: connections.bucket[row] };
    const begins = this.#recorder.connectionBegins(id, name, member, connections.born[row], facts);
    if (begins) this.#open.set(row, { id, member, name });
  }

  /** A window ends at an instant of the measured time: so do all spans. */
  closeAll(at: number): void {
    for (const row of [...this.#open.keys()]) this.#ends(row, this.#outcome(row, 'open'), at);
  }

  #number(row: number): void {
    this.#ids[row] = ++this.#last;
  }

  #ends(row: number, outcome: string, at = this.#recorder.now): void {
    const span = this.#open.get(row);
    if (span === undefined) return;
    this.#open.delete(row);
    const owner = this.#system.connections.owner[row] + 1;
    this.#recorder.connectionEnds(span.id, span.name, span.member, at, { outcome, owner });
  }

  #outcome(row: number, otherwise: string): string {
    const flags = this.#system.connections.flags[row];
    if ((flags & LOST) !== 0) return 'lost';
    if ((flags & REFUSED) !== 0) return 'refused';
    return (flags & ENDED) !== 0 ? 'closed' : otherwise;
  }
}

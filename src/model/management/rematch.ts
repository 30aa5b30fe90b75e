import { wider } from '../../kernel/column.js';
import type { ConnectionTable } from '../tables/connection-table.js';
import type { TrainTable } from '../tables/train-table.js';
import { OPENS } from '../traffic/session-script.js';

/**
 * What a new policy asks for connections that are open: the next packet of one that is marked old is matched against it,
 * by an instance even where packets are accelerated.
 */
export class Rematch {
  /** Connections that were matched again. */
  count = 0;
  readonly #trains: TrainTable;
  readonly #connections: ConnectionTable;
  /** Version of the policy of each member. */
  readonly #versions: Int32Array;
  readonly #work: number;
  /** Version of the policy that a connection was last matched with. */
  #matched = new Int32Array(1024);

  /** `work` in nanoseconds of the simulated system, 0 where connections are kept as they are. */
  constructor(trains: TrainTable, connections: ConnectionTable, versions: Int32Array, work: number) {
    this.#trains = trains;
    this.#connections = connections;
    this.#versions = versions;
    this.#work = work;
  }

  /** A train is about to leave the SND of its owner. */
  charge(train: number, member: number): void {
    const connection = this.#trains.connection[train];
    while (connection >= this.#matched.length) this.#matched = wider(this.#matched);
    const version = this.#versions[member];
    if (this.#trains.role[train] === OPENS) this.#matched[connection] = version;
    if (this.#matched[connection] >= version || this.#connections.owner[connection] !== member) return;
    this.#matched[connection] = version;
    this.#trains.work[train] += this.#work;
    this.count++;
  }
}

import { wider } from '../../kernel/column.js';
import { IdPool } from '../../kernel/id-pool.js';

const FIRST = 1024;

/** The packet trains that are inside the cluster, one row each, in typed columns. */
export class TrainTable {
  connection = new Int32Array(FIRST);
  /** Role of its step: OPENS, ESTABLISHES, CARRIES or ENDS. */
  role = new Int32Array(FIRST);
  packets = new Int32Array(FIRST);
  bytes = new Int32Array(FIRST);
  /** Instance work, nanoseconds. */
  work = new Float64Array(FIRST);
  /** SND work at the member that handles it, nanoseconds. */
  distributorWork = new Float64Array(FIRST);
  /** Member that passes it on to its owner, NONE when it is with its owner; and the SND work there. */
  via = new Int32Array(FIRST);
  viaWork = new Float64Array(FIRST);
  /** Instant of its arrival at the cluster. */
  arrived = new Float64Array(FIRST);
  /** Part of its transit that does not stretch with the scale: fixed hop delays, nanoseconds. */
  fixedDelay = new Int32Array(FIRST);
  readonly #pool = new IdPool();

  add(): number {
    const id = this.#pool.take();
    if (id >= this.connection.length) this.#grow();
    return id;
  }

  remove(id: number): void {
    this.#pool.give(id);
  }

  /** Packets of all trains under way, or of those for which `counts` is true. */
  packetsUnderWay(counts: (train: number) => boolean = () => true): number {
    let packets = 0;
    for (const id of this.#pool.idsInUse()) if (counts(id)) packets += this.packets[id];
    return packets;
  }

  get size(): number {
    return this.#pool.inUse;
  }

  #grow(): void {
    this.connection = wider(this.connection);
    this.role = wider(this.role);
    this.packets = wider(this.packets);
    this.bytes = wider(this.bytes);
    this.work = wider(this.work);
    this.distributorWork = wider(this.distributorWork);
    this.via = wider(this.via);
    this.viaWork = wider(this.viaWork);
    this.arrived = wider(this.arrived);
    this.fixedDelay = wider(this.fixedDelay);
  }
}

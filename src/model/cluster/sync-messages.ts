import { IdPool } from '../../kernel/id-pool.js';

/** Messages on the sync network, one row each: a batch of records of one sender. A row is reused when nobody needs it. */
export class SyncMessages {
  readonly records: number[] = [];
  /** Sync packets, in the scaled system and therefore fractional. */
  readonly packets: number[] = [];
  /** Members that have neither got it nor missed it for good. */
  readonly receivers: number[] = [];
  readonly sender: number[] = [];
  /** Copies on their way. */
  readonly inAir: number[] = [];
  /** 1 while it is in the sending queue. */
  readonly queued: number[] = [];
  /** 1 where its receivers are to acknowledge it at once. */
  readonly urgent: number[] = [];
  /** Its number among those of its sender, and all packets that this sent up to its last. */
  readonly sequence: number[] = [];
  readonly through: number[] = [];
  readonly #pool = new IdPool();

  add(sender: number, records: number, packets: number, receivers: number): number {
    const id = this.#pool.take();
    this.records[id] = records;
    this.packets[id] = packets;
    this.receivers[id] = receivers;
    this.sender[id] = sender;
    this.inAir[id] = 0;
    this.queued[id] = 0;
    this.urgent[id] = 0;
    this.sequence[id] = 0;
    this.through[id] = 0;
    return id;
  }

  /** A copy is not on its way any more. */
  landed(id: number): void {
    this.inAir[id]--;
    this.tidy(id);
  }

  /** Frees a row unless somebody still waits for it, it is on its way, or it may be sent again. */
  tidy(id: number): void {
    if (this.receivers[id] === 0 && this.inAir[id] === 0 && this.queued[id] === 0) this.#pool.give(id);
  }

  /** Records that have neither arrived nor been lost, one for each member that they are for. */
  get recordsUnderWay(): number {
    let records = 0;
    for (let id = 0; id < this.records.length; id++) records += this.records[id] * this.receivers[id];
    return records;
  }
}

import { EVERYONE, type RecordFollower } from '../cluster/record-follower.js';
import type { EntryLedger } from '../tables/entry-ledger.js';
import { type CopyTable, HELD, NO_COPY, ON_THE_WAY } from './copy-table.js';

/** A record of one connection in one life of its row. */
interface TrackedRecord {
  readonly connection: number;
  readonly life: number;
}

/** Turns records that arrive into copies that are held. */
export class RecordTracker implements RecordFollower {
  readonly #members: number;
  readonly #copies: CopyTable;
  readonly #ledger: EntryLedger;
  /** Whether copies go out in records for everyone; else those only change common tables. */
  readonly #everywhere: boolean;
  readonly #waiting = new Map<string, TrackedRecord[]>();
  readonly #underWay = new Map<number, readonly TrackedRecord[]>();

  constructor(members: number, copies: CopyTable, ledger: EntryLedger, everywhere: boolean) {
    this.#members = members;
    this.#copies = copies;
    this.#ledger = ledger;
    this.#everywhere = everywhere;
  }

  waits(sender: number, receiver: number, connection: number): void {
    if (receiver === EVERYONE && !this.#everywhere) return;
    const queue = queueOf(sender, receiver);
    const record = { connection, life: this.#copies.lifeOf(connection) };
    const others = this.#waiting.get(queue);
    if (others === undefined) this.#waiting.set(queue, [record]);
    else others.push(record);
  }

  leaves(sender: number, receiver: number, message: number): void {
    const queue = queueOf(sender, receiver);
    this.#underWay.set(message, this.#waiting.get(queue) ?? []);
    this.#waiting.delete(queue);
  }

  arrives(member: number, message: number): void {
    for (const { connection, life } of this.#underWay.get(message) ?? []) {
      if (!this.#copies.isOpen(connection, life)) continue;
      if (this.#copies.stateOf(connection, member) === ON_THE_WAY)
        this.#copies.note(connection, member, HELD);
    }
  }

  ends(message: number): void {
    this.#underWay.delete(message);
  }

  abandoned(sender: number): void {
    for (let receiver = EVERYONE; receiver < this.#members; receiver++) {
      const queue = queueOf(sender, receiver);
      for (const record of this.#waiting.get(queue) ?? []) this.#giveUp(record, receiver);
      this.#waiting.delete(queue);
    }
  }

  #giveUp({ connection, life }: TrackedRecord, receiver: number): void {
    if (!this.#copies.isOpen(connection, life)) return;
    for (const member of this.#copies.membersWith(connection, ON_THE_WAY)) {
      if (receiver !== EVERYONE && member !== receiver) continue;
      this.#copies.note(connection, member, NO_COPY);
      this.#ledger.drop(member);
    }
  }
}

const queueOf = (sender: number, receiver: number): string => `${sender}>${receiver}`;

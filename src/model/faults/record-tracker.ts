import { EVERYONE, type RecordFollower } from '../cluster/record-follower.js';
import type { EntryLedger } from '../tables/entry-ledger.js';
import type { LogHistogram } from '../../stats/log-histogram.js';
import { type CopyTable, HELD, NO_COPY, ON_THE_WAY } from './copy-table.js';

/** A record of one connection in one life of its row, and the instant of what it tells of. */
interface TrackedRecord {
  readonly connection: number;
  readonly life: number;
  readonly at: number;
}

/** What following records takes. */
interface TrackingWorld {
  readonly simulator: { readonly now: number };
  readonly members: number;
  readonly copies: CopyTable;
  readonly ledger: EntryLedger;
  /** Whether copies go out in records for everyone; else those only change common tables. */
  readonly everywhere: boolean;
  /** How old what a record tells is when it arrives, nanoseconds. */
  readonly staleness: LogHistogram;
}

/** Turns records that arrive into copies that are held. */
export class RecordTracker implements RecordFollower {
  readonly #world: TrackingWorld;
  readonly #copies: CopyTable;
  readonly #waiting = new Map<string, TrackedRecord[]>();
  readonly #underWay = new Map<number, readonly TrackedRecord[]>();

  constructor(world: TrackingWorld) {
    this.#world = world;
    this.#copies = world.copies;
  }

  waits(sender: number, receiver: number, connection: number): void {
    if (receiver === EVERYONE && !this.#world.everywhere) return;
    const queue = queueOf(sender, receiver);
    const record = { connection, life: this.#copies.lifeOf(connection), at: this.#world.simulator.now };
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
    const { simulator, staleness } = this.#world;
    for (const { connection, life, at } of this.#underWay.get(message) ?? []) {
      staleness.add(simulator.now - at);
      if (!this.#copies.isOpen(connection, life)) continue;
      if (this.#copies.stateOf(connection, member) === ON_THE_WAY)
        this.#copies.note(connection, member, HELD);
    }
  }

  misses(member: number, message: number): void {
    for (const { connection, life } of this.#underWay.get(message) ?? []) {
      const waits = this.#copies.isOpen(connection, life);
      if (!waits || this.#copies.stateOf(connection, member) !== ON_THE_WAY) continue;
      this.#copies.miss(connection, member);
      this.#world.ledger.drop(member);
    }
  }

  ends(message: number): void {
    this.#underWay.delete(message);
  }

  abandoned(sender: number): void {
    for (let receiver = EVERYONE; receiver < this.#world.members; receiver++) {
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
      this.#world.ledger.drop(member);
    }
  }
}

const queueOf = (sender: number, receiver: number): string => `${sender}>${receiver}`;

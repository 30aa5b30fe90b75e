import type { Announcer } from '../cluster/cluster-strategy.js';
import type { MembershipView } from '../cluster/membership.js';
import { delayOf, type StateSync } from '../cluster/state-sync.js';
import type { ConnectionTable } from '../tables/connection-table.js';
import type { EntryLedger } from '../tables/entry-ledger.js';
import { type CopyTable, HELD, NO_COPY, ON_THE_WAY } from './copy-table.js';

/** What following a policy takes. */
export interface TrackedWorld {
  readonly connections: ConnectionTable;
  readonly network: Announcer;
  readonly ledger: EntryLedger;
  readonly copies: CopyTable;
  /** Whether a member has crashed or left. */
  readonly isDown: (member: number) => boolean;
  /** Told of every connection that opens, before anybody holds a copy. */
  readonly onOpened: (connection: number) => void;
}

/** Does what a policy of copies asks, and keeps account of who holds which, so that it is known who can take over. */
export class TrackedSync implements StateSync {
  readonly #policy: StateSync;
  readonly #world: TrackedWorld;

  constructor(policy: StateSync, world: TrackedWorld) {
    this.#policy = policy;
    this.#world = world;
  }

  get delay(): number | null {
    return this.#policy.delay;
  }

  get everywhere(): boolean {
    return this.#policy.everywhere;
  }

  delayOf(connection: number): number | null {
    return delayOf(this.#policy, connection);
  }

  holdersOf(connection: number, lasted: boolean): readonly number[] {
    return this.#policy.holdersOf(connection, lasted);
  }

  opened(connection: number): void {
    this.#world.copies.begin(connection);
    this.#world.onOpened(connection);
    this.sendMissing(connection, false);
  }

  /** An orphan, whose owner is down, tells nobody. */
  updated(connection: number): void {
    if (!this.#isOrphan(connection)) this.#policy.updated(connection);
  }

  aged(connection: number): void {
    this.sendMissing(connection, true);
  }

  closed(connection: number, transport: number, lasted: boolean): void {
    const { copies, ledger, network } = this.#world;
    const orphan = this.#isOrphan(connection);
    const known = this.holdersOf(connection, lasted).length > 0;
    const holders = [ON_THE_WAY, HELD].flatMap((state) => copies.membersWith(connection, state));
    copies.end(connection); // a copy that the network loses from here on is none that anybody waits for
    if (!orphan && this.everywhere && known) network.announceToAll(connection);
    for (const member of holders) {
      if (!orphan && !this.everywhere) network.announceTo(connection, member);
      ledger.release(member, transport);
    }
  }

  restored(connection: number, lasted: boolean): void {
    const { copies, ledger } = this.#world;
    copies.begin(connection);
    for (const member of this.holdersOf(connection, lasted)) {
      copies.note(connection, member, HELD);
      ledger.hold(member);
    }
  }

  lingered(connection: number, lasted: boolean): void {
    for (const member of this.holdersOf(connection, lasted)) this.#world.ledger.hold(member);
  }

  membershipChanged(view: MembershipView): void {
    this.#policy.membershipChanged(view);
  }

  /** Sends copies to the members that should hold one and do not; returns how many. */
  sendMissing(connection: number, lasted: boolean): number {
    if (this.#isOrphan(connection)) return 0;
    const { copies, network } = this.#world;
    const missing = this.holdersOf(connection, lasted).filter(
      (member) => copies.stateOf(connection, member) === NO_COPY,
    );
    for (const member of missing) this.#note(connection, member);
    if (this.everywhere && missing.length > 0) network.announceToAll(connection);
    else for (const member of missing) network.announceTo(connection, member);
    return missing.length;
  }

  /**
   * Sends a copy to one member, which may be about to join; not of a connection of its own, such as one that nobody else
   * knew when it left.
   */
  sendTo(connection: number, member: number): void {
    const { copies, network, connections } = this.#world;
    if (connections.owner[connection] === member) return;
    if (this.#isOrphan(connection) || copies.stateOf(connection, member) !== NO_COPY) return;
    this.#note(connection, member);
    network.announceTo(connection, member);
  }

  #note(connection: number, member: number): void {
    this.#world.copies.note(connection, member, ON_THE_WAY);
    this.#world.ledger.hold(member);
  }

  #isOrphan(connection: number): boolean {
    return this.#world.isDown(this.#world.connections.owner[connection]);
  }
}

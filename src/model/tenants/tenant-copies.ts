import type { MembershipView } from '../cluster/membership.js';
import { delayOf, type StateSync } from '../cluster/state-sync.js';
import { EntryLedger } from '../tables/entry-ledger.js';

/** Copies of all tenants, and in a ledger of its own those of whichever tenant a policy speaks of, where it has one. */
export class TenantCopies extends EntryLedger {
  /** The ledger of the tenant that is spoken of; null where that has none. */
  own: EntryLedger | null = null;
  /** What is noted ended before the start: the ledger of all counts such entries by their law. */
  past = false;

  override hold(member: number): void {
    if (!this.past) super.hold(member);
    this.own?.hold(member);
  }

  override release(member: number, transport: number): void {
    super.release(member, transport);
    this.own?.release(member, transport);
  }

  override holdEverywhereBut(owner: number): void {
    if (!this.past) super.holdEverywhereBut(owner);
    this.own?.holdEverywhereBut(owner);
  }

  override releaseEverywhereBut(owner: number, transport: number): void {
    super.releaseEverywhereBut(owner, transport);
    this.own?.releaseEverywhereBut(owner, transport);
  }
}

/** Does what a policy of copies does, and says whose copies they are. */
export class TenantSync implements StateSync {
  readonly #policy: StateSync;
  readonly #copies: TenantCopies;
  readonly #ledgerOf: (connection: number) => EntryLedger | null;

  /** `ledgerOf` gives the ledger of the tenant of a connection. */
  constructor(policy: StateSync, copies: TenantCopies, ledgerOf: (connection: number) => EntryLedger | null) {
    this.#policy = policy;
    this.#copies = copies;
    this.#ledgerOf = ledgerOf;
  }

  get delay(): number | null {
    return this.#policy.delay;
  }

  delayOf(connection: number): number | null {
    return delayOf(this.#policy, connection);
  }

  get everywhere(): boolean {
    return this.#policy.everywhere;
  }

  opened(connection: number): void {
    this.#speakOf(connection);
    this.#policy.opened(connection);
  }

  updated(connection: number): void {
    this.#policy.updated(connection);
  }

  aged(connection: number): void {
    this.#speakOf(connection);
    this.#policy.aged(connection);
  }

  closed(connection: number, transport: number, lasted: boolean): void {
    this.#speakOf(connection);
    this.#policy.closed(connection, transport, lasted);
  }

  restored(connection: number, lasted: boolean): void {
    this.#speakOf(connection);
    this.#policy.restored(connection, lasted);
  }

  membershipChanged(view: MembershipView): void {
    this.#policy.membershipChanged(view);
  }

  holdersOf(connection: number, lasted: boolean): readonly number[] {
    return this.#policy.holdersOf(connection, lasted);
  }

  #speakOf(connection: number): void {
    this.#copies.own = this.#ledgerOf(connection);
  }
}

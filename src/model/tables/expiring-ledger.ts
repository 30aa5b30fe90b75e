import type { EventKind, Simulator } from '../../kernel/simulator.js';
import { EntryLedger } from './entry-ledger.js';

const ONE = 0;
const EVERYWHERE_BUT = 1;

/**
 * A ledger that knows at every instant how many entries a member holds: an ended entry stays until its timeout is over,
 * which is an event. For tables that can be full.
 */
export class ExpiringLedger extends EntryLedger {
  readonly #simulator: Simulator;
  readonly #timeouts: readonly number[];
  readonly #expiry: EventKind;
  /** Time that entries noted now still have, where they ended before the start; else null. */
  #rest: number | null = null;

  /** `timeouts` in nanoseconds, by transport. */
  constructor(simulator: Simulator, name: string, members: number, timeouts: readonly number[]) {
    super(members, timeouts);
    this.#simulator = simulator;
    this.#timeouts = timeouts;
    this.#expiry = simulator.kind(`${name}-expiry`, (member, where) => {
      if (where === ONE) this.cancel(member);
      else this.cancelEverywhereBut(member);
    });
  }

  /** What `note` has entered are entries that ended before the start and leave after `rest` nanoseconds. */
  noteLingering(rest: number, note: () => void): void {
    this.#rest = Math.ceil(rest);
    note();
    this.#rest = null;
  }

  override hold(member: number): void {
    super.hold(member);
    if (this.#rest !== null) this.#simulator.schedule(this.#rest, this.#expiry, member, ONE);
  }

  override release(member: number, transport: number): void {
    this.#simulator.schedule(this.#timeouts[transport], this.#expiry, member, ONE);
  }

  override holdEverywhereBut(owner: number): void {
    super.holdEverywhereBut(owner);
    if (this.#rest !== null) this.#simulator.schedule(this.#rest, this.#expiry, owner, EVERYWHERE_BUT);
  }

  override releaseEverywhereBut(owner: number, transport: number): void {
    this.#simulator.schedule(this.#timeouts[transport], this.#expiry, owner, EVERYWHERE_BUT);
  }
}

import type { EventKind } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';
import { EntryLedger } from './entry-ledger.js';

/** Where an entry is that expires: at all members but one; at one, in a life of its table, which is an even number. */
const EVERYWHERE_BUT = 1;
const LIFE = 2;

/**
 * A ledger that knows at every instant how many entries a member holds: an ended entry stays until its timeout is over,
 * which is an event. For tables that can be full.
 */
export class ExpiringLedger extends EntryLedger {
  readonly #simulator: Simulator;
  readonly #timeouts: readonly number[];
  readonly #expiry: EventKind;
  /** Entries of each member that ended and linger, and which life of its table it is. */
  readonly #lingering: Float64Array;
  readonly #lives: Int32Array;
  /** Time that entries noted now still have, where they ended before the start; else null. */
  #rest: number | null = null;
  override lingering = (member: number): number => this.#lingering[member];
  override lose = (member: number): void => {
    for (; this.#lingering[member] > 0; this.#lingering[member]--) this.cancel(member);
    this.#lives[member] += LIFE;
  };

  /** `timeouts` in nanoseconds, by transport. */
  constructor(simulator: Simulator, name: string, members: number, timeouts: readonly number[]) {
    super(members, timeouts);
    this.#simulator = simulator;
    this.#timeouts = timeouts;
    this.#lingering = new Float64Array(members);
    this.#lives = new Int32Array(members);
    this.#expiry = simulator.kind(`${name}-expiry`, (member, where) => {
      if (where === EVERYWHERE_BUT) this.cancelEverywhereBut(member);
      else this.#expire(member, where);
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
    if (this.#rest !== null) this.#linger(member, this.#rest);
  }

  override release(member: number, transport: number): void {
    this.#linger(member, this.#timeouts[transport]);
  }

  override holdEverywhereBut(owner: number): void {
    super.holdEverywhereBut(owner);
    if (this.#rest !== null) this.#simulator.schedule(this.#rest, this.#expiry, owner, EVERYWHERE_BUT);
  }

  override releaseEverywhereBut(owner: number, transport: number): void {
    this.#simulator.schedule(this.#timeouts[transport], this.#expiry, owner, EVERYWHERE_BUT);
  }

  #linger(member: number, time: number): void {
    this.#lingering[member]++;
    this.#simulator.schedule(time, this.#expiry, member, this.#lives[member]);
  }

  #expire(member: number, life: number): void {
    if (life !== this.#lives[member]) return; // it went with the table
    this.#lingering[member]--;
    this.cancel(member);
  }
}

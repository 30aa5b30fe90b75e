import { IntRing } from '../../kernel/int-ring.js';
import type { EventKind } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';
import type { MembershipView } from './membership.js';

const { ceil, floor, max } = Math;

/** What holding first packets takes. */
export interface HoldingWorld {
  readonly simulator: Simulator;
  readonly members: number;
  /** Longest time that a packet is held, nanoseconds. */
  readonly timeout: number;
  /** Whether a train opens a connection whose opening the others have to know first. */
  readonly asks: (train: number) => boolean;
  readonly ownerOf: (train: number) => number;
  /** Has the others told of the connection of a train; false when nobody is. */
  readonly tell: (train: number) => boolean;
  /** Sends at once what a member has to tell; returns the packets that it has sent so far, and its time on links. */
  readonly flush: (member: number) => { readonly through: number; readonly transmission: number };
  /** Packets of a member that all others have acknowledged. */
  readonly confirmed: (member: number) => number;
  /** A train may leave its member, after so long of which links took no part. */
  readonly release: (train: number, member: number, waited: number) => void;
  /** The member that held it is down. */
  readonly drop: (train: number) => void;
}

/**
 * Flush and ack (domain 2.3.2): the first packet of a connection is held until every other member has acknowledged the
 * update that tells of it, so that return packets find it known wherever they arrive; or until a timeout.
 */
export class FlushAndAck {
  readonly #world: HoldingWorld;
  readonly #expiry: EventKind;
  /** By member: trains that are held, the oldest first. */
  readonly #held: readonly IntRing[];
  // By train: where and since when it is held, up to which packet all others must acknowledge, how many were held before.
  readonly #at: number[] = [];
  readonly #through: number[] = [];
  readonly #since: number[] = [];
  readonly #turn: number[] = [];
  #turns = 0;

  constructor(world: HoldingWorld) {
    this.#world = world;
    this.#held = Array.from({ length: world.members }, () => new IntRing());
    this.#expiry = world.simulator.kind('flush-timeout', (train, turn) => this.#expire(train, turn));
  }

  /** Whether a train is held, which is about to leave its member. */
  holds(train: number): boolean {
    const { simulator, timeout, asks, ownerOf, tell, flush } = this.#world;
    if (!asks(train) || !tell(train)) return false;
    const owner = ownerOf(train);
    const { through, transmission } = flush(owner);
    this.#at[train] = owner;
    this.#through[train] = through;
    this.#since[train] = simulator.now + transmission;
    this.#turn[train] = ++this.#turns;
    this.#held[owner].push(train);
    simulator.schedule(ceil(timeout), this.#expiry, train, this.#turns);
    return true;
  }

  /** Somebody has acknowledged what a member sent. */
  acknowledged(member: number): void {
    const held = this.#held[member];
    if (held.length === 0) return;
    const confirmed = this.#world.confirmed(member);
    while (held.length > 0 && this.#through[held.first()] <= confirmed) this.#release(held.shift());
  }

  /** Fewer members may be left to wait for. */
  membershipChanged({ up }: MembershipView): void {
    for (const member of up) this.acknowledged(member);
  }

  /** A member is down, and what it held is gone. */
  abandon(member: number): void {
    const held = this.#held[member];
    while (held.length > 0) {
      const train = held.shift();
      this.#turn[train] = 0;
      this.#world.drop(train);
    }
  }

  #release(train: number): void {
    this.#turn[train] = 0;
    const waited = this.#world.simulator.now - this.#since[train];
    this.#world.release(train, this.#at[train], max(0, floor(waited)));
  }

  /** A train was held for the timeout, and so were those before it. */
  #expire(train: number, turn: number): void {
    if (this.#turn[train] !== turn) return;
    const held = this.#held[this.#at[train]];
    for (let last = -1; last !== train;) {
      last = held.shift();
      this.#release(last);
    }
  }
}

import type { RandomStream } from '../../random/random-stream.js';

const { floor, log } = Math;

/** What is wrong with the sync network: packets that it loses, delay that it adds, members that it parts. */
export class SyncDisturbance {
  /** Delay beside the usual, nanoseconds. */
  delay = 0;
  readonly #chance: RandomStream;
  readonly #fragments: number;
  #everywhere = 0;
  readonly #losses: Float64Array;
  /** Side of each member; those of one side reach each other. */
  readonly #sides: Int32Array;
  #parted = 0;

  /** An update that takes several packets, `fragments`, arrives if all of them do. */
  constructor(members: number, fragments: number, chance: RandomStream) {
    this.#chance = chance;
    this.#fragments = fragments;
    this.#losses = new Float64Array(members);
    this.#sides = new Int32Array(members);
  }

  /** From now on this share of all packets is lost, or of those that one member sends or receives. */
  lose(share: number, member?: number): void {
    if (member === undefined) this.#everywhere = share;
    else this.#losses[member] = share;
  }

  /** These members reach each other and none of the rest, nor do those that were parted before. */
  part(members: readonly number[]): void {
    this.#parted++;
    for (const member of members) this.#sides[member] = this.#parted;
  }

  /** All members reach each other again. */
  join(): void {
    this.#sides.fill(0);
  }

  sideOf(member: number): number {
    return this.#sides[member];
  }

  reaches(sender: number, receiver: number): boolean {
    return this.#sides[sender] === this.#sides[receiver];
  }

  /** Whether a datagram gets from one member to another, or a single packet of control does. */
  lets(sender: number, receiver: number, control = false): boolean {
    if (!this.reaches(sender, receiver)) return false;
    const passes = this.#passes(sender, receiver);
    if (passes === 1) return true;
    return this.#chance.uniform() >= 1 - (control ? passes : passes ** this.#fragments);
  }

  /** Whether a message without a number gets through; over `tcp` it does, if late, unless the members are parted. */
  carries(sender: number, receiver: number, tcp: boolean): boolean {
    return tcp ? this.reaches(sender, receiver) : this.lets(sender, receiver);
  }

  /** How many of so many packets do not get through; `times` they all have to. */
  lost(sender: number, receiver: number, packets: number, times: number): number {
    if (!this.reaches(sender, receiver)) return packets;
    const passes = this.#passes(sender, receiver) ** times;
    if (passes === 1) return 0;
    if (passes === 0) return packets;
    // From one loss to the next, geometric: as many draws as losses and one.
    let lost = 0;
    let at = this.#gap(passes);
    while (at < packets) {
      lost++;
      if (++at < packets) at += this.#gap(passes);
    }
    return lost;
  }

  #gap(passes: number): number {
    return floor(log(1 - this.#chance.uniform()) / log(passes));
  }

  #passes(sender: number, receiver: number): number {
    return (1 - this.#everywhere) * (1 - this.#losses[sender]) * (1 - this.#losses[receiver]);
  }
}

/** What an entry is: of TCP, of UDP, or of TCP that nobody answered. */
export type Transport = 'tcp' | 'udp' | 'half-open';

/** Transports, as indices of timeouts. */
export const TCP = 0;
export const UDP = 1;
export const HALF_OPEN = 2;

export function transportOf(name: Transport): number {
  if (name === 'tcp') return TCP;
  return name === 'udp' ? UDP : HALF_OPEN;
}

/**
 * How many entries of connections each member holds: while they live, and how fast they end, since an ended entry
 * stays for its timeout. The time average of lingering entries is their rate times the timeout (Little's law), so that
 * entries of long timeouts need no long run.
 */
export class EntryLedger {
  readonly #timeouts: readonly number[];
  readonly #members: number;
  readonly #live: Float64Array;
  readonly #ended: Float64Array;
  readonly #area: Float64Array;
  #samples = 0;
  /** Entries that all members but the connection's owner hold are counted once, less the owner's. */
  #everywhereLive = 0;
  #everywhereArea = 0;
  readonly #everywhereEnded: Float64Array;
  /** Entries among those held of a member that ended and stay for their timeout; here these are not held. */
  lingering: (member: number) => number = () => 0;
  /** A member crashed: its entries that linger are gone; here, where none is kept by itself, nothing is to do. */
  lose: (member: number) => void = () => undefined;

  /** `timeouts` in nanoseconds, by transport. */
  constructor(members: number, timeouts: readonly number[]) {
    this.#members = members;
    this.#timeouts = timeouts;
    this.#live = new Float64Array(members);
    this.#area = new Float64Array(members);
    this.#ended = new Float64Array(members * timeouts.length);
    this.#everywhereEnded = new Float64Array(timeouts.length);
  }

  hold(member: number): void {
    this.#live[member]++;
  }

  /** Entries that a member holds now; here without those that linger after their end. */
  held(member: number): number {
    return this.#live[member] + this.#everywhereLive;
  }

  /** An entry is gone and does not linger. */
  cancel(member: number): void {
    this.#live[member]--;
  }

  release(member: number, transport: number): void {
    this.#live[member]--;
    this.#ended[transport * this.#members + member]++;
  }

  /** An entry is gone with its member, or has moved to another: nothing lingers. */
  drop(member: number): void {
    this.#live[member]--;
  }

  holdEverywhereBut(owner: number): void {
    this.#everywhereLive++;
    this.#live[owner]--;
  }

  cancelEverywhereBut(owner: number): void {
    this.#everywhereLive--;
    this.#live[owner]++;
  }

  releaseEverywhereBut(owner: number, transport: number): void {
    this.#everywhereLive--;
    this.#live[owner]++;
    this.#everywhereEnded[transport]++;
    this.#ended[transport * this.#members + owner]--;
  }

  /** Notes how many are held now; called at every sync tick. */
  sample(): void {
    this.#samples++;
    this.#everywhereArea += this.#everywhereLive;
    for (let member = 0; member < this.#members; member++) this.#area[member] += this.#live[member];
  }

  /** Time average of the entries of a member over `span` nanoseconds since the last reset, lingering ones included. */
  mean(member: number, span: number): number {
    let entries = this.#samples === 0 ? 0 : (this.#area[member] + this.#everywhereArea) / this.#samples;
    for (let transport = 0; transport < this.#timeouts.length; transport++) {
      const ended = this.#ended[transport * this.#members + member] + this.#everywhereEnded[transport];
      entries += (ended / span) * this.#timeouts[transport];
    }
    return entries;
  }

  reset(): void {
    this.#samples = 0;
    this.#everywhereArea = 0;
    this.#area.fill(0);
    this.#ended.fill(0);
    this.#everywhereEnded.fill(0);
  }
}

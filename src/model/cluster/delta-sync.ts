import type { ClusterContext } from './cluster-strategy.js';
import { lowestIds, type MembershipView } from './membership.js';
import type { StateSync } from './state-sync.js';

/** ClusterXL delta sync (domain 2.2.1): every update of every connection to all other members. */
export class DeltaSync implements StateSync {
  readonly delay = null;
  readonly everywhere = true;
  readonly #context: ClusterContext;
  #up: readonly number[];

  constructor(context: ClusterContext) {
    this.#context = context;
    this.#up = lowestIds(context.membersUp);
  }

  opened(connection: number): void {
    this.#context.network.announceToAll(connection);
    this.restored(connection);
  }

  updated(connection: number): void {
    this.#context.network.announceToAll(connection);
  }

  aged(): void {}

  closed(connection: number, transport: number): void {
    this.#context.network.announceToAll(connection);
    this.#context.copies.releaseEverywhereBut(this.#context.connections.owner[connection], transport);
  }

  restored(connection: number): void {
    this.#context.copies.holdEverywhereBut(this.#context.connections.owner[connection]);
  }

  membershipChanged({ up }: MembershipView): void {
    this.#up = up;
  }

  holdersOf(connection: number): readonly number[] {
    const owner = this.#context.connections.owner[connection];
    const others: number[] = [];
    for (const member of this.#up) if (member !== owner) others.push(member);
    return others;
  }
}

import type { ClusterContext } from './cluster-strategy.js';
import type { StateSync } from './state-sync.js';

/** ClusterXL delta sync (domain 2.2.1): every update of every connection to all other members. */
export class DeltaSync implements StateSync {
  readonly delay = null;
  readonly #context: ClusterContext;

  constructor(context: ClusterContext) {
    this.#context = context;
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

  membershipChanged(): void {}
}

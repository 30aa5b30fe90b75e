import type { ClusterContext, ClusterStrategy } from '../cluster/cluster-strategy.js';
import { EvenBuckets } from '../cluster/flow-assignment.js';
import { lowestIds, type MembershipView } from '../cluster/membership.js';
import type { StateSync } from '../cluster/state-sync.js';

/** Maestro HyperSync: copies per connection do not grow with the number of members. */
export const hyperSync: ClusterStrategy = {
  name: 'hypersync',
  summary: 'Maestro: an orchestrator spreads flows; a backup copy only of connections that last.',
  supportedMembers: 52,
  source: 'Maestro guide: delayed synchronisation (domain 1.1); limit of 52 (domain 1.4.10)',
  parameters: {},
  build: (context) => ({
    assignment: new EvenBuckets(context.buckets, context.members),
    delivery: 'orchestrated',
    sticky: false,
    sync: new HyperSync(context),
    clustered: true,
    singleManagementObject: true,
  }),
};

/**
 * Who holds a HyperSync copy: from the delay on one backup (more if asked), chosen by bucket; of an asymmetric
 * connection also, at once, the member that gets its return packets (domain 1.1.4 to 1.1.7). Copies per connection do
 * not grow with the number of members.
 */
export class HyperSync implements StateSync {
  readonly delay: number;
  readonly everywhere = false;
  readonly #context: ClusterContext;
  #backups = 0;
  #up: readonly number[] = [];

  constructor(context: ClusterContext) {
    this.#context = context;
    this.delay = context.sync.delay;
    this.#follow(lowestIds(context.membersUp));
  }

  opened(connection: number): void {
    const target = this.#target(connection);
    if (target >= 0) this.#copyTo(connection, target);
  }

  updated(connection: number): void {
    const target = this.#target(connection);
    if (target >= 0) this.#context.network.announceTo(connection, target);
  }

  aged(connection: number): void {
    const target = this.#target(connection);
    for (let rank = 0; rank < this.#backups; rank++) {
      const backup = this.#backup(connection, rank);
      if (backup !== target) this.#copyTo(connection, backup);
    }
  }

  closed(connection: number, transport: number, lasted: boolean): void {
    const { network, copies } = this.#context;
    const target = this.#target(connection);
    if (target >= 0) {
      network.announceTo(connection, target);
      copies.release(target, transport);
    }
    if (!lasted) return;
    for (let rank = 0; rank < this.#backups; rank++) {
      const backup = this.#backup(connection, rank);
      if (backup === target) continue;
      network.announceTo(connection, backup);
      copies.release(backup, transport);
    }
  }

  restored(connection: number, lasted: boolean): void {
    const { copies } = this.#context;
    const target = this.#target(connection);
    if (target >= 0) copies.hold(target);
    if (!lasted) return;
    for (let rank = 0; rank < this.#backups; rank++) {
      const backup = this.#backup(connection, rank);
      if (backup !== target) copies.hold(backup);
    }
  }

  membershipChanged({ up }: MembershipView): void {
    this.#follow(up);
  }

  holdersOf(connection: number, lasted: boolean): readonly number[] {
    const target = this.#target(connection);
    const holders = target >= 0 && this.#up.includes(target) ? [target] : [];
    for (let rank = 0; lasted && rank < this.#backups; rank++) {
      const backup = this.#backup(connection, rank);
      if (backup !== target) holders.push(backup);
    }
    return holders;
  }

  #follow(up: readonly number[]): void {
    this.#up = up;
    this.#backups = Math.min(this.#context.sync.localBackups, up.length - 1);
  }

  #copyTo(connection: number, member: number): void {
    this.#context.network.announceTo(connection, member);
    this.#context.copies.hold(member);
  }

  /** The member that gets the return packets of an asymmetric connection; -1 when that is the owner. */
  #target(connection: number): number {
    const { owner, returnMember } = this.#context.connections;
    return returnMember[connection] === owner[connection] ? -1 : returnMember[connection];
  }

  /** Backups follow the owner at a distance that the bucket decides, so that they spread over all others. */
  #backup(connection: number, rank: number): number {
    const { connections, members } = this.#context;
    const up = this.#up;
    const distance = 1 + ((Math.floor(connections.bucket[connection] / members) + rank) % (up.length - 1));
    return up[(up.indexOf(connections.owner[connection]) + distance) % up.length];
  }
}

import type { ClusterContext, ClusterStrategy } from '../cluster/cluster-strategy.js';
import { dealtBuckets, type FlowAssignment } from '../cluster/flow-assignment.js';
import { lowestIds, type MembershipView } from '../cluster/membership.js';
import { SiteBuckets } from '../cluster/site-buckets.js';
import type { Sites } from '../cluster/sites.js';
import type { StateSync } from '../cluster/state-sync.js';

/** Maestro HyperSync: copies per connection do not grow with the number of members. */
export const hyperSync: ClusterStrategy = {
  name: 'hypersync',
  summary: 'Maestro: an orchestrator spreads flows; a backup copy only of connections that last.',
  supportedMembers: 52,
  twoSites: { supportedMembers: 52 },
  fastForwards: true,
  source: 'Maestro guide: delayed synchronisation (domain 1.1); limit of 52 (domain 1.4.10)',
  parameters: {},
  orchestrated: true,
  build: (context) => {
    const deal = (): FlowAssignment => dealtBuckets(context.buckets, context.weights);
    const spread = spreadOver(context.sites, deal);
    return {
      assignment: spread,
      delivery: 'orchestrated',
      sticky: false,
      sync: new HyperSync(context, spread),
      clustered: true,
      singleManagementObject: true,
      unsynchronizedServices: ['dns'],
    };
  },
};

/** Buckets of one site, or those of two, each of which deals all of them. */
export function spreadOver(sites: Sites | null, deal: () => FlowAssignment): FlowAssignment {
  return sites === null ? deal() : new SiteBuckets(sites, deal);
}

/**
 * Who holds a HyperSync copy: from the delay on one backup (more if asked), chosen by bucket, and where there is a
 * standby site one there, the member that would handle the bucket if the site were active (which is an assumption); of
 * an asymmetric connection also, at once, the member that gets its return packets (domain 1.1.4 to 1.1.7). Copies per
 * connection do not grow with the number of members.
 */
export class HyperSync implements StateSync {
  readonly delay: number;
  readonly everywhere = false;
  readonly #context: ClusterContext;
  /** Where there are two sites: who would handle what on the other. */
  readonly #abroad: SiteBuckets | null;
  #up: readonly number[] = [];

  constructor(context: ClusterContext, assignment: FlowAssignment) {
    this.#context = context;
    this.#abroad = assignment instanceof SiteBuckets ? assignment : null;
    this.delay = context.sync.delay;
    this.membershipChanged({ epoch: 0, up: lowestIds(context.membersUp) });
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
    const backups = this.#backups(connection);
    for (let rank = 0; rank < backups; rank++) {
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
    const backups = lasted ? this.#backups(connection) : 0;
    for (let rank = 0; rank < backups; rank++) {
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
    const backups = lasted ? this.#backups(connection) : 0;
    for (let rank = 0; rank < backups; rank++) {
      const backup = this.#backup(connection, rank);
      if (backup !== target) copies.hold(backup);
    }
  }

  membershipChanged({ up }: MembershipView): void {
    this.#up = up;
  }

  holdersOf(connection: number, lasted: boolean): readonly number[] {
    const target = this.#target(connection);
    const holders = target >= 0 && this.#up.includes(target) ? [target] : [];
    const backups = lasted ? this.#backups(connection) : 0;
    for (let rank = 0; rank < backups; rank++) {
      const backup = this.#backup(connection, rank);
      if (backup !== target) holders.push(backup);
    }
    return holders;
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

  /** Backups of a connection: those on the site of its owner come first. */
  #backups(connection: number): number {
    return this.#localBackups(connection) + this.#remoteBackups(connection);
  }

  #localBackups(connection: number): number {
    return Math.max(0, Math.min(this.#context.sync.localBackups, this.#site(connection).length - 1));
  }

  #remoteBackups(connection: number): number {
    const { sites, sync, connections } = this.#context;
    if (sites === null || !sites.copies) return 0;
    const other = 1 - sites.siteOf(connections.owner[connection]);
    return Math.min(sync.remoteBackups, sites.upOn(other).length);
  }

  #backup(connection: number, rank: number): number {
    const locals = this.#localBackups(connection);
    return rank < locals ? this.#local(connection, rank) : this.#remote(connection, rank - locals);
  }

  /** Members that are up on the site of the owner of a connection. */
  #site(connection: number): readonly number[] {
    const { sites, connections } = this.#context;
    return sites === null ? this.#up : sites.upOn(sites.siteOf(connections.owner[connection]));
  }

  /** Local backups follow the owner at a distance that the bucket decides, so that they spread over all others. */
  #local(connection: number, rank: number): number {
    const { connections, members } = this.#context;
    const up = this.#site(connection);
    const distance = 1 + ((Math.floor(connections.bucket[connection] / members) + rank) % (up.length - 1));
    return up[(up.indexOf(connections.owner[connection]) + distance) % up.length];
  }

  #remote(connection: number, rank: number): number {
    const { connections, sites } = this.#context;
    const other = 1 - sites!.siteOf(connections.owner[connection]);
    const up = sites!.upOn(other);
    const first = up.indexOf(this.#abroad!.memberOn(other, connections.bucket[connection]));
    return up[(first + rank) % up.length];
  }
}

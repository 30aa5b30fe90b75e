import type { FlowAssignment } from './flow-assignment.js';
import type { MembershipView } from './membership.js';
import type { Sites } from './sites.js';

/** Buckets of two sites: each site deals all of them to its own members, and those of the active one handle them. */
export class SiteBuckets implements FlowAssignment {
  readonly #sites: Sites;
  readonly #bySite: readonly FlowAssignment[];

  /** `deal` makes an assignment that is told of the members of one site alone. */
  constructor(sites: Sites, deal: () => FlowAssignment) {
    this.#sites = sites;
    this.#bySite = [deal(), deal()];
    this.#deal(0);
  }

  memberOf(bucket: number): number {
    return this.#bySite[this.#sites.active].memberOf(bucket);
  }

  /** The member of a site that handles a bucket, or would if its site were active. */
  memberOn(site: number, bucket: number): number {
    return this.#bySite[site].memberOf(bucket);
  }

  membershipChanged({ epoch }: MembershipView): void {
    this.#deal(epoch);
  }

  reweigh(weights: readonly number[], { epoch }: MembershipView): void {
    this.#bySite.forEach((assignment, site) => {
      assignment.reweigh?.(weights, { epoch, up: this.#sites.upOn(site) });
    });
  }

  #deal(epoch: number): void {
    this.#bySite.forEach((assignment, site) => {
      const up = this.#sites.upOn(site);
      if (up.length > 0) assignment.membershipChanged({ epoch, up });
    });
  }
}

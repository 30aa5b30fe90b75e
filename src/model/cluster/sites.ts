import { lowestIds, type MembershipView } from './membership.js';

/** Members of site 1, those of the lowest ids: the larger half. */
export const firstSite = (members: number): number => Math.ceil(members / 2);

/** How many sites there are, and when remote copies are switched off. */
interface SiteRules {
  readonly count: number;
  readonly standbyRatio: number;
}

/** Two sites; null where there is but one. */
export function sitesOf({ count, standbyRatio }: SiteRules, members: number): Sites | null {
  return count === 2 ? new Sites(members, standbyRatio) : null;
}

/**
 * Two sites of a cluster, 0 and 1: the active one handles the traffic as long as a member of it is up and nobody asks
 * for the other (the chassis guide's "Active Up": no way back by itself). The other stands by with remote copies
 * (domain 1.1.9), unless too few of its members are up (domain 1.1.3).
 */
export class Sites {
  active = 0;
  readonly #first: number;
  readonly #standbyRatio: number;
  #up: readonly (readonly number[])[] = [];

  constructor(members: number, standbyRatio: number) {
    this.#first = firstSite(members);
    this.#standbyRatio = standbyRatio;
    this.membershipChanged({ epoch: 0, up: lowestIds(members) });
  }

  siteOf(member: number): number {
    return member < this.#first ? 0 : 1;
  }

  apart(member: number, other: number): boolean {
    return this.siteOf(member) !== this.siteOf(other);
  }

  /** Members of a site that are up, ascending. */
  upOn(site: number): readonly number[] {
    return this.#up[site];
  }

  get standby(): number {
    return 1 - this.active;
  }

  /** Whether remote copies are sent: the standby site has members enough (domain 1.1.3). */
  get copies(): boolean {
    const standby = this.upOn(this.standby).length;
    return standby > 0 && standby >= this.#standbyRatio * this.upOn(this.active).length;
  }

  membershipChanged({ up }: MembershipView): void {
    this.#up = [0, 1].map((site) => up.filter((member) => this.siteOf(member) === site));
    if (this.upOn(this.active).length === 0) this.active = this.standby;
  }

  /** The other site is to handle the traffic from the next epoch on; it must have somebody up. */
  failOver(): void {
    if (this.upOn(this.standby).length > 0) this.active = this.standby;
  }
}

/**
 * Members that are down when so many have failed: those of the highest ids; with two sites first those of the active
 * one, where their load is.
 */
export function failedMembers(members: number, failed: number, sites: number): number[] {
  const highestFirst = lowestIds(members).reverse();
  if (sites === 1) return highestFirst.slice(0, failed);
  const first = firstSite(members);
  const inOrder = [...highestFirst.filter((id) => id < first), ...highestFirst.filter((id) => id >= first)];
  return inOrder.slice(0, failed);
}

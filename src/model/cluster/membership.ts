/** Who is alive, as a member sees it: the epoch counts the changes. */
export interface MembershipView {
  readonly epoch: number;
  /** Ids of the members that are up, ascending; never empty. */
  readonly up: readonly number[];
}

/** The ids 0 to `members` - 1. */
export function lowestIds(members: number): number[] {
  return Array.from({ length: members }, (_, member) => member);
}

/** The policy of who is alive. Its followers (assignment, sync) are told of every change, in order. */
export class Membership {
  view: MembershipView;
  readonly #followers: ((view: MembershipView) => void)[] = [];

  constructor(members: number) {
    this.view = { epoch: 0, up: lowestIds(members) };
  }

  follow(follower: (view: MembershipView) => void): void {
    this.#followers.push(follower);
  }

  memberFailed(member: number): void {
    this.#change(this.view.up.filter((other) => other !== member));
  }

  memberRecovered(member: number): void {
    this.#change([...this.view.up.filter((other) => other !== member), member].sort((a, b) => a - b));
  }

  /** A member that was out already is gone for good: the same members are up in a new epoch. */
  memberLeft(): void {
    this.#begin(this.view.up);
  }

  /** Members share the work in another way, or another site has it: the same are up in a new epoch. */
  redealt(): void {
    this.#begin(this.view.up);
  }

  #change(up: readonly number[]): void {
    if (up.length === 0 || up.length === this.view.up.length) return; // the last one stays; nothing changed
    this.#begin(up);
  }

  #begin(up: readonly number[]): void {
    this.view = { epoch: this.view.epoch + 1, up };
    for (const follower of this.#followers) follower(this.view);
  }
}

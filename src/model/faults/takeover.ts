import { type CopyTable, HELD, NO_COPY, ON_THE_WAY } from './copy-table.js';
import type { Sites } from '../cluster/sites.js';
import type { FaultWorld } from './fault-world.js';
import type { LossCause } from './loss-cause.js';
import { lossReason, remoteLossReason } from './loss-reason.js';

/** Who continues the connections of members that went: a survivor with a copy, or nobody. */
export class Takeover {
  /** Connections that went from one member to another. */
  moved = 0;
  readonly #world: FaultWorld;
  readonly #copies: CopyTable;
  readonly #onLoss: (connection: number, cause: LossCause) => void;
  /** Null where there is but one site. */
  readonly #sites: Sites | null;

  constructor(world: FaultWorld, copies: CopyTable, onLoss: (connection: number, cause: LossCause) => void) {
    this.#world = world;
    this.#copies = copies;
    this.#onLoss = onLoss;
    this.#sites = world.wiring.interSite?.sites ?? null;
  }

  /** All that members held is gone; connections that only they and others that are down knew are lost. */
  membersDown(members: readonly number[]): void {
    for (const member of members) this.copiesGone(member);
    for (const connection of this.#copies.open) {
      if (this.#isOrphan(connection) && this.#survivorsOf(connection).length === 0)
        this.#lose(connection, this.#causeOf(connection, false));
    }
  }

  /** A site gives the traffic away: connections that nobody on the other knows are lost. */
  siteLeft(site: number): void {
    const { owner } = this.#world.wiring.connections;
    for (const connection of this.#copies.open) {
      const stays = this.#working(connection).some((member) => this.#sites?.siteOf(member) !== site);
      if (this.#sites?.siteOf(owner[connection]) === site && !stays)
        this.#lose(connection, this.#causeOf(connection, true));
    }
  }

  /** A member has no copies any more, and none is on its way there; what lingered in its table is gone too. */
  copiesGone(member: number): void {
    for (const connection of this.#copies.open) this.#dropCopy(connection, member);
    this.#world.entries.lose(member);
    this.#world.copies.lose(member);
  }

  /**
   * The members know who is up: every connection gets an owner that is, and its packets their way to it. Where no table
   * has room for a connection whose owner is dead, it is lost.
   */
  membershipChanged(): void {
    const { owner } = this.#world.wiring.connections;
    for (const connection of this.#copies.open) {
      const next = this.#nextOwner(connection);
      if (next !== owner[connection]) this.#move(connection, next);
      else if (this.#isStranded(connection)) {
        this.#lose(connection, 'table-full');
        continue;
      }
      this.route(connection);
    }
  }

  /** Finds out which member gets the packets from the server. */
  route(connection: number): void {
    const { wiring, behaviour } = this.#world;
    const { connections } = wiring;
    connections.returnMember[connection] = behaviour.sticky
      ? connections.owner[connection]
      : behaviour.assignment.memberOf(connections.returnBucket[connection]);
  }

  /** The owner stays while it can; where all members know all connections, the member of the bucket takes its own. */
  #nextOwner(connection: number): number {
    const { wiring, behaviour, membership } = this.#world;
    const { connections } = wiring;
    const owner = connections.owner[connection];
    const heirs = this.#heirsOf(connection);
    const dealt = behaviour.assignment.memberOf(connections.bucket[connection]);
    const { up } = membership.view;
    const leaves = !up.includes(owner) || (this.#sites !== null && !this.#isActive(owner));
    if (heirs.includes(dealt) && (leaves || behaviour.sync.everywhere)) return dealt;
    if (!leaves || heirs.length === 0) return owner;
    if (!wiring.modules[owner].down && !up.includes(heirs[0])) return owner;
    const returns = behaviour.assignment.memberOf(connections.returnBucket[connection]);
    return heirs.includes(returns) ? returns : heirs[0];
  }

  /** Members that hold a copy of a connection and can own it; those that are on their way out come last. */
  #heirsOf(connection: number): number[] {
    const { up } = this.#world.membership.view;
    const working = this.#survivorsOf(connection).filter((member) => this.#hasRoom(member));
    return [
      ...working.filter((member) => up.includes(member)),
      ...working.filter((member) => !up.includes(member)),
    ];
  }

  /** Members that work, hold a copy of a connection and may own it, if their tables have room. */
  #survivorsOf(connection: number): number[] {
    return this.#working(connection).filter((member) => this.#isActive(member));
  }

  /** A table that holds more than it may, by copies that are always taken, makes none of them its own. */
  #hasRoom(member: number): boolean {
    return this.#world.limit?.overflows(member) !== true;
  }

  /** Its owner is known to be dead, and those who hold copies of it have full tables. */
  #isStranded(connection: number): boolean {
    const { up } = this.#world.membership.view;
    return this.#isOrphan(connection) && !up.includes(this.#world.wiring.connections.owner[connection]);
  }

  /** Members that work and hold a copy of a connection. */
  #working(connection: number): number[] {
    const { modules } = this.#world.wiring;
    return this.#copies.membersWith(connection, HELD).filter((member) => !modules[member].down);
  }

  /** A standby site carries no traffic (domain 1.1.9) as long as anybody on the active one works. */
  #isActive(member: number): boolean {
    const sites = this.#sites;
    if (sites === null || sites.siteOf(member) === sites.active) return true;
    return !this.#works(sites.active);
  }

  #works(site: number): boolean {
    return this.#world.wiring.modules.some(({ id, down }) => !down && this.#sites!.siteOf(id) === site);
  }

  #isOrphan(connection: number): boolean {
    const { modules, connections } = this.#world.wiring;
    return modules[connections.owner[connection]].down;
  }

  #dropCopy(connection: number, member: number): void {
    if (this.#copies.stateOf(connection, member) === NO_COPY) return;
    this.#copies.forget(connection, member);
    this.#world.copies.drop(member);
  }

  #move(connection: number, next: number): void {
    const { wiring, entries, membership, behaviour, copies } = this.#world;
    const { connections, modules } = wiring;
    const owner = connections.owner[connection];
    this.moved++;
    modules[owner].forget(connection);
    connections.owner[connection] = next;
    modules[next].adopt(connection);
    entries.drop(owner);
    entries.hold(next);
    this.#copies.note(connection, next, NO_COPY);
    copies.drop(next);
    if (!behaviour.sync.everywhere || modules[owner].down || !membership.view.up.includes(owner)) return;
    this.#copies.note(connection, owner, HELD);
    copies.hold(owner);
  }

  #lose(connection: number, cause: LossCause): void {
    for (const state of [ON_THE_WAY, HELD]) {
      for (const member of this.#copies.membersWith(connection, state)) this.#world.copies.drop(member);
    }
    this.#copies.end(connection);
    this.#world.lost.lose(connection);
    this.#onLoss(connection, cause);
  }

  #causeOf(connection: number, leftSite: boolean): LossCause {
    const { behaviour, wiring } = this.#world;
    const { connections, modules } = wiring;
    const isDown = (member: number): boolean => modules[member].down;
    const sites = this.#sites;
    const world = { sync: behaviour.sync, copies: this.#copies, connections, sites, isDown };
    const abroad = sites !== null && (leftSite || !this.#works(sites.siteOf(connections.owner[connection])));
    return abroad ? remoteLossReason(world, connection) : lossReason(world, connection);
  }
}

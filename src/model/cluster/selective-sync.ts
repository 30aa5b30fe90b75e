import { AGED, type ConnectionTable } from '../tables/connection-table.js';
import type { Service } from '../parameters/traffic.js';
import type { ClassSync } from './class-sync.js';
import type { ClusterBehaviour } from './cluster-strategy.js';
import type { MembershipView } from './membership.js';
import type { StateSync } from './state-sync.js';

/** What it takes to treat classes of connections apart. */
export interface SelectiveWorld {
  readonly classes: ClassSync;
  readonly connections: ConnectionTable;
  /** Services that the strategy leaves out by itself. */
  readonly services: readonly Service[];
  /** Whether a delay is ignored for connections whose return packets come to another member (domain 2.2.9). */
  readonly tellsOfAsymmetric: boolean;
}

/**
 * A policy of copies of which some classes of connections are excepted: they are not copied, or only from an age on. A
 * policy that has a delay of its own goes by that of the class.
 */
export class SelectiveSync implements StateSync {
  readonly #policy: StateSync;
  readonly #world: SelectiveWorld;
  /** By class. */
  readonly #excepted: readonly boolean[];

  constructor(policy: StateSync, world: SelectiveWorld) {
    this.#policy = policy;
    this.#world = world;
    this.#excepted = world.classes.exceptedBy(world.services);
  }

  get delay(): number | null {
    return this.#policy.delay;
  }

  get everywhere(): boolean {
    return this.#policy.everywhere;
  }

  delayOf(connection: number): number | null {
    return this.#isExcepted(connection) ? null : this.#classDelay(connection);
  }

  opened(connection: number): void {
    if (!this.#isExcepted(connection) && !this.#waits(connection)) this.#policy.opened(connection);
  }

  updated(connection: number): void {
    const known = (this.#world.connections.flags[connection] & AGED) !== 0 || !this.#waits(connection);
    if (!this.#isExcepted(connection) && known) this.#policy.updated(connection);
  }

  aged(connection: number): void {
    if (this.#isExcepted(connection)) return;
    if (this.#waits(connection)) this.#policy.opened(connection);
    else this.#policy.aged(connection);
  }

  closed(connection: number, transport: number, lasted: boolean): void {
    if (this.#isCopied(connection, lasted)) this.#policy.closed(connection, transport, lasted);
  }

  restored(connection: number, lasted: boolean): void {
    if (this.#isCopied(connection, lasted)) this.#policy.restored(connection, lasted);
  }

  membershipChanged(view: MembershipView): void {
    this.#policy.membershipChanged(view);
  }

  holdersOf(connection: number, lasted: boolean): readonly number[] {
    return this.#isCopied(connection, lasted) ? this.#policy.holdersOf(connection, lasted) : [];
  }

  #isExcepted(connection: number): boolean {
    return this.#excepted[this.#world.connections.classId[connection]];
  }

  #isCopied(connection: number, lasted: boolean): boolean {
    return !this.#isExcepted(connection) && (lasted || !this.#waits(connection));
  }

  #classDelay(connection: number): number | null {
    return this.#world.classes.delayOf(this.#world.connections.classId[connection], this.#policy.delay);
  }

  /** Whether the class delays what the policy by itself would do at once. */
  #waits(connection: number): boolean {
    if (this.#policy.delay !== null || this.#classDelay(connection) === null) return false;
    const { owner, returnMember } = this.#world.connections;
    return !(this.#world.tellsOfAsymmetric && owner[connection] !== returnMember[connection]);
  }
}

/** A behaviour that goes by what the classes say of their copies; the same one where they say nothing. */
export function withClasses(
  classes: ClassSync,
  connections: ConnectionTable,
  behaviour: ClusterBehaviour,
): ClusterBehaviour {
  const services = behaviour.unsynchronizedServices ?? [];
  if (classes.silent && !classes.exceptedBy(services).includes(true)) return behaviour;
  const tellsOfAsymmetric = behaviour.delivery === 'flooded';
  return {
    ...behaviour,
    sync: new SelectiveSync(behaviour.sync, { classes, connections, services, tellsOfAsymmetric }),
  };
}

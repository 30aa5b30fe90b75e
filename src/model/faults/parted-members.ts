import type { EventKind } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';
import type { SyncDisturbance } from '../cluster/sync-disturbance.js';

/** Name of the fault that parts members. */
export const SYNC_PARTITION = 'sync-partition';

/** What a partition of the sync network does to a cluster. */
interface PartedWorld {
  readonly simulator: Simulator;
  readonly disturbance: SyncDisturbance;
  /** From the last heartbeat until members are sure that no more come, nanoseconds. */
  readonly deadTimeout: number;
  /** Whether members miss each other there: they exchange heartbeats. */
  readonly heartbeats: boolean;
  /** Members that work and are up, ascending. */
  readonly working: () => readonly number[];
  readonly happened: (what: string, member: number | null) => void;
  /** A member goes down, for it cannot be kept up to date; it comes back. */
  readonly takeDown: (member: number) => void;
  readonly bringUp: (member: number) => void;
}

/**
 * Members that the sync network parts (ClusterXL: "Active Attention" and "Down"). CCP runs on every cluster interface, so
 * that they know of each other; one side stays, the others go down until the network is whole.
 */
export class PartedMembers {
  readonly #world: PartedWorld;
  readonly #timeout: EventKind;
  readonly #down = new Set<number>();
  /** Counts changes, so that a timeout of an earlier partition finds that it is late. */
  #changes = 0;

  constructor(world: PartedWorld) {
    this.#world = world;
    this.#timeout = world.simulator.kind('sync-timeout', (change) => {
      if (change === this.#changes) this.#resolve();
    });
  }

  part(members: readonly number[]): void {
    this.#world.disturbance.part(members);
    for (const member of members) this.#world.happened('sync-partition', member);
    this.#changes++;
    if (this.#world.heartbeats)
      this.#world.simulator.schedule(this.#world.deadTimeout, this.#timeout, this.#changes);
  }

  join(): void {
    this.#world.disturbance.join();
    this.#world.happened('sync-partition over', null);
    this.#changes++;
    const returning = [...this.#down];
    this.#down.clear();
    for (const member of returning) this.#world.bringUp(member);
  }

  /** A member that is down for this crashed besides: the network does not bring it back. */
  crashed(member: number): void {
    this.#down.delete(member);
  }

  /** The larger side stays, of equal ones that of the highest priority, which is the lowest number. */
  #resolve(): void {
    const working = this.#world.working();
    const sides = new Map<number, number>();
    for (const member of working) {
      const side = this.#world.disturbance.sideOf(member);
      sides.set(side, (sides.get(side) ?? 0) + 1);
    }
    const largest = Math.max(...sides.values());
    const stays = [...sides].find(([, size]) => size === largest)?.[0];
    for (const member of working) {
      if (this.#world.disturbance.sideOf(member) === stays) continue;
      this.#down.add(member);
      this.#world.happened('down', member);
      this.#world.takeDown(member);
    }
  }
}

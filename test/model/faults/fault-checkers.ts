import { HELD, NO_COPY } from '../../../src/model/faults/copy-table.js';
import { ENDED, LOST, REFUSED } from '../../../src/model/tables/connection-table.js';
import type { System } from '../../../src/model/system.js';

/** Watches a system with faults from outside and notes every breach of the laws of failures. */
export class FaultCheckers {
  readonly breaches = new Set<string>();
  readonly #system: System;
  /** Owner of each connection in this epoch, by connection and life of its row. */
  readonly #owners = new Map<string, number>();
  #epoch = 0;
  /** Number of the first member that manages. */
  readonly #first: number;

  constructor(system: System) {
    this.#system = system;
    const { delivery, cluster } = system.faults!;
    around(delivery, 'deliver', (connection) => this.#ownsAlone(connection));
    around(cluster.takeover, 'membersDown', () => this.#survivors());
    around(cluster.takeover, 'membershipChanged', () => () => this.#allOwned());
    around(cluster.takeover, 'membersDown', () => () => this.tables());
    around(cluster.takeover, 'membershipChanged', () => () => this.tables());
    around(cluster.takeover, 'membershipChanged', () => () => this.#management());
    this.#first = system.membership.view.up[0] + 1;
    for (const module of system.modules) {
      around(module, 'admit', () => this.#works(module.down));
      around(module, 'recover', () => this.#isEmpty(module.hyperFlow?.underWay ?? 0));
    }
  }

  /** Every table holds its connections, its copies and what lingers, counted one by one. */
  tables(): void {
    const { connections, entries, copies: held, modules, faults } = this.#system;
    const { copies } = faults!.cluster;
    const own = modules.map(({ id }) => entries.lingering(id));
    const others = modules.map(({ id }) => held.lingering(id));
    for (const connection of connections.ids()) {
      const gone = (connections.flags[connection] & (ENDED | REFUSED | LOST)) !== 0;
      if (!gone) own[connections.owner[connection]]++;
    }
    for (const connection of copies.open) {
      for (const { id } of modules) if (copies.stateOf(connection, id) !== NO_COPY) others[id]++;
    }
    const differs = modules.some(({ id }) => entries.held(id) !== own[id] || held.held(id) !== others[id]);
    if (differs) this.breaches.add('a table holds other entries than it should');
  }

  /** Members have versions that were given out, those that are up have some, and the timeline names who manages. */
  #management(): void {
    const { faults, membership, behaviour } = this.#system;
    const { management, recorder } = faults!.cluster;
    const up = membership.view.up.filter((member) => !faults!.cluster.isOut(member));
    for (const { of, target } of Object.values(management?.versions ?? {})) {
      if (of.some((version) => version > target))
        this.breaches.add('a member has a version that nobody gave out');
      if (up.some((member) => of[member] < 0)) this.breaches.add('a member is up without a policy');
    }
    if (behaviour.singleManagementObject !== true || up.length === 0) return;
    const elected = recorder.figures().events.findLast(({ what }) => what === 'smo elected');
    if ((elected?.member ?? this.#first) !== up[0] + 1) this.breaches.add('the wrong member manages');
  }

  #isEmpty(trains: number): () => void {
    if (trains > 0) this.breaches.add('a member comes back with parts of trains of its earlier life');
    return () => undefined;
  }

  /** The owner of a connection changes with the epoch alone. */
  #ownsAlone(connection: number): () => void {
    const { connections, membership, faults } = this.#system;
    const { copies } = faults!.cluster;
    if (membership.view.epoch !== this.#epoch) this.#owners.clear();
    this.#epoch = membership.view.epoch;
    if (!copies.open.has(connection)) return () => undefined; // its row may still be known from an earlier life
    const key = `${connection}/${copies.lifeOf(connection)}`;
    const now = connections.owner[connection];
    const before = this.#owners.get(key) ?? now;
    if (before !== now) this.breaches.add('a connection has two owners in one epoch');
    this.#owners.set(key, now);
    return () => undefined;
  }

  /** What a survivor knows is there after the failure. */
  #survivors(): () => void {
    const { copies } = this.#system.faults!.cluster;
    const { modules, connections } = this.#system;
    const working = (member: number): boolean => !modules[member].down;
    const known = [...copies.open].filter(
      (connection) =>
        !modules[connections.owner[connection]].down || copies.membersWith(connection, HELD).some(working),
    );
    return () => {
      if (known.some((connection) => !copies.open.has(connection)))
        this.breaches.add('a connection that a survivor knew is lost');
    };
  }

  /** Once the failure of a member is known, no open connection is left with it. */
  #allOwned(): void {
    const { membership, connections, modules, faults } = this.#system;
    for (const connection of faults!.cluster.copies.open) {
      const owner = connections.owner[connection];
      if (!membership.view.up.includes(owner) && modules[owner].down)
        this.breaches.add('a connection has an owner that is known to be dead');
    }
  }

  #works(down: boolean): () => void {
    if (down) this.breaches.add('a member that is down handles packets');
    return () => undefined;
  }
}

/** Has a check begin before a method of an object and end after it. */
function around<T extends object, K extends keyof T>(
  object: T,
  name: K,
  begin: (...values: T[K] extends (...values: infer V) => unknown ? V : never) => () => void,
): void {
  const method = object[name] as (...values: unknown[]) => unknown;
  object[name] = ((...values: unknown[]) => {
    const end = (begin as (...values: unknown[]) => () => void)(...values);
    const result = method.apply(object, values);
    end();
    return result;
  }) as T[K];
}

import { electSingleManagementObject } from '../cluster/election.js';
import type { FaultEvent } from '../faults/fault-figures.js';
import type { Losses } from '../faults/loss-cause.js';
import type { FaultCluster } from '../faults/fault-cluster.js';
import type { System } from '../system.js';

/**
 * What a member is: it handles traffic or stands by; it crashed and nobody knows; it is known to be down; it was never
 * there; it gets policy and configuration, or the state of all connections, before it joins; it was taken out and drains.
 */
export type MemberPhase = 'active' | 'standby' | 'silent' | 'down' | 'off' | 'joining' | 'syncing' | 'drains';

/** A member at an instant. */
export interface MemberState {
  readonly phase: MemberPhase;
  /** Whether it works at a fraction of its speed. */
  readonly slow: boolean;
  /** Buckets of the distribution that it has, or virtual systems where these are dealt out. */
  readonly buckets: number;
  readonly managementObject: boolean;
  /** Whether it receives every packet and forwards what others handle. */
  readonly pivot: boolean;
  /** Version of its policy, -1 for none; null where no policy is brought to members. */
  readonly policy: number | null;
}

/** The cluster after what happened at an instant, in figures of the full system. */
export interface ClusterMoment {
  /** Nanoseconds since the end of the warm-up. */
  readonly at: number;
  readonly events: readonly FaultEvent[];
  readonly members: readonly MemberState[];
  /** Since the start of the measured time: open connections that were on members as they went, went on elsewhere, or were lost. */
  readonly atRisk: number;
  readonly moved: number;
  readonly lost: Losses;
}

/** Reads the state of a cluster whose members come and go. */
export class ClusterStates {
  readonly #system: System;
  readonly #cluster: FaultCluster;
  /** Members that have not been there yet, and those that were taken out while they worked. */
  readonly #absent: Set<number>;
  readonly #removed = new Set<number>();

  constructor(system: System, cluster: FaultCluster) {
    this.#system = system;
    this.#cluster = cluster;
    const { up } = system.membership.view;
    this.#absent = new Set(system.modules.map(({ id }) => id).filter((id) => !up.includes(id)));
  }

  /** The moment at which these events happened, which the states before it lead up to. */
  moment(at: number, events: readonly FaultEvent[]): ClusterMoment {
    for (const { what, member } of events) this.#note(what, (member ?? 0) - 1);
    const { atRisk, moved, lost } = this.#cluster.figures();
    const buckets = this.#buckets();
    const members = this.#system.modules.map(({ id }) => this.#stateOf(id, buckets[id]));
    return { at, events, members, atRisk, moved, lost };
  }

  #note(what: string, member: number): void {
    if (what === 'remove' || what === 'scale in') this.#removed.add(member);
    if (what === 'join' || what === 'restart' || what === 'joined') {
      this.#absent.delete(member);
      this.#removed.delete(member);
    }
  }

  #stateOf(member: number, buckets: number): MemberState {
    const { modules } = this.#system;
    const { management } = this.#cluster;
    return {
      phase: this.#phaseOf(member, buckets),
      slow: modules[member].slowdown > 1,
      buckets,
      managementObject: this.#isManagementObject(member),
      pivot: this.#pivot() === member,
      policy: management === null ? null : management.versions.policy.of[member],
    };
  }

  #phaseOf(member: number, buckets: number): MemberPhase {
    const out = this.#cluster.isOut(member);
    if (this.#absent.has(member)) return 'off';
    if (this.#system.modules[member].down) return out ? 'down' : 'silent';
    if (!out) return buckets > 0 ? 'active' : 'standby';
    if (this.#removed.has(member)) return 'drains';
    return this.#system.behaviour.sync.everywhere && !this.#lacksVersion(member) ? 'syncing' : 'joining';
  }

  #lacksVersion(member: number): boolean {
    const { management } = this.#cluster;
    if (management === null) return false;
    const { policy, configuration } = management.versions;
    return policy.of[member] < policy.target || configuration.of[member] < configuration.target;
  }

  #isManagementObject(member: number): boolean {
    const { behaviour, membership } = this.#system;
    if (behaviour.singleManagementObject !== true) return false;
    return (
      electSingleManagementObject(membership.view.up.filter((one) => !this.#cluster.isOut(one))) === member
    );
  }

  /** The member of the lowest id that is up, on the active site where there are two; null without one. */
  #pivot(): number | null {
    const { behaviour, membership } = this.#system;
    const { sites } = this.#cluster;
    if (behaviour.delivery !== 'via-pivot') return null;
    return (sites === null ? membership.view.up : sites.upOn(sites.active))[0] ?? null;
  }

  #buckets(): readonly number[] {
    const { behaviour, plan, modules } = this.#system;
    const { virtualSystems = [], distribution } = plan.config;
    const count = behaviour.keyedBy === 'virtual-system' ? virtualSystems.length : distribution.buckets;
    const owned = modules.map(() => 0);
    for (let bucket = 0; bucket < count; bucket++) owned[behaviour.assignment.memberOf(bucket)]++;
    return owned;
  }
}

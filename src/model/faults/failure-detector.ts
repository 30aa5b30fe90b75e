import type { EventKind } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';
import type { SyncNetwork } from '../cluster/sync-network.js';
import type { SyncConfig } from '../parameters/sync.js';

const { ceil } = Math;

/**
 * Declares a silent member dead when its peers have missed so many heartbeats (domain 2.3.5, 2.3.7): the dead timeout
 * counts from the last one that they heard. Strategies without heartbeats are watched by whoever spreads the packets, at
 * the same pace.
 */
export class FailureDetector {
  readonly #simulator: Simulator;
  readonly #network: SyncNetwork;
  readonly #sync: SyncConfig;
  readonly #timeout: EventKind;
  readonly #onDead: (member: number) => void;
  readonly #distanceOf: (member: number) => number;
  /** Members that are down and not known to be. */
  readonly #suspects = new Set<number>();
  /** Crashes of each member: a timeout of an earlier one finds that it is late. */
  readonly #crashes: number[] = [];

  constructor(
    simulator: Simulator,
    network: SyncNetwork,
    sync: SyncConfig,
    onDead: (member: number) => void,
    distanceOf: (member: number) => number,
  ) {
    this.#simulator = simulator;
    this.#network = network;
    this.#sync = sync;
    this.#onDead = onDead;
    this.#distanceOf = distanceOf;
    this.#timeout = simulator.kind('dead-timeout', (member, crash) => this.#expired(member, crash));
  }

  crashed(member: number): void {
    const crash = (this.#crashes.at(member) ?? 0) + 1;
    this.#crashes[member] = crash;
    this.#suspects.add(member);
    const { tick, latency, deadTimeoutMultiplier } = this.#sync;
    const lastHeard = this.#network.lastTick[member] + latency + this.#distanceOf(member);
    const due = lastHeard + deadTimeoutMultiplier * tick;
    const delay = Math.max(0, ceil(due - this.#simulator.now));
    this.#simulator.schedule(delay, this.#timeout, member, crash);
  }

  /** A member shows itself anew: that it was away is known now, if it was not. */
  returned(member: number): void {
    if (this.#suspects.delete(member)) this.#onDead(member);
  }

  #expired(member: number, crash: number): void {
    if (this.#crashes[member] === crash && this.#suspects.delete(member)) this.#onDead(member);
  }
}

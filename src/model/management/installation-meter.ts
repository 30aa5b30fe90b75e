import { LogHistogram } from '../../stats/log-histogram.js';
import type { ManagedWorld } from './managed-world.js';

/** Packets of traffic while something was being installed. */
export interface InstallationTraffic {
  readonly offered: number;
  readonly dropped: number;
  /** 99th percentile of the transit of data packets, nanoseconds; null where none passed. */
  readonly latencyP99: number | null;
}

/** Watches the traffic from the begin of an installation until every member has it. */
export class InstallationMeter {
  readonly #world: ManagedWorld;
  readonly #transit = new LogHistogram();
  #open = 0;
  #begin = { offered: 0, dropped: 0 };
  #offered = 0;
  #dropped = 0;

  constructor(world: ManagedWorld) {
    this.#world = world;
  }

  /** One installation more is under way. */
  open(): void {
    if (this.#open++ > 0) return;
    this.#begin = this.#now();
    this.#world.transit.also = this.#transit;
  }

  /** One installation less is under way. */
  close(): void {
    if (--this.#open > 0) return;
    const { offered, dropped } = this.#now();
    this.#offered += offered - this.#begin.offered;
    this.#dropped += dropped - this.#begin.dropped;
    this.#world.transit.also = null;
  }

  /** What was seen up to now. */
  traffic(): InstallationTraffic {
    const now = this.#open > 0 ? this.#now() : this.#begin;
    return {
      offered: this.#offered + now.offered - this.#begin.offered,
      dropped: this.#dropped + now.dropped - this.#begin.dropped,
      latencyP99: this.#transit.quantile(0.99),
    };
  }

  #now(): { offered: number; dropped: number } {
    const { offeredPackets, refusedPackets, droppedPackets } = this.#world.meter;
    return { offered: offeredPackets + refusedPackets, dropped: droppedPackets + refusedPackets };
  }
}

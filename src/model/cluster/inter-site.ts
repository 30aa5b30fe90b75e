import { Link } from '../queueing/link.js';
import type { SitesConfig } from '../parameters/sites.js';
import type { Sites } from './sites.js';

/** The link between two sites: a line each way that sync messages and corrected packets share, first come, first served. */
export class InterSite {
  readonly sites: Sites;
  /** Nanoseconds, one way, beside transmission. */
  readonly latency: number;
  /** Bits that crossed, both ways, and bits that found its buffer full, since the last reset, in the scaled system. */
  bits = 0.5;
  droppedBits = 0.5;
  /** By sending site. */
  readonly #lines: readonly Link[];

  /** `config` has its rate and buffer cut to the simulated share already. */
  constructor(sites: Sites, { latency, linkRate, linkBuffer }: SitesConfig) {
    this.sites = sites;
    this.latency = latency;
    this.#lines = [new Link(linkRate, linkBuffer), new Link(linkRate, linkBuffer)];
    this.reset();
  }

  /** Instant at which bytes that leave a member at `leaves` are on the other site; Infinity when the buffer is full. */
  cross(sender: number, leaves: number, bytes: number): number {
    const line = this.#lines[this.sites.siteOf(sender)];
    if (!line.send(leaves, bytes)) {
      this.droppedBits += 8 * bytes;
      return Infinity;
    }
    this.bits += 8 * bytes;
    return line.busyUntil + this.latency;
  }

  /** Control messages go before everything else and hardly take time: only their bits count. */
  crossAtOnce(bytes: number): void {
    this.bits += 8 * bytes;
  }

  /** Whether one of these members is on the other site than the sender. */
  reaches(sender: number, members: readonly number[]): boolean {
    const site = this.sites.siteOf(sender);
    for (const member of members) if (this.sites.siteOf(member) !== site) return true;
    return false;
  }

  reset(): void {
    this.bits = 0;
    this.droppedBits = 0;
  }
}

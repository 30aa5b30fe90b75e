import type { SyncConfig } from '../parameters/sync.js';
import { Link } from '../queueing/link.js';
import type { InterSite } from './inter-site.js';
import type { SyncCounts } from './sync-counts.js';
import type { SyncLossCause } from './sync-losses.js';

// Bound once: looking a global up is slow where modules run in a context of their own.
const { ceil } = Math;

/** What the sync network asks of a member's cores. Work in nanoseconds. */
export interface SyncEndpoint {
  /** SND work of sync packets sent or received. */
  chargeDistributor(work: number): void;
  /** A job for the given instance, before all traffic. */
  runOn(core: number, work: number): void;
  /** A job for any of its instances, before all traffic. */
  runOnAny(work: number): void;
}

/** Bytes that may wait for a sync interface: far more than a tick of updates. */
const SYNC_BUFFER = 64e6;

/** The sync interfaces of all members: links, and the SNDs behind them. */
export class SyncInterfaces {
  /** Bits and packets that arrived since the last reset, in the scaled system. */
  bits = 0.5;
  packets = 0.5;
  readonly #endpoints: readonly SyncEndpoint[];
  readonly #counts: SyncCounts;
  readonly #packetCost: number;
  readonly #packetSize: number;
  readonly #scale: number;
  readonly #interSite: InterSite | null;
  /** When what went out last is on the other site: it crosses once for all its receivers there. */
  #crosses = 0.5;
  readonly #outgoing: readonly Link[];
  readonly #incoming: readonly Link[];

  constructor(
    endpoints: readonly SyncEndpoint[],
    counts: SyncCounts,
    sync: SyncConfig,
    scale: number,
    interSite: InterSite | null,
  ) {
    this.#endpoints = endpoints;
    this.#counts = counts;
    this.#packetCost = sync.packetCost;
    this.#packetSize = sync.packetSize;
    this.#scale = scale;
    this.#interSite = interSite;
    this.#outgoing = endpoints.map(() => new Link(sync.linkRate, SYNC_BUFFER));
    this.#incoming = endpoints.map(() => new Link(sync.linkRate, SYNC_BUFFER));
    this.reset();
  }

  /** Packets go out at `now`, also `abroad`; returns when the last bit has left, Infinity when the buffer is full. */
  send(sender: number, abroad: boolean, packets: number, bytes: number, now: number): number {
    this.charge(sender, packets);
    const link = this.#outgoing[sender];
    const leaves = link.send(now, bytes) ? link.busyUntil : Infinity;
    const line = abroad && leaves !== Infinity ? this.#interSite : null;
    this.#crosses = line === null ? leaves : line.cross(sender, leaves, bytes);
    return leaves;
  }

  /** What went out last, and left at an instant, goes in; returns when all is there, Infinity when a buffer is full. */
  bring(sender: number, member: number, bytes: number, left: number): number {
    return this.#goIn(member, bytes, this.apart(sender, member) ? this.#crosses : left);
  }

  #goIn(member: number, bytes: number, enters: number): number {
    const link = this.#incoming[member];
    return enters !== Infinity && link.send(enters, bytes) ? link.busyUntil : Infinity;
  }

  /** Whose buffer kept what went out last, and left at an instant, from a member. */
  fullOf(sender: number, member: number, left: number): SyncLossCause {
    const crossed = this.#crosses !== Infinity || left === Infinity;
    return this.apart(sender, member) && !crossed ? 'between-sites' : 'buffer-full';
  }

  /** Whether members are on two sites. */
  apart(sender: number, member: number): boolean {
    return this.#interSite?.sites.apart(sender, member) === true;
  }

  /** Whether one of these members is on the other site than the sender. */
  reaches(sender: number, members: readonly number[]): boolean {
    return this.#interSite?.reaches(sender, members) === true;
  }

  /** A heartbeat to all, of so many bytes, goes before everything else. */
  announce(sender: number, members: readonly number[], bytes: number): void {
    if (this.reaches(sender, members)) this.#interSite?.crossAtOnce(bytes);
  }

  /** Nanoseconds that a heartbeat takes longer than within a site. */
  distance(sender: number, member: number): number {
    return this.#interSite !== null && this.apart(sender, member) ? this.#interSite.latency : 0;
  }

  /** Instant at which all that was sent to a member so far has come in. */
  clearAt(member: number): number {
    return this.#incoming[member].busyUntil;
  }

  /** Instant at which all that a member has sent so far has left. */
  sentAt(member: number): number {
    return this.#outgoing[member].busyUntil;
  }

  /** Packets have come in and are counted. */
  take(member: number, packets: number, bytes: number): void {
    this.bits += 8 * bytes;
    this.packets += packets;
    this.charge(member, packets);
  }

  /** SND work of packets that leave or arrive. */
  charge(member: number, packets: number): void {
    this.#counts.packets[member] += packets;
    this.#endpoints[member].chargeDistributor(packets * this.#packetCost);
  }

  /** Bytes of the full system that are no records cross; returns when the last is there, Infinity when one cannot. */
  carry(sender: number, receiver: number, bytes: number, now: number): number {
    const sampled = bytes * this.#scale;
    this.#endpoints[sender].chargeDistributor(this.packetWork(bytes));
    const out = this.#outgoing[sender];
    return out.send(now, sampled) ? this.#goIn(receiver, sampled, out.busyUntil) : Infinity;
  }

  /** What was carried arrives. */
  carried(receiver: number, bytes: number): void {
    this.bits += 8 * bytes * this.#scale;
    this.packets += ceil(bytes / this.#packetSize) * this.#scale;
    this.#endpoints[receiver].chargeDistributor(this.packetWork(bytes));
  }

  /** SND work to send or to receive so many bytes that are no records, nanoseconds. */
  packetWork(bytes: number): number {
    return ceil(bytes / this.#packetSize) * this.#scale * this.#packetCost;
  }

  reset(): void {
    this.bits = 0;
    this.packets = 0;
    this.#crosses = 0;
  }
}

import { IdPool } from '../../kernel/id-pool.js';
import type { EventKind, Simulator } from '../../kernel/simulator.js';
import type { SyncConfig } from '../parameters/sync.js';
import { Link } from '../queueing/link.js';
import type { ConnectionTable } from '../tables/connection-table.js';
import type { Announcer } from './cluster-strategy.js';
import type { InterSite } from './inter-site.js';
import type { MembershipView } from './membership.js';
import { EVERYONE, type RecordFollower } from './record-follower.js';
import { SyncCounts } from './sync-counts.js';

// Bound once: looking a global up is slow where modules run in a context of their own.
const { ceil, floor } = Math;

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
const HEARTBEAT = -1;

/**
 * The sync network: the one place where synchronisation and heartbeats cost anything, for every strategy.
 *
 *     owner's instance ─ record ─▶ batch ─ full or tick ─▶ SND ─▶ link ─▶ latency ─▶ link ─▶ SND ─▶ instance: apply
 *
 * In a run scaled down to the share `scale`, a record stands for 1/scale of them: a batch is charged the packets that
 * the full system would fill. Heartbeats are not sampled, so their work is not stretched and their bits are.
 */
export class SyncNetwork implements Announcer {
  /** Bits and packets that arrived since the last reset, in the scaled system. */
  bits = 0.5;
  packets = 0.5;
  /** Update records since the start: sent (once for each receiver), delivered, lost. */
  sent = 0;
  delivered = 0;
  lost = 0;
  /** Those of the lost that found the link between two sites full. */
  lostBetweenSites = 0;
  readonly counts: SyncCounts;
  readonly #simulator: Simulator;
  readonly #connections: ConnectionTable;
  readonly #endpoints: readonly SyncEndpoint[];
  readonly #sync: SyncConfig;
  readonly #scale: number;
  readonly #heartbeats: boolean;
  readonly #interSite: InterSite | null;
  #follower: RecordFollower | null = null;
  #onBuilt: ((connection: number) => void) | null = null;
  /** 1 for members that have crashed: they neither send nor receive. */
  readonly #crashed: Uint8Array;
  /** Instant of the last tick of each member. */
  readonly #lastTick: Float64Array;
  /** Who sends and receives. */
  #up: readonly number[];
  readonly #recordsPerPacket: number;
  readonly #arrival: EventKind;
  readonly #tick: EventKind;
  readonly #outgoing: readonly Link[];
  readonly #incoming: readonly Link[];
  /** Records that wait at a member: for all others, and for each other (row = sender). */
  readonly #forAll: Int32Array;
  readonly #forOne: Int32Array;
  // Messages under way: how many records, packets (fractional), and receivers that have not got it yet.
  readonly #pool = new IdPool();
  readonly #records: number[] = [];
  readonly #packetsOf: number[] = [];
  readonly #receivers: number[] = [];

  /** `sync` has its costs stretched and its rates cut to `scale` already. */
  constructor(
    simulator: Simulator,
    connections: ConnectionTable,
    endpoints: readonly SyncEndpoint[],
    sync: SyncConfig,
    scale: number,
    heartbeats: boolean,
    interSite: InterSite | null = null,
  ) {
    const members = endpoints.length;
    this.#simulator = simulator;
    this.#connections = connections;
    this.#endpoints = endpoints;
    this.#sync = sync;
    this.#scale = scale;
    this.#heartbeats = heartbeats;
    this.#interSite = interSite;
    this.#up = endpoints.map((_, member) => member);
    this.#recordsPerPacket = Math.max(1, floor((sync.packetSize - sync.packetHeader) / sync.updateSize));
    this.#arrival = simulator.kind('sync-arrival', (member, message) => this.#arrive(member, message));
    this.#tick = simulator.kind('sync-tick', (member) => this.#onTick(member));
    this.#outgoing = endpoints.map(() => new Link(sync.linkRate, SYNC_BUFFER));
    this.#incoming = endpoints.map(() => new Link(sync.linkRate, SYNC_BUFFER));
    this.counts = new SyncCounts(members);
    this.#crashed = new Uint8Array(members);
    this.#lastTick = new Float64Array(members);
    this.#forAll = new Int32Array(members);
    this.#forOne = new Int32Array(members * members);
    this.reset();
  }

  /** Starts the ticks of members that are up or will be, spread evenly so that they do not strike together. */
  start(ticking: readonly number[] = this.#up): void {
    if (ticking.length === 1) return;
    const members = this.#endpoints.length;
    for (const member of ticking) {
      this.#simulator.schedule(floor((this.#sync.tick * (member + 1)) / members), this.#tick, member);
    }
  }

  /** Members that are down are sent nothing more. */
  membershipChanged({ up }: MembershipView): void {
    this.#up = up;
  }

  /** Has records followed one by one. */
  follow(follower: RecordFollower): void {
    this.#follower = follower;
  }

  /** Has somebody told of every record that is built. */
  tellOfRecords(onBuilt: (connection: number) => void): void {
    this.#onBuilt = onBuilt;
  }

  /** A member fell silent: what waits there is gone, and what reaches it is lost. */
  memberCrashed(member: number): void {
    this.#crashed[member] = 1;
    this.#forAll[member] = 0;
    const others = this.#endpoints.length;
    this.#forOne.fill(0, member * others, (member + 1) * others);
    this.#follower?.abandoned(member);
  }

  memberRestarted(member: number): void {
    this.#crashed[member] = 0;
  }

  /** When a member last had the occasion to tell the others that it is alive. */
  lastTick(member: number): number {
    return this.#lastTick[member];
  }

  announceToAll(connection: number): void {
    const owner = this.#connections.owner[connection];
    if (this.#up.length === 1 && this.#up[0] === owner) return;
    this.#generate(owner, connection);
    this.#follower?.waits(owner, EVERYONE, connection);
    if (++this.#forAll[owner] >= this.#recordsPerPacket) this.#sendToAll(owner);
  }

  announceTo(connection: number, member: number): void {
    const owner = this.#connections.owner[connection];
    this.#generate(owner, connection);
    if (this.#connections.returnMember[connection] === member) {
      this.counts.builtForReturn[owner]++;
      this.counts.appliedForReturn[member]++;
    }
    this.#follower?.waits(owner, member, connection);
    const pair = owner * this.#endpoints.length + member;
    if (++this.#forOne[pair] >= this.#recordsPerPacket) this.#sendToOne(owner, member);
  }

  /**
   * Carries `bytes` of the full system that are no records, such as those of a policy: nanoseconds until they arrive,
   * Infinity where a buffer is full.
   */
  carry(sender: number, receiver: number, bytes: number): number {
    const { now } = this.#simulator;
    const sampled = bytes * this.#scale;
    this.#endpoints[sender].chargeDistributor(this.packetWork(bytes));
    const [out, into] = [this.#outgoing[sender], this.#incoming[receiver]];
    if (!out.send(now, sampled) || !into.send(out.busyUntil, sampled)) return Infinity;
    return ceil(into.busyUntil - now) + this.#sync.latency;
  }

  /** What was carried arrives. */
  carried(receiver: number, bytes: number): void {
    this.bits += 8 * bytes * this.#scale;
    this.packets += ceil(bytes / this.#sync.packetSize) * this.#scale;
    this.#endpoints[receiver].chargeDistributor(this.packetWork(bytes));
  }

  /** SND work to send or to receive so many bytes that are no records, nanoseconds. */
  packetWork(bytes: number): number {
    return ceil(bytes / this.#sync.packetSize) * this.#scale * this.#sync.packetCost;
  }

  /** Records that were sent and have neither arrived nor been lost. */
  get inFlight(): number {
    let records = 0;
    for (let message = 0; message < this.#records.length; message++) {
      records += this.#records[message] * this.#receivers[message];
    }
    return records;
  }

  reset(): void {
    this.bits = 0;
    this.packets = 0;
    this.counts.reset();
  }

  #generate(owner: number, connection: number): void {
    this.counts.built[owner]++;
    if (this.#onBuilt !== null) this.#onBuilt(connection);
    this.#endpoints[owner].runOn(this.#connections.instance[connection], this.#sync.generateCost);
  }

  #onTick(member: number): void {
    this.#simulator.schedule(this.#sync.tick, this.#tick, member);
    if (this.#crashed[member] === 1) return;
    this.#lastTick[member] = this.#simulator.now;
    if (this.#forAll[member] > 0) this.#sendToAll(member);
    for (let other = 0; other < this.#endpoints.length; other++) {
      if (this.#forOne[member * this.#endpoints.length + other] > 0) this.#sendToOne(member, other);
    }
    if (this.#heartbeats && this.#up.includes(member)) this.#sendHeartbeats(member);
  }

  #sendToAll(sender: number): void {
    const message = this.#newMessage(this.#forAll[sender], this.#others(sender));
    this.#forAll[sender] = 0;
    this.#follower?.leaves(sender, EVERYONE, message);
    const leaves = this.#leave(sender, message);
    const abroad = this.#interSite?.reaches(sender, this.#up) === true;
    const crosses = abroad ? this.#cross(sender, message, leaves) : leaves;
    for (const member of this.#up) {
      if (member !== sender) this.#travel(sender, member, message, leaves, crosses);
    }
  }

  #sendToOne(sender: number, member: number): void {
    const pair = sender * this.#endpoints.length + member;
    const message = this.#newMessage(this.#forOne[pair], 1);
    this.#forOne[pair] = 0;
    this.#follower?.leaves(sender, member, message);
    const leaves = this.#leave(sender, message);
    const abroad = this.#interSite?.sites.apart(sender, member) === true;
    this.#travel(sender, member, message, leaves, abroad ? this.#cross(sender, message, leaves) : leaves);
  }

  #sendHeartbeats(sender: number): void {
    const work = this.#sync.heartbeatCost + this.#sync.packetCost * this.#scale;
    this.#endpoints[sender].runOnAny(work);
    const link = this.#interSite;
    if (link?.reaches(sender, this.#up) === true) link.crossAtOnce(this.#sync.heartbeatSize * this.#scale);
    for (const member of this.#up) {
      if (member === sender) continue;
      const distance = link?.sites.apart(sender, member) === true ? link.latency : 0;
      this.#simulator.schedule(this.#sync.latency + distance, this.#arrival, member, HEARTBEAT);
    }
  }

  /** Members besides the sender that are up. */
  #others(sender: number): number {
    return this.#up.includes(sender) ? this.#up.length - 1 : this.#up.length;
  }

  #newMessage(records: number, receivers: number): number {
    const message = this.#pool.take();
    this.#records[message] = records;
    this.#packetsOf[message] = this.#scale * ceil(records / (this.#scale * this.#recordsPerPacket) - 1e-9);
    this.#receivers[message] = receivers;
    this.sent += records * receivers;
    return message;
  }

  #bytes(message: number): number {
    return (
      this.#records[message] * this.#sync.updateSize + this.#packetsOf[message] * this.#sync.packetHeader
    );
  }

  /** Charges the sender; returns the instant at which the last bit has left, Infinity when its buffer is full. */
  #leave(sender: number, message: number): number {
    this.counts.packets[sender] += this.#packetsOf[message];
    this.#endpoints[sender].chargeDistributor(this.#packetsOf[message] * this.#sync.packetCost);
    const link = this.#outgoing[sender];
    return link.send(this.#simulator.now, this.#bytes(message)) ? link.busyUntil : Infinity;
  }

  /** When a message that leaves is on the other site: it crosses once for all its receivers there. */
  #cross(sender: number, message: number, leaves: number): number {
    return leaves === Infinity ? Infinity : this.#interSite!.cross(sender, leaves, this.#bytes(message));
  }

  #travel(sender: number, member: number, message: number, leaves: number, crosses: number): void {
    const link = this.#incoming[member];
    const abroad = this.#interSite?.sites.apart(sender, member) === true;
    if (abroad && crosses === Infinity && leaves !== Infinity)
      this.lostBetweenSites += this.#records[message];
    const enters = abroad ? crosses : leaves;
    const fits = enters !== Infinity && link.send(enters, this.#bytes(message));
    if (!fits) {
      this.#lose(message);
      return;
    }
    const delay = ceil(link.busyUntil - this.#simulator.now) + this.#sync.latency;
    this.#simulator.schedule(delay, this.#arrival, member, message);
  }

  #arrive(member: number, message: number): void {
    if (message === HEARTBEAT) {
      this.#hear(member);
      return;
    }
    if (this.#crashed[member] === 1) {
      this.#lose(message);
      return;
    }
    const records = this.#records[message];
    this.delivered += records;
    this.bits += 8 * this.#bytes(message);
    this.packets += this.#packetsOf[message];
    this.counts.packets[member] += this.#packetsOf[message];
    this.counts.applied[member] += records;
    this.#endpoints[member].chargeDistributor(this.#packetsOf[message] * this.#sync.packetCost);
    this.#endpoints[member].runOnAny(records * this.#sync.applyCost);
    this.#follower?.arrives(member, message);
    this.#release(message);
  }

  #hear(member: number): void {
    if (this.#crashed[member] === 1) return;
    this.bits += 8 * this.#sync.heartbeatSize * this.#scale;
    this.packets += this.#scale;
    this.#endpoints[member].runOnAny(this.#sync.heartbeatCost + this.#sync.packetCost * this.#scale);
  }

  #lose(message: number): void {
    this.lost += this.#records[message];
    this.#release(message);
  }

  #release(message: number): void {
    if (--this.#receivers[message] > 0) return;
    this.#follower?.ends(message);
    this.#pool.give(message);
  }
}

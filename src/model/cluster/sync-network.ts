import type { EventKind } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';
import type { SyncConfig } from '../parameters/sync.js';
import type { ConnectionTable } from '../tables/connection-table.js';
import type { Announcer, SyncTransport } from './cluster-strategy.js';
import { DeltaQueues } from './delta-queues.js';
import type { InterSite } from './inter-site.js';
import type { MembershipView } from './membership.js';
import { bothFollowers, EVERYONE, type RecordFollower } from './record-follower.js';
import { SyncCounts } from './sync-counts.js';
import type { SyncDisturbance } from './sync-disturbance.js';
import { type SyncEndpoint, SyncInterfaces } from './sync-interfaces.js';
import { noSyncLosses, type SyncLossCause } from './sync-losses.js';
import { SyncMessages } from './sync-messages.js';
import { SyncPackets } from './sync-packets.js';

// Bound once: looking a global up is slow where modules run in a context of their own.
const { ceil, floor, max } = Math;
const HEARTBEAT = -1;

/**
 * The sync network: the one place where synchronisation and heartbeats cost anything, for every strategy.
 *
 *     owner's instance ─ record ─▶ batch ─ full or tick ─▶ SND ─▶ link ─▶ latency ─▶ link ─▶ SND ─▶ instance: apply
 *
 * In a run scaled down to the share `scale`, a record stands for 1/scale of them: a batch is charged the packets that
 * the full system would fill. Heartbeats are not sampled, so their work is not stretched and their bits are. A datagram
 * that is lost is lost; where the transport acknowledges, messages for everyone pass the queues of delta sync.
 */
export class SyncNetwork implements Announcer {
  /** Update records since the start: sent (once for each receiver), delivered, lost, and these by cause. */
  sent = 0;
  delivered = 0;
  lost = 0;
  readonly losses = noSyncLosses();
  readonly counts: SyncCounts;
  /** Null where nothing is acknowledged. */
  readonly queues: DeltaQueues | null;
  readonly #simulator: Simulator;
  readonly #connections: ConnectionTable;
  readonly #endpoints: readonly SyncEndpoint[];
  readonly #sync: SyncConfig;
  readonly #scale: number;
  readonly #heartbeats: boolean;
  readonly #transport: SyncTransport;
  #follower: RecordFollower | null = null;
  #disturbance: SyncDisturbance | null = null;
  #onBuilt: ((connection: number) => void) | null = null;
  /** 1 for members that have crashed: they neither send nor receive. */
  readonly #crashed: Uint8Array;
  /** Instant of the last tick of each member: when it last had the occasion to tell the others that it is alive. */
  readonly lastTick: Float64Array;
  #up: readonly number[];
  readonly #packing: SyncPackets;
  readonly #arrival: EventKind;
  readonly #tick: EventKind;
  readonly interfaces: SyncInterfaces;
  /** Records that wait at a member: for all others, and for each other (row = sender). */
  readonly #forAll: Int32Array;
  readonly #forOne: Int32Array;
  readonly #messages = new SyncMessages();

  /** `sync` has its costs stretched and its rates cut to `scale` already. */
  constructor(
    simulator: Simulator,
    connections: ConnectionTable,
    endpoints: readonly SyncEndpoint[],
    sync: SyncConfig,
    scale: number,
    heartbeats: boolean,
    transport: SyncTransport = 'datagrams',
    interSite: InterSite | null = null,
  ) {
    const members = endpoints.length;
    this.#simulator = simulator;
    this.#connections = connections;
    this.#endpoints = endpoints;
    this.#sync = sync;
    this.#scale = scale;
    this.#heartbeats = heartbeats;
    this.#up = endpoints.map((_, member) => member);
    this.#transport = members > 1 ? transport : 'datagrams';
    this.#packing = new SyncPackets(sync, scale, this.#transport !== 'datagrams', sync.flushAndAck !== 'off');
    this.#arrival = simulator.kind('sync-arrival', (member, message) => this.#arrive(member, message));
    this.#tick = simulator.kind('sync-tick', (member) => this.#onTick(member));
    this.counts = new SyncCounts(members);
    this.interfaces = new SyncInterfaces(endpoints, this.counts, sync, scale, interSite);
    this.#crashed = new Uint8Array(members);
    this.lastTick = new Float64Array(members);
    this.#forAll = new Int32Array(members);
    this.#forOne = new Int32Array(members * members);
    this.queues =
      this.#transport === 'datagrams'
        ? null
        : new DeltaQueues(simulator, members, sync, scale, this.#messages, {
            resend: (receiver, message, packets) => this.#resend(this.queues!, receiver, message, packets),
            deliver: (receiver, message) => this.#deliver(receiver, message),
            lose: (receiver, message, cause) => this.#lose(receiver, message, cause),
            control: (sender, receiver, packets, many) => this.#control(sender, receiver, packets, many),
            hears: (receiver) => this.#hear(receiver),
            land: (receiver, message) => this.#land(receiver, message),
          });
    this.reset();
  }

  /** Starts the ticks of members that are up or will be, spread evenly so that they do not strike together. */
  start(ticking: readonly number[] = this.#up): void {
    if (ticking.length === 1) return;
    for (const member of ticking) {
      const first = floor((this.#sync.tick * (member + 1)) / this.#endpoints.length);
      this.#simulator.schedule(first, this.#tick, member);
    }
  }

  /** Members that are down are sent nothing more. */
  membershipChanged({ up }: MembershipView): void {
    this.queues?.membershipChanged(this.#up, up, this.#crashed);
    this.#up = up;
  }

  /** Something is the matter with the network from now on; what, it says itself. */
  disturb(disturbance: SyncDisturbance): void {
    this.#disturbance = disturbance;
  }

  follow(follower: RecordFollower): void {
    this.#follower = bothFollowers(this.#follower, follower);
  }

  /** Has somebody told of every record that is built. */
  tellOfRecords(onBuilt: (connection: number) => void): void {
    this.#onBuilt = onBuilt;
  }

  /** A member fell silent: what waits there is gone, and what reaches it is lost. */
  memberCrashed(member: number): void {
    this.#crashed[member] = 1;
    this.#forAll[member] = 0;
    const members = this.#endpoints.length;
    this.#forOne.fill(0, member * members, (member + 1) * members);
    this.#follower?.abandoned(member);
    this.queues?.abandonReceiver(member);
  }

  memberRestarted(member: number): void {
    this.queues?.abandonReceiver(member); // what was sent meanwhile and did not even arrive
    this.queues?.abandonSender(member);
    this.#crashed[member] = 0;
  }

  /** Whether a member takes no new connections, since too much that it sent is not acknowledged. */
  blocksConnections(member: number): boolean {
    return this.queues !== null && this.#crashed[member] === 0 && this.queues.sending.blocks(member);
  }

  announceToAll(connection: number): void {
    const owner = this.#connections.owner[connection];
    if (this.#up.length === 1 && this.#up[0] === owner) return;
    this.#generate(owner, connection);
    this.#follower?.waits(owner, EVERYONE, connection);
    if (++this.#forAll[owner] >= this.#packing.batch) this.#sendToAll(owner);
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
    if (++this.#forOne[pair] >= this.#packing.batch) this.#sendToOne(owner, member);
  }

  /** Sends at once what a member has for all, to be acknowledged at once; returns the message that tells the last of it. */
  flush(member: number): number {
    if (this.#forAll[member] > 0) this.#sendToAll(member, this.#packing.ofFlush(this.#forAll[member]));
    return this.queues === null ? -1 : this.queues.sending.urge(member);
  }

  /** Nanoseconds that a message takes on the links of its sender and a receiver. */
  transmission(message: number): number {
    return (2 * 8e9 * this.#bytes(message)) / this.#sync.linkRate;
  }

  /**
   * Carries `bytes` of the full system that are no records, such as those of a policy: nanoseconds until they arrive,
   * Infinity where a buffer is full or nothing gets there.
   */
  carry(sender: number, receiver: number, bytes: number): number {
    const { now } = this.#simulator;
    if (this.#disturbance?.reaches(sender, receiver) === false) return Infinity;
    const arrives = this.interfaces.carry(sender, receiver, bytes, now);
    return arrives === Infinity ? Infinity : ceil(arrives - now) + this.#latency();
  }

  /** Records that were sent and have neither arrived nor been lost. */
  get inFlight(): number {
    return this.#messages.recordsUnderWay;
  }

  reset(): void {
    this.interfaces.reset();
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
    this.lastTick[member] = this.#simulator.now;
    if (this.#forAll[member] > 0) this.#sendToAll(member);
    for (let other = 0; other < this.#endpoints.length; other++) {
      if (this.#forOne[member * this.#endpoints.length + other] > 0) this.#sendToOne(member, other);
    }
    this.queues?.ticked(member);
    if (this.#heartbeats && this.#up.includes(member)) this.#sendHeartbeats(member);
  }

  #sendToAll(sender: number, packets = this.#packing.of(this.#forAll[sender])): void {
    const others = this.#up.includes(sender) ? this.#up.length - 1 : this.#up.length;
    const message = this.#newMessage(sender, this.#forAll[sender], packets, others);
    this.#forAll[sender] = 0;
    this.#follower?.leaves(sender, EVERYONE, message);
    this.queues?.sending.enter(message);
    const leaves = this.#leave(sender, message, this.interfaces.reaches(sender, this.#up));
    for (const member of this.#up) {
      if (member === sender) continue;
      if (this.queues === null) this.#travel(member, message, leaves);
      else this.#address(this.queues, member, message, leaves);
    }
  }

  #sendToOne(sender: number, member: number): void {
    const pair = sender * this.#endpoints.length + member;
    const packets = this.#packing.of(this.#forOne[pair]);
    const message = this.#newMessage(sender, this.#forOne[pair], packets, 1);
    this.#forOne[pair] = 0;
    this.#follower?.leaves(sender, member, message);
    const queues = this.#transport === 'delta-sync-to-one' ? this.queues : null;
    queues?.sending.enter(message);
    const leaves = this.#leave(sender, message, this.interfaces.apart(sender, member));
    if (queues === null) this.#travel(member, message, leaves);
    else this.#address(queues, member, message, leaves);
  }

  #sendHeartbeats(sender: number): void {
    const work = this.#sync.heartbeatCost + this.#sync.packetCost * this.#scale;
    this.#endpoints[sender].runOnAny(work);
    this.interfaces.announce(sender, this.#up, this.#sync.heartbeatSize * this.#scale);
    for (const member of this.#up) {
      if (member === sender || this.#disturbance?.lets(sender, member, true) === false) continue;
      const delay = this.#latency() + this.interfaces.distance(sender, member);
      if (this.queues === null) this.#simulator.schedule(delay, this.#arrival, member, HEARTBEAT);
      else {
        const behind = max(0, ceil(this.interfaces.clearAt(member) - this.#simulator.now));
        this.queues.sendHeartbeat(sender, member, behind + delay);
      }
    }
  }

  #latency(): number {
    return this.#sync.latency + (this.#disturbance?.delay ?? 0);
  }

  #newMessage(sender: number, records: number, packets: number, receivers: number): number {
    this.sent += records * receivers;
    return this.#messages.add(sender, records, packets, receivers);
  }

  #bytes(message: number): number {
    const { records, packets } = this.#messages;
    return records[message] * this.#sync.updateSize + packets[message] * this.#sync.packetHeader;
  }

  /** All of a message leaves its sender; returns the instant at which the last bit has, Infinity when it cannot. */
  #leave(sender: number, message: number, abroad: boolean): number {
    const bytes = this.#bytes(message);
    return this.interfaces.send(sender, abroad, this.#messages.packets[message], bytes, this.#simulator.now);
  }

  /** A datagram travels to a member, or is lost. */
  #travel(member: number, message: number, leaves: number): void {
    if (this.#disturbance?.carries(this.#messages.sender[message], member, this.queues !== null) === false)
      this.#lose(member, message, 'sync-network');
    else if (!this.#carry(member, message, leaves, this.#bytes(message), this.#arrival))
      this.#lose(member, message, this.interfaces.fullOf(this.#messages.sender[message], member, leaves));
  }

  /** A message with a number travels to a member for the first time. */
  #address(queues: DeltaQueues, member: number, message: number, leaves: number): void {
    const packets = queues.packetsOf(message);
    const lost = this.#disturbance?.lost(this.#messages.sender[message], member, packets, 1) ?? 0;
    const gone =
      lost >= packets || !this.#carry(member, message, leaves, this.#bytes(message), this.#arrival);
    queues.address(member, message, gone ? packets : lost);
  }

  /** Part of a message, or all of it, travels to a member once more; of many packets each was asked for by itself. */
  #resend(queues: DeltaQueues, receiver: number, message: number, packets: number): void {
    const sender = this.#messages.sender[message];
    if (this.#crashed[sender] === 1) return;
    const scaled = packets * this.#scale;
    const bytes = (this.#bytes(message) * packets) / queues.packetsOf(message);
    const leaves = this.interfaces.send(
      sender,
      this.interfaces.apart(sender, receiver),
      scaled,
      bytes,
      this.#simulator.now,
    );
    const times = queues.packetsOf(message) > 1 ? 2 : 1;
    const lost = this.#disturbance?.lost(sender, receiver, packets, times) ?? 0;
    if (lost >= packets || !this.#carry(receiver, message, leaves, bytes, queues.again)) return;
    queues.leaves(receiver, message, lost);
    if (this.#crashed[receiver] === 0) this.interfaces.take(receiver, scaled, bytes);
  }

  /** Brings a message over the link of a member; false when its buffer is full. */
  #carry(member: number, message: number, leaves: number, bytes: number, kind: EventKind): boolean {
    const arrives = this.interfaces.bring(this.#messages.sender[message], member, bytes, leaves);
    if (arrives === Infinity) return false;
    this.#messages.inAir[message]++;
    const delay = ceil(arrives - this.#simulator.now) + this.#latency();
    this.#simulator.schedule(delay, kind, member, message);
    return true;
  }

  #arrive(member: number, message: number): void {
    if (message === HEARTBEAT) {
      this.#hear(member);
      return;
    }
    const works = this.#crashed[member] === 0;
    if (works) this.interfaces.take(member, this.#messages.packets[message], this.#bytes(message));
    if (this.#messages.sequence[message] > 0) this.#land(member, message);
    else {
      this.#messages.inAir[message]--;
      if (works) this.#deliver(member, message);
      else this.#lose(member, message, 'receiver-down');
    }
  }

  #land(member: number, message: number): void {
    if (this.#crashed[member] === 0) this.queues?.arrived(member, message);
    else this.queues?.arrivedInVain(member, message);
    this.#messages.landed(message);
  }

  #deliver(member: number, message: number): void {
    const records = this.#messages.records[message];
    this.delivered += records;
    this.counts.applied[member] += records;
    this.#endpoints[member].runOnAny(records * this.#sync.applyCost);
    this.#follower?.arrives(member, message);
    this.#release(message);
  }

  /** Charges a small packet between two members; nanoseconds until it is there, Infinity where it never is. */
  #control(sender: number, receiver: number, packets: number, many: boolean): number {
    if (this.#crashed[sender] === 1) return Infinity;
    if (packets > 0) this.interfaces.charge(sender, packets);
    if (this.#disturbance !== null) {
      const reaches = many
        ? this.#disturbance.reaches(sender, receiver)
        : this.#disturbance.lets(sender, receiver, true);
      if (!reaches) return Infinity;
    }
    if (packets > 0 && this.#crashed[receiver] === 0)
      this.interfaces.take(receiver, packets, packets * this.#sync.packetHeader);
    return this.#latency() + this.interfaces.distance(sender, receiver);
  }

  #hear(member: number): boolean {
    if (this.#crashed[member] === 1) return false;
    this.interfaces.bits += 8 * this.#sync.heartbeatSize * this.#scale;
    this.interfaces.packets += this.#scale;
    this.#endpoints[member].runOnAny(this.#sync.heartbeatCost + this.#sync.packetCost * this.#scale);
    return true;
  }

  #lose(member: number, message: number, cause: SyncLossCause): void {
    this.lost += this.#messages.records[message];
    this.losses[cause] += this.#messages.records[message];
    if (cause !== 'receiver-down') this.#follower?.misses(member, message);
    this.#release(message);
  }

  #release(message: number): void {
    if (--this.#messages.receivers[message] > 0) return;
    this.#follower?.ends(message);
    this.#messages.tidy(message);
  }
}

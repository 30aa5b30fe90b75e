import { type EventKind, Simulator } from '../kernel/simulator.js';
import { US } from '../kernel/time.js';
import { createStreams } from '../random/streams.js';
import type { ClusterBehaviour } from './cluster/cluster-strategy.js';
import { Membership } from './cluster/membership.js';
import { SyncNetwork } from './cluster/sync-network.js';
import { coreSplit } from './corexl/core-split.js';
import { priceScript, type ScriptCosts } from './corexl/packet-path.js';
import { deliveryOf } from './delivery/deliveries.js';
import { Flooded } from './delivery/flooded.js';
import type { DeliveryWiring, PacketDelivery } from './delivery/packet-delivery.js';
import { TrainMaker } from './delivery/train-maker.js';
import { scaleDown } from './scale.js';
import { BalancingDaemon, type WorkReading } from './sgm/balancing-daemon.js';
import { FaultPlan } from './faults/fault-plan.js';
import { LostConnections } from './faults/lost-connections.js';
import { type DropReason, type ModuleWiring, SecurityGatewayModule } from './sgm/security-gateway-module.js';
import {
  AGED,
  CHANGES_SHARED_TABLE,
  ConnectionTable,
  ENDED,
  LOST,
  NONE,
  OPENED,
  REFUSED,
} from './tables/connection-table.js';
import type { ConnectionLimit } from './tables/connection-limit.js';
import { type EntryLedger, transportOf } from './tables/entry-ledger.js';
import { memberTables } from './tables/member-tables.js';
import { TrainTable } from './tables/train-table.js';
import { TrafficMeter } from './traffic-meter.js';
import { ConnectionSource } from './traffic/connection-source.js';
import type { SystemPlan } from './system-plan.js';
import { SessionPlayer } from './traffic/session-player.js';
import { ENDS, ESTABLISHES, OPENS, type SessionScript, writeScript } from './traffic/session-script.js';
import { startLimited } from './start-limited.js';
import { readWork } from './told-work.js';
import { meanOver } from './traffic/mixture.js';
import { TransitRecorder } from './transit-recorder.js';

/**
 * The simulated world, wired: traffic, members, sync network and the strategy that joins them.
 *
 *     source ─▶ player ─▶ delivery ─▶ modules ─▶ handled ─▶ state sync ─▶ sync network ─▶ modules
 */
export class System {
  readonly simulator = new Simulator();
  readonly connections = new ConnectionTable();
  readonly trains = new TrainTable();
  readonly modules: readonly SecurityGatewayModule[];
  readonly scripts: readonly ScriptCosts[];
  readonly source: ConnectionSource;
  readonly maker: TrainMaker;
  readonly delivery: PacketDelivery;
  readonly network: SyncNetwork;
  readonly entries: EntryLedger;
  readonly copies: EntryLedger;
  /** Of every member's connections table; undefined where there is none. */
  readonly limit: ConnectionLimit | undefined;
  readonly membership: Membership;
  readonly behaviour: ClusterBehaviour;
  readonly meter: TrafficMeter;
  readonly transit: TransitRecorder;
  /** Connections since the start: born (with those alive at the start), closed, refused, lost in crashes. */
  readonly story = { opened: 0, closed: 0, refused: 0, lost: 0 };
  /** The faults of the run; null where it has none. */
  readonly faults: FaultPlan | null;
  readonly plan: SystemPlan;
  readonly #player: SessionPlayer;
  readonly #scripts: readonly SessionScript[];
  readonly #aged: EventKind;
  readonly #balancing: BalancingDaemon;
  /** What the daemon reads; known once everything is wired. */
  #read: WorkReading = () => ({ snd: 0, fw: 0 });
  readonly #sample: EventKind;

  constructor(plan: SystemPlan) {
    this.plan = plan;
    const { simulator, connections, trains } = this;
    const config = scaleDown(plan.config, plan.scale);
    const { appliance, traffic, sync, tables, distribution } = config;
    const members = plan.members;
    const moduleWiring: ModuleWiring = {
      simulator,
      connections,
      trains,
      path: traffic.path,
      ingress: simulator.kind('ingress', (train, member) =>
        this.modules[member].distribute(train, simulator.now),
      ),
      handover: simulator.kind('handover', (train, member) => this.modules[member].handOver(train)),
      serviceEnd: simulator.kind('service-end', (member, core) => this.modules[member].serviceEnded(core)),
      handled: (train, leaves) => this.#handled(train, leaves),
      passedOn: (train, leaves) => this.maker.travel(train, leaves),
      dropped: (train, reason) => this.#dropped(train, reason),
    };
    const split = coreSplit(appliance);
    this.#scripts = traffic.classes.map((kind) => writeScript(kind, traffic));
    this.scripts = this.#scripts.map((script) => priceScript(script, traffic.path, appliance.costs));
    const connectionWork = meanOver(traffic.classes, (_, index) => this.scripts[index].instanceTotal);
    this.modules = Array.from(
      { length: members },
      (_, id) =>
        new SecurityGatewayModule(id, appliance, plan.splits?.[id] ?? split, connectionWork, moduleWiring),
    );
    this.#aged = simulator.kind('aged', (connection) => this.#age(connection));
    this.#balancing = new BalancingDaemon(
      simulator,
      this.modules,
      appliance.dynamicBalancing,
      (module, since) => this.#read(module, since),
    );
    this.#sample = simulator.kind('sample', () => this.#takeSample());

    const timeouts = [tables.tcpEndTimeout, tables.udpTimeout];
    const held = memberTables(simulator, members, timeouts, tables.connectionLimit);
    this.entries = held.entries;
    this.copies = held.copies;
    this.limit = held.limit;
    const announcer = {
      announceToAll: (connection: number): void => this.network.announceToAll(connection),
      announceTo: (connection: number, member: number): void => this.network.announceTo(connection, member),
    };
    const behaviour = plan.strategy.build({
      members,
      membersUp: members - (plan.failed ?? 0),
      buckets: distribution.buckets,
      sync,
      options: config.options[plan.strategy.name] ?? {},
      connections,
      network: announcer,
      copies: this.copies,
    });
    this.network = new SyncNetwork(
      simulator,
      connections,
      this.modules,
      sync,
      plan.scale,
      behaviour.clustered,
    );
    this.membership = new Membership(members);
    this.membership.follow((view) => behaviour.assignment.membershipChanged(view));
    this.membership.follow((view) => behaviour.sync.membershipChanged(view));
    this.membership.follow((view) => this.network.membershipChanged(view));

    this.meter = new TrafficMeter(this.scripts);
    this.transit = new TransitRecorder(plan.scale);
    const deliveryWiring: DeliveryWiring = {
      simulator,
      connections,
      trains,
      modules: this.modules,
      scripts: this.scripts,
      appliance,
      distribution,
      forwarded: simulator.kind('forwarded', (train) => this.#receiveForwarded(train)),
      dropped: moduleWiring.dropped,
    };
    this.maker = new TrainMaker(deliveryWiring);
    this.delivery = deliveryOf(behaviour.delivery, deliveryWiring, this.maker);
    this.faults = this.#faultsOf(deliveryWiring, behaviour);
    this.behaviour = this.faults === null ? behaviour : { ...behaviour, sync: this.faults.sync };
    this.membership.follow((view) => this.delivery.membershipChanged(view));
    for (let member = members - 1; member >= members - (plan.failed ?? 0); member--) {
      this.membership.memberFailed(member);
    }
    this.#player = new SessionPlayer(
      simulator,
      connections,
      this.#scripts,
      this.faults?.delivery ?? this.delivery,
      (connection, step) => this.meter.offer(connections.classId[connection], step),
      (connection) => this.#retire(connection),
    );
    this.source = new ConnectionSource(
      simulator,
      createStreams(plan.seed, plan.replication, plan.rng),
      connections,
      config,
      this.#scripts,
      plan.rate * plan.scale,
      (connection) => this.#born(connection),
    );
  }

  /** Begins in the steady state of the connections: those that would be alive are. */
  start(): void {
    const { limit } = this;
    if (limit === undefined) this.source.start((connection) => this.#foundAlive(connection));
    else startLimited(this, limit, (connection) => this.#foundAlive(connection));
    this.network.start();
    this.simulator.schedule(this.plan.config.sync.tick, this.#sample);
    this.#read = readWork(this);
    this.#balancing.start();
  }

  /** Forgets what was counted so far: the end of the warm-up. */
  reset(): void {
    this.source.births = 0;
    this.maker.reset();
    this.meter.reset(this.trains.packetsUnderWay());
    this.transit.reset();
    this.network.reset();
    this.entries.reset();
    this.copies.reset();
    for (const module of this.modules) module.reset(this.simulator.now);
    if (this.delivery instanceof Flooded) for (const port of this.delivery.ports) port.reset();
    this.#balancing.reset();
  }

  #faultsOf(wiring: DeliveryWiring, behaviour: ClusterBehaviour): FaultPlan | null {
    const { faults: timeline = [], scale, config } = this.plan;
    if (timeline.length === 0) return null;
    const { membership, network, delivery, maker, meter, entries, copies } = this;
    const { connections, scripts, story } = this;
    const willAge = (connection: number): boolean => this.#timeToAge(connection) < Infinity;
    const lost = new LostConnections({ connections, scripts, entries, meter, story, willAge });
    const parts = { membership, network, delivery, maker, meter, entries, copies, wiring, behaviour };
    return new FaultPlan({ ...parts, lost, timeline, scale, sync: config.sync });
  }

  #ownerOf(train: number): SecurityGatewayModule {
    return this.modules[this.connections.owner[this.trains.connection[train]]];
  }

  #receiveForwarded(train: number): void {
    this.#ownerOf(train).receive(train);
    this.maker.unwrap(train); // the row of a dropped train is written anew before it is read
  }

  #born(connection: number): void {
    this.#place(connection);
    if (this.limit?.overflows(this.connections.owner[connection]) === true) this.#refuseEntry(connection);
    else this.#player.play(connection);
  }

  /** The table of its owner is full: its first packet is dropped, and it is gone. */
  #refuseEntry(connection: number): void {
    const { connections } = this;
    this.meter.refuseEntry(connections.classId[connection]);
    this.story.refused++;
    this.entries.cancel(connections.owner[connection]);
    connections.remove(connection);
  }

  #foundAlive(connection: number): void {
    const { connections } = this;
    this.#place(connection);
    this.modules[connections.owner[connection]].adopt(connection);
    const toAge = this.#timeToAge(connection);
    connections.flags[connection] |= toAge <= 0 ? OPENED | AGED : OPENED;
    this.behaviour.sync.restored(connection, toAge <= 0);
    if (toAge > 0 && toAge < Infinity) this.simulator.schedule(toAge, this.#aged, connection);
    this.#player.resume(connection);
  }

  #place(connection: number): void {
    this.locate(connection);
    this.entries.hold(this.connections.owner[connection]);
    this.story.opened++;
  }

  /** Finds the members that get a connection's packets. */
  locate(connection: number): void {
    const { connections } = this;
    const { assignment, sticky } = this.behaviour;
    const owner = assignment.memberOf(connections.bucket[connection]);
    connections.owner[connection] = owner;
    connections.returnMember[connection] = sticky
      ? owner
      : assignment.memberOf(connections.returnBucket[connection]);
  }

  /**
   * Nanoseconds until `aged` is due, Infinity when the connection ends before. Lifetimes are known at birth, so that
   * only connections that reach the age cost an event; the margin keeps the event clear of a FIN at the same instant.
   */
  #timeToAge(connection: number): number {
    const { delay } = this.behaviour.sync;
    if (delay === null || this.source.lifetime(connection) <= delay + US) return Infinity;
    return Math.ceil(this.connections.born[connection] + delay) - this.simulator.now;
  }

  #handled(train: number, leaves: number): void {
    const { trains, connections, meter } = this;
    const connection = trains.connection[train];
    const role = trains.role[train];
    const transit = leaves - trains.arrived[train];
    const fixed = trains.fixedDelay[train];
    const hops = fixed - 2 * this.plan.config.distribution.orchestratorLatency; // passed in simulated time
    this.transit.record(transit - hops, fixed, trains.packets[train], role === OPENS);
    meter.handledPackets += trains.packets[train];
    meter.handledBytes += trains.bytes[train];
    if (role === OPENS) this.#open(connection);
    if (role === ESTABLISHES) this.#update(connection);
    if (role === ENDS) {
      if ((connections.flags[connection] & (REFUSED | LOST)) === 0) meter.completed++;
      this.#end(connection);
    }
    this.#finish(train, connection);
    if (connections.underWay[connection] === 0) this.#retire(connection);
  }

  /** Its first packet was handled; nobody is told of one whose last was dropped before, in queues that overflow. */
  #open(connection: number): void {
    const { connections } = this;
    if ((connections.flags[connection] & ENDED) !== 0) return;
    connections.flags[connection] |= OPENED;
    this.behaviour.sync.opened(connection);
    if ((connections.flags[connection] & CHANGES_SHARED_TABLE) !== 0) this.#tellOfTable(connection);
    const toAge = this.#timeToAge(connection);
    if (toAge < Infinity) this.simulator.schedule(Math.max(0, toAge), this.#aged, connection);
  }

  #tellOfTable(connection: number): void {
    const { sync, clustered, tableChanges } = this.behaviour;
    if (!clustered) return;
    if (tableChanges === 'to-holders-of-copies') sync.updated(connection);
    else this.network.announceToAll(connection);
  }

  #update(connection: number): void {
    const open = (this.connections.flags[connection] & (OPENED | ENDED)) === OPENED;
    if (open) this.behaviour.sync.updated(connection);
  }

  #age(connection: number): void {
    if ((this.connections.flags[connection] & LOST) !== 0) {
      this.connections.underWay[connection]--;
      this.#retire(connection);
      return;
    }
    this.connections.flags[connection] |= AGED;
    this.behaviour.sync.aged(connection);
  }

  /** Its last packet was handled or dropped: whatever came of it before, it ends once. */
  #end(connection: number): void {
    const { connections } = this;
    const flags = connections.flags[connection];
    if ((flags & (REFUSED | LOST)) !== 0) return;
    const transport = this.#transport(connection);
    connections.flags[connection] |= ENDED;
    this.story.closed++;
    this.entries.release(connections.owner[connection], transport);
    if ((flags & OPENED) !== 0) this.behaviour.sync.closed(connection, transport, (flags & AGED) !== 0);
  }

  #transport(connection: number): number {
    return transportOf(this.#scripts[this.connections.classId[connection]].transport);
  }

  #dropped(train: number, reason: DropReason): void {
    const { trains, connections, meter } = this;
    const connection = trains.connection[train];
    const role = trains.role[train];
    meter.dropped[reason] += trains.packets[train];
    if (role === OPENS) this.#refuse(connection);
    if (role === ENDS) this.#end(connection);
    this.#finish(train, connection);
    if (connections.underWay[connection] === 0) this.#retire(connection);
  }

  /** Without its first packet a connection does not come about; what it would have sent counts as dropped. */
  #refuse(connection: number): void {
    const { connections } = this;
    if ((connections.flags[connection] & ENDED) !== 0) return;
    connections.flags[connection] |= REFUSED;
    this.meter.refuse(connections.classId[connection], connections.step[connection]);
    this.story.refused++;
    this.entries.release(connections.owner[connection], this.#transport(connection));
  }

  #finish(train: number, connection: number): void {
    this.connections.underWay[connection]--;
    this.trains.remove(train);
  }

  /** Frees the row of a connection that sends no more and has nothing under way. */
  #retire(connection: number): void {
    const { connections } = this;
    const script = this.#scripts[connections.classId[connection]];
    if (connections.underWay[connection] > 0 || connections.step[connection] < script.steps) return;
    this.modules[connections.owner[connection]].forget(connection);
    connections.step[connection] = NONE; // a second call finds it gone
    connections.remove(connection);
  }

  #takeSample(): void {
    this.simulator.schedule(this.plan.config.sync.tick, this.#sample);
    this.entries.sample();
    this.copies.sample();
  }
}

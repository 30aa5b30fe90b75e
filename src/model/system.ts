import type { EventKind } from '../kernel/event-loop.js';
import { Simulator } from '../kernel/simulator.js';
import { createStreams } from '../random/streams.js';
import type { ClusterBehaviour } from './cluster/cluster-strategy.js';
import { ClassSync } from './cluster/class-sync.js';
import { applianceOf, bucketWeights } from './cluster/downlinks.js';
import { InterSite } from './cluster/inter-site.js';
import { lowestIds, Membership } from './cluster/membership.js';
import { withClasses } from './cluster/selective-sync.js';
import type { StateSync } from './cluster/state-sync.js';
import { failedMembers, sitesOf } from './cluster/sites.js';
import { SyncNetwork } from './cluster/sync-network.js';
import { ConnectionLife } from './connection-life.js';
import { coreSplit } from './corexl/core-split.js';
import { priceScript, type ScriptCosts } from './corexl/packet-path.js';
import { deliveryOf } from './delivery/deliveries.js';
import type { FastForward } from './delivery/fast-forward.js';
import { Orchestrated } from './delivery/orchestrated.js';
import { Flooded } from './delivery/flooded.js';
import type { DeliveryWiring, PacketDelivery } from './delivery/packet-delivery.js';
import { TrainMaker } from './delivery/train-maker.js';
import { resolvedConfig } from './resolved-config.js';
import { scaleDown } from './scale.js';
import { BalancingDaemon, type WorkReading } from './sgm/balancing-daemon.js';
import { disturbanceOf } from './faults/disturbance-of.js';
import { FaultPlan } from './faults/fault-plan.js';
import { LostConnections } from './faults/lost-connections.js';
import type { ModuleWiring } from './sgm/module-wiring.js';
import { SecurityGatewayModule } from './sgm/security-gateway-module.js';
import type { ManagementConfig } from './parameters/management.js';
import { ConnectionTable } from './tables/connection-table.js';
import type { ConnectionLimit } from './tables/connection-limit.js';
import type { EntryLedger } from './tables/entry-ledger.js';
import { endTimeouts, memberTables } from './tables/member-tables.js';
import { TrainTable } from './tables/train-table.js';
import { TrafficMeter } from './traffic-meter.js';
import { FloodSource, floodedClass } from './traffic/flood-source.js';
import type { ModelConfig } from './config.js';
import { binOf } from './timeline/time-bin.js';
import { TimelineRecorder, type TimelineWorld } from './timeline/timeline-recorder.js';
import { ConnectionSource } from './traffic/connection-source.js';
import { passesNoMember } from './traffic/fast-forward-steps.js';
import { strategyModel } from './strategy-model.js';
import { checkTogether, type SystemPlan } from './system-plan.js';
import { SessionPlayer } from './traffic/session-player.js';
import { type SessionScript, writeScript } from './traffic/session-script.js';
import { holdFirstPackets } from './first-packets.js';
import { limitOfTables, startLimited } from './start-limited.js';
import { limitsAtStart } from './tenants/limits-at-start.js';
import { tenantsOf } from './tenants/tenant.js';
import { TenantAccounts } from './tenants/tenant-accounts.js';
import { TenantLimits } from './tenants/tenant-limits.js';
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
  /** The link between two sites; null where there is but one site. */
  readonly interSite: InterSite | null;
  readonly behaviour: ClusterBehaviour;
  readonly meter: TrafficMeter;
  readonly transit: TransitRecorder;
  /** Connections since the start: born (with those alive at the start), closed, refused, lost in crashes. */
  readonly story = { opened: 0, closed: 0, refused: 0, lost: 0 };
  /** The faults of the run; null where it has none. */
  readonly faults: FaultPlan | null;
  /** What each virtual system offered, and what became of it; null where there are none. */
  readonly tenants: TenantAccounts | null;
  /** Null where no virtual system has a limit of its own. */
  readonly tenantLimits: TenantLimits | null;
  /** What floods bring; null where there are none. */
  readonly floods: FloodSource | null;
  /** The course of a load that changes; null where it does not, and where faults have one of their own. */
  readonly timeline: TimelineRecorder | null;
  readonly plan: SystemPlan;
  readonly life: ConnectionLife;
  readonly player: SessionPlayer;
  /** By class. */
  readonly sessions: readonly SessionScript[];
  readonly unseen: readonly boolean[] | null;
  readonly #balancing: BalancingDaemon;
  /** What the daemon reads; known once everything is wired. */
  #read: WorkReading = () => ({ snd: 0, fw: 0 });
  readonly #sample: EventKind;

  constructor(given: SystemPlan) {
    const plan = { ...given, config: resolvedConfig(given.config) };
    this.plan = plan;
    const { simulator, connections, trains } = this;
    const config = scaleDown(strategyModel(plan.config, plan.strategy), plan.scale);
    const tenants = tenantsOf(config);
    checkTogether(plan);
    const { appliance, traffic, sync, tables, distribution } = config;
    const members = plan.members;
    const moduleWiring: ModuleWiring = {
      simulator,
      connections,
      trains,
      path: traffic.path,
      ingress: simulator.kind('ingress', (train, member) => this.modules[member].arrive(train)),
      handover: simulator.kind('handover', (train, member) => this.modules[member].handOver(train)),
      serviceEnd: simulator.kind('service-end', (member, core) => this.modules[member].serviceEnded(core)),
      handled: (train, leaves) => this.life.handled(train, leaves),
      passedOn: (train, leaves) => this.maker.travel(train, leaves),
      dropped: (train, reason) => this.life.dropped(train, reason),
      ...(tenants.length > 0 && { tenantInstances: tenants.map(({ instances }) => instances) }),
    };
    const split = coreSplit(appliance);
    this.sessions = traffic.classes.map((kind) => writeScript(kind, traffic));
    this.scripts = this.sessions.map((script, index) =>
      priceScript(script, traffic.path, appliance.costs, traffic.classes[index].fastForward),
    );
    const unseen = traffic.classes.map(passesNoMember);
    this.unseen = unseen.includes(true) ? unseen : null;
    const connectionWork = meanOver(traffic.classes, (_, index) => this.scripts[index].instanceTotal);
    this.modules = lowestIds(members).map((id) => {
      const own = applianceOf(config, plan.strategy, id);
      return new SecurityGatewayModule(id, own, plan.splits?.[id] ?? split, connectionWork, moduleWiring);
    });
    this.life = new ConnectionLife(this);
    this.#balancing = new BalancingDaemon(
      simulator,
      this.modules,
      appliance.dynamicBalancing,
      (module, since) => this.#read(module, since),
    );
    this.#sample = simulator.kind('sample', () => this.#takeSample());

    const timeouts = endTimeouts(tables);
    const held = memberTables(simulator, members, timeouts, tables.connectionLimit);
    this.tenantLimits = tenants.some(({ connectionLimit }) => connectionLimit !== null)
      ? new TenantLimits(simulator, members, timeouts, tenants, connections)
      : null;
    this.entries = held.entries;
    this.copies = this.tenantLimits?.copies ?? held.copies;
    this.limit = held.limit;
    const announcer = {
      announceToAll: (connection: number): void => this.network.announceToAll(connection),
      announceTo: (connection: number, member: number): void => this.network.announceTo(connection, member),
    };
    const sites = plan.strategy.twoSites === undefined ? null : sitesOf(config.sites, members);
    this.interSite = sites === null ? null : new InterSite(sites, config.sites);
    const classSync = new ClassSync(traffic.classes);
    const behaviour = withClasses(
      classSync,
      connections,
      plan.strategy.build({
        members,
        membersUp: members - (plan.failed ?? 0),
        buckets: distribution.buckets,
        sites,
        weights: bucketWeights(config, members),
        sync,
        options: config.options[plan.strategy.name] ?? {},
        connections,
        classSync,
        network: announcer,
        copies: this.copies,
        ...(tenants.length > 0 && { virtualSystems: tenants }),
      }),
    );
    this.network = new SyncNetwork(
      simulator,
      connections,
      this.modules,
      behaviour.sticky ? { ...sync, flushAndAck: 'off' } : sync,
      plan.scale,
      behaviour.clustered,
      behaviour.transport,
      this.interSite,
    );
    this.membership = new Membership(members);
    if (sites !== null) this.membership.follow((view) => sites.membershipChanged(view));
    this.membership.follow((view) => behaviour.assignment.membershipChanged(view));
    this.membership.follow((view) => behaviour.sync.membershipChanged(view));
    this.membership.follow((view) => this.network.membershipChanged(view));

    this.meter = new TrafficMeter(this.scripts, this.#floodedClasses());
    this.transit = new TransitRecorder(plan.scale);
    const { scripts } = this;
    this.tenants =
      tenants.length > 0
        ? new TenantAccounts(tenants, { connections, trains, scripts, scale: plan.scale, timeouts })
        : null;
    if (this.tenants !== null) this.#tellOfRecords(this.tenants);
    const deliveryWiring: DeliveryWiring = {
      simulator,
      connections,
      trains,
      modules: this.modules,
      scripts: this.scripts,
      classes: traffic.classes,
      appliance,
      distribution,
      interSite: this.interSite,
      forwarded: simulator.kind('forwarded', (train) => this.#receiveForwarded(train)),
      fastForwarded: (train, leaves) => this.life.fastForwarded(train, leaves),
      dropped: moduleWiring.dropped,
    };
    this.maker = new TrainMaker(deliveryWiring);
    this.delivery = deliveryOf(behaviour.delivery, deliveryWiring, this.maker);
    this.faults = this.#faultsOf(deliveryWiring, behaviour, config.management);
    this.behaviour = { ...behaviour, sync: this.#syncOf(behaviour) };
    this.membership.follow((view) => this.delivery.membershipChanged(view));
    holdFirstPackets(this, this.behaviour, sync);
    const down = failedMembers(members, plan.failed ?? 0, sites === null ? 1 : 2);
    for (const member of down) this.membership.memberFailed(member);
    this.faults?.keepOutside();
    this.player = new SessionPlayer(
      simulator,
      connections,
      this.sessions,
      this.faults?.delivery ?? this.delivery,
      this.#offer(),
      (connection) => this.life.retire(connection),
    );
    this.source = new ConnectionSource(
      simulator,
      createStreams(plan.seed, plan.replication, plan.rng),
      connections,
      config,
      this.sessions,
      plan.rate * plan.scale,
      (connection) => this.life.born(connection),
      behaviour.keyedBy,
      plan.profile,
    );
    this.floods = this.#floodsOf(config);
    this.timeline = this.loadChanges && this.faults === null ? new TimelineRecorder(this.#seen()) : null;
  }

  /** Whether the load changes in the measured time. */
  get loadChanges(): boolean {
    return this.plan.profile !== undefined || (this.plan.floods ?? []).length > 0;
  }

  /** Whether nothing changes but by chance, so that the utilisation law tells loads. */
  get steady(): boolean {
    return this.faults === null && !this.loadChanges;
  }

  /** Begins in the steady state of the connections: those that would be alive are. */
  start(): void {
    const { limit, tenants, tenantLimits } = this;
    if (tenants !== null && tenantLimits !== null)
      startLimited(this, this.life, limitsAtStart(this, tenants.tenants, tenantLimits));
    else if (limit !== undefined) startLimited(this, this.life, limitOfTables(this, limit));
    else this.source.start((connection) => this.life.foundAlive(connection));
    this.network.start(this.faults === null ? undefined : this.modules.map(({ id }) => id));
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
    this.tenants?.reset();
    this.network.reset();
    this.interSite?.reset();
    this.entries.reset();
    this.copies.reset();
    for (const module of this.modules) module.reset(this.simulator.now);
    if (this.delivery instanceof Flooded) for (const port of this.delivery.ports) port.reset();
    this.#balancing.reset();
  }

  /** What the orchestrator forwards alone; null where it does not. */
  get fastForward(): FastForward | null {
    return this.delivery instanceof Orchestrated ? this.delivery.fastForward : null;
  }

  /** The warm-up is over; the measured time of `duration` nanoseconds begins. */
  startMeasuring(duration: number): void {
    this.reset();
    this.faults?.start(duration);
    this.timeline?.start(binOf(duration), duration);
    this.floods?.start();
  }

  #floodedClasses(): Uint8Array | null {
    const { floods = [], config } = this.plan;
    if (floods.length === 0) return null;
    const flooded = floods.map((flood) => floodedClass(config.traffic.classes, flood));
    return Uint8Array.from(config.traffic.classes, (_, classId) => (flooded.includes(classId) ? 1 : 0));
  }

  #floodsOf(config: ModelConfig): FloodSource | null {
    const { floods = [], seed, replication, rng, scale } = this.plan;
    if (floods.length === 0) return null;
    const streams = createStreams(seed, replication, rng);
    return new FloodSource(this.simulator, streams, this.connections, config, floods, scale, (connection) => {
      this.life.born(connection);
    });
  }

  #seen(): TimelineWorld {
    const { simulator, modules, meter, transit, limit, plan } = this;
    return { simulator, modules, meter, transit, limit, scale: plan.scale };
  }

  #faultsOf(
    wiring: DeliveryWiring,
    behaviour: ClusterBehaviour,
    management: ManagementConfig,
  ): FaultPlan | null {
    const { faults: timeline = [], autoScaling = null, scale, config } = this.plan;
    if (timeline.length === 0 && autoScaling === null) return null;
    const { membership, network, delivery, maker, meter, transit, entries, copies } = this;
    const { connections, scripts, story, tenants, limit } = this;
    const willAge = (connection: number): boolean => this.life.timeToAge(connection) < Infinity;
    const lost = new LostConnections({ connections, scripts, entries, meter, story, tenants, willAge });
    const parts = { membership, network, delivery, maker, meter, transit, wiring, behaviour, management };
    return new FaultPlan({
      ...parts,
      entries,
      copies,
      limit,
      lost,
      disturbance: disturbanceOf(this.plan),
      timeline,
      autoScaling,
      orchestrated: this.plan.strategy.orchestrated === true,
      scale,
      sync: config.sync,
    });
  }

  #syncOf({ sync }: ClusterBehaviour): StateSync {
    return this.faults?.sync ?? this.tenantLimits?.following(sync) ?? sync;
  }

  /** Counts what is offered: of a system without tenants only once. */
  #offer(): (connection: number, step: number) => void {
    const { connections, meter, tenants } = this;
    if (tenants === null) return (connection, step) => meter.offer(connections.classId[connection], step);
    return (connection, step) => {
      meter.offer(connections.classId[connection], step);
      tenants.of(connection).meter.offer(connections.classId[connection], step);
    };
  }

  #tellOfRecords(tenants: TenantAccounts): void {
    this.network.tellOfRecords((connection) => {
      tenants.of(connection).records++;
    });
  }

  #ownerOf(train: number): SecurityGatewayModule {
    return this.modules[this.connections.owner[this.trains.connection[train]]];
  }

  #receiveForwarded(train: number): void {
    this.#ownerOf(train).receive(train);
    this.maker.unwrap(train); // the row of a dropped train is written anew before it is read
  }

  #takeSample(): void {
    this.simulator.schedule(this.plan.config.sync.tick, this.#sample);
    this.entries.sample();
    this.copies.sample();
    this.tenants?.sample();
  }
}

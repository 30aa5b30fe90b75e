import { coreSplit, type CoreSplit } from '../corexl/core-split.js';
import { DynamicDispatcher } from '../corexl/dispatcher.js';
import { FirewallInstance } from '../corexl/firewall-instance.js';
import { receiveQueues } from '../corexl/receive-queues.js';
import { HyperFlow } from '../corexl/hyper-flow.js';
import { SecureNetworkDistributor } from '../corexl/secure-network-distributor.js';
import { TenantInstances } from '../corexl/tenant-instances.js';
import type { SyncEndpoint } from '../cluster/sync-interfaces.js';
import type { Appliance } from '../parameters/appliance.js';
import { Link } from '../queueing/link.js';
import { NONE } from '../tables/connection-table.js';
import { CoreRoles } from './core-roles.js';
import type { Rematch } from '../management/rematch.js';
import { InstanceCores } from './instance-cores.js';
import { InstancePlacement } from './instance-placement.js';
import { LineWatch, selected } from './line-watch.js';
import type { Holding, ModuleWiring } from './module-wiring.js';

// Bound once: looking a global up is slow where modules run in a context of their own.
const { ceil, floor } = Math;

/**
 * One Security Gateway Module: ports, SND cores and firewall instances on the cores of an appliance.
 *
 *     port ─▶ ring ─▶ SND ─▶ dispatcher ─▶ instance ─▶ port
 *                      └─ accelerated path ───────────▶ port
 */
export class SecurityGatewayModule implements SyncEndpoint {
  readonly id: number;
  /** It has crashed: whatever comes is dropped. */
  down = false;
  /** Time that work takes over the time that it takes on a member in good health. */
  slowdown = 1;
  /** What a new policy asks of open connections; null where there is none to come. */
  rematch: Rematch | null = null;
  readonly roles: CoreRoles;
  readonly distributors: readonly SecureNetworkDistributor[];
  readonly instances: readonly FirewallInstance[];
  readonly ingress: readonly Link[];
  readonly egress: readonly Link[];
  /** Those of them that are in service. */
  #entrances: readonly Link[];
  #exits: readonly Link[];
  /** Trains that wait for a line that may fail; null where none does. */
  #waiting: LineWatch | null = null;
  readonly #wiring: ModuleWiring;
  readonly #cores: InstanceCores;
  readonly #dispatcher: DynamicDispatcher;
  /** Where the instances of tenants are; null where there are none. */
  readonly placement: InstancePlacement | null;
  /** Absent where it is off. */
  readonly hyperFlow: HyperFlow | undefined;
  /** Null where nothing is held. */
  holding: Holding | null = null;
  #distributorTurn = 0;
  #instanceTurn = 0;

  constructor(
    id: number,
    appliance: Appliance,
    split: CoreSplit,
    connectionWork: number,
    wiring: ModuleWiring,
  ) {
    const { ports, cores } = appliance;
    this.id = id;
    this.#wiring = wiring;
    this.roles = new CoreRoles(cores, split, coreSplit(appliance).fw, receiveQueues(appliance));
    const each = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
    this.distributors = each(cores, () => new SecureNetworkDistributor(ports.ring * ports.count));
    this.instances = each(cores, () => this.#makeInstance(appliance.instanceQueue));
    const wanted = wiring.tenantInstances;
    this.placement = wanted === undefined ? null : new InstancePlacement(wanted, this.roles.fw);
    this.ingress = each(ports.count, () => new Link(ports.rate, ports.buffer));
    this.egress = each(ports.count, () => new Link(ports.rate, ports.buffer));
    this.#entrances = this.ingress;
    this.#exits = this.egress;
    this.#dispatcher = new DynamicDispatcher(cores, appliance.dispatcher, connectionWork);
    this.#cores = this.#putToWork();
    this.hyperFlow = appliance.hyperFlow.enabled ? this.#makeHyperFlow(appliance) : undefined;
  }

  /** Takes in a train through a port. It goes on to its instance, or to its owner where this module passes it on. */
  receive(train: number): void {
    const { trains, simulator, ingress } = this.#wiring;
    if (this.down) {
      this.#wiring.dropped(train, 'member-down');
      return;
    }
    const { now } = simulator;
    const port = this.port(this.#entrances, train);
    if (port === undefined) {
      this.#wiring.dropped(train, 'downlink-down');
      return;
    }
    const waits = port.busyUntil > now;
    if (!port.send(now, trains.bytes[train])) {
      this.#wiring.dropped(train, 'port');
      return;
    }
    // Only a wait costs an event: it keeps trains of an idle and of a busy port in the order of their arrival.
    if (waits) {
      this.#waiting?.waits(train, port);
      simulator.schedule(ceil(port.busyUntil - now), ingress, train, this.id);
      return;
    }
    this.distribute(train, port.busyUntil);
  }

  /** The last bit of a train that waited for a line has come in, now. */
  arrive(train: number): void {
    if (this.#waiting?.isCut(train) === true) this.#wiring.dropped(train, 'downlink-down');
    else this.distribute(train, this.#wiring.simulator.now);
  }

  /** From now on lines may fail. */
  watchLines(): void {
    this.#waiting = new LineWatch();
  }

  /** Only these lines, by number, are in service: what waits for another to come in is lost. */
  serveLines(lines: readonly number[]): void {
    this.#entrances = selected(this.ingress, lines);
    this.#exits = selected(this.egress, lines);
    for (const line of this.ingress) if (!this.#entrances.includes(line)) this.#waiting?.cut(line);
  }

  /** A train reaches the SNDs at `arrives`. */
  distribute(train: number, arrives: number): void {
    const { trains, simulator, handover } = this.#wiring;
    if (this.down) {
      this.#wiring.dropped(train, 'member-down');
      return;
    }
    const asked = trains.via[train] === this.id ? trains.viaWork[train] : trains.distributorWork[train];
    const work = asked * this.slowdown;
    const distributor = this.distributorOf(trains.connection[train]);
    if (!distributor.receive(arrives, trains.packets[train], work)) {
      this.#wiring.dropped(train, 'ring');
      return;
    }
    simulator.schedule(ceil(distributor.busyUntil - simulator.now), handover, train, this.id);
  }

  /** SND work on packets that end here, such as those flooded for another member; false when the ring is full. */
  discard(connection: number, packets: number, work: number, arrives: number): boolean {
    return !this.down && this.distributorOf(connection).receive(arrives, packets, work * this.slowdown);
  }

  /** The SND is done with a train: it goes out on the accelerated path, to its owner, or to its instance. */
  handOver(train: number): void {
    const { trains } = this.#wiring;
    if (this.down) {
      this.#wiring.dropped(train, 'member-down');
      return;
    }
    if (trains.via[train] === this.id) {
      this.#passOn(train);
      return;
    }
    if (this.rematch !== null) this.rematch.charge(train, this.id);
    if (trains.work[train] === 0) {
      this.#leave(train);
      return;
    }
    this.admit(train);
  }

  /** A train reaches the instance of its connection, which the dispatcher chooses at the first. */
  admit(train: number): void {
    const { trains } = this.#wiring;
    const core = this.#instanceOf(trains.connection[train]);
    trains.work[train] *= this.slowdown;
    if (this.hyperFlow !== undefined && this.instances[core].hasRoomFor(trains.packets[train])) {
      this.hyperFlow.spread(train, core, this.roles.fw, this.#wiring.simulator.now, this.slowdown);
    }
    const admitted = this.instances[core].admitTrain(train, trains.packets[train], trains.work[train]);
    if (!admitted) {
      this.#wiring.dropped(train, 'instance-queue');
      return;
    }
    this.#dispatcher.note(core, trains.work[train]);
    this.#cores.wake(core);
  }

  /** The service at the instance of a core ended. */
  serviceEnded(core: number): void {
    this.#cores.ended(core);
  }

  /** It crashes: what waits is dropped at once, what ports, SNDs and instances have in hand as soon as it comes out. */
  fail(): void {
    this.down = true;
    this.holding?.abandon(this.id);
    for (let core = 0; core < this.instances.length; core++) this.#cores.empty(core);
  }

  /** Nothing of what it had in hand at its crash is left. */
  get quiet(): boolean {
    const { now } = this.#wiring.simulator;
    for (const { idle } of this.instances) if (!idle) return false;
    for (const { busyUntil } of this.distributors) if (busyUntil > now) return false;
    for (const { busyUntil } of this.ingress) if (busyUntil > now) return false;
    return true;
  }

  /** It is back, and empty. */
  recover(): void {
    this.down = false;
  }

  /** Gives a connection that is alive at the start to an instance. */
  adopt(connection: number): void {
    this.#dispatch(connection);
  }

  /** The connection is over: its instance has one less. */
  forget(connection: number): void {
    this.hyperFlow?.forget(connection);
    this.#unbind(connection);
  }

  #unbind(connection: number): void {
    const core = this.#wiring.connections.instance[connection];
    if (core !== NONE) this.instances[core].connections--;
  }

  /** Dynamic balancing moves one core between the classes. */
  moveCore(move: 'add-snd' | 'add-instance'): void {
    this.roles.advance(this.#wiring.simulator.now);
    if (move === 'add-instance') {
      this.roles.addInstance();
      this.placement?.joined(this.roles.fw);
      return;
    }
    const core = this.roles.beginAddSnd();
    this.placement?.left(core, this.roles.fw);
    if (this.instances[core].drained) this.#drained(core);
  }

  reset(now: number): void {
    this.roles.reset(now);
    for (const port of [...this.ingress, ...this.egress]) port.reset();
    for (const distributor of this.distributors) distributor.reset();
    for (const instance of this.instances) instance.reset();
    this.hyperFlow?.reset();
  }

  chargeDistributor(work: number): void {
    if (this.down) return;
    const { snd, serving } = this.roles;
    this.distributors[snd[this.#distributorTurn++ % serving]].receiveSync(
      this.#wiring.simulator.now,
      work * this.slowdown,
    );
  }

  runOn(core: number, work: number): void {
    if (this.down) return;
    if (core === NONE || !this.roles.takesTraffic(core)) {
      this.runOnAny(work);
      return;
    }
    const instance = this.instances[core];
    const jobWork = floor(work * this.slowdown + 0.5);
    instance.admitControl(jobWork);
    this.hyperFlow?.noteControl(core, jobWork, this.#wiring.simulator.now);
    this.#cores.wake(core);
  }

  runOnAny(work: number): void {
    const cores = this.roles.fw;
    this.runOn(cores[this.#instanceTurn++ % cores.length], work);
  }

  distributorOf(connection: number): SecureNetworkDistributor {
    const { snd, serving } = this.roles;
    const hash = this.#wiring.connections.flowHash[connection];
    return this.distributors[snd[((hash >>> 8) & 0xffffff) % serving]];
  }

  /** The line that the hash of a flow picks; none where none is in service. */
  port(links: readonly Link[], train: number): Link | undefined {
    const hash = this.#wiring.connections.flowHash[this.#wiring.trains.connection[train]];
    return links[(hash & 0xff) % links.length];
  }

  #makeInstance(capacity: number): FirewallInstance {
    const { tenantInstances, connections, trains } = this.#wiring;
    if (tenantInstances === undefined) return new FirewallInstance(capacity);
    return new TenantInstances(tenantInstances.length, capacity, connections, trains);
  }

  #putToWork(): InstanceCores {
    const { simulator, trains, serviceEnd, dropped } = this.#wiring;
    const { roles, distributors, instances } = this;
    return new InstanceCores({
      member: this.id,
      simulator,
      trains,
      roles,
      distributors,
      instances,
      serviceEnd,
      isDown: () => this.down,
      served: (train) => {
        if (this.hyperFlow?.keeps(train) !== true) this.#leave(train);
      },
      crashed: (train) => {
        if (this.hyperFlow?.keeps(train) !== true) dropped(train, 'member-down');
      },
      drained: (core) => this.#drained(core),
    });
  }

  #makeHyperFlow(appliance: Appliance): HyperFlow {
    const { connections, trains, path, dropped } = this.#wiring;
    return new HyperFlow(appliance, {
      connections,
      trains,
      instances: this.instances,
      path,
      owns: (connection) => connections.owner[connection] === this.id,
      queued: (part, core) => {
        this.#dispatcher.note(core, trains.work[part]);
        this.#cores.wake(core);
      },
      done: (train) => {
        if (this.down) dropped(train, 'member-down');
        else this.#leave(train);
      },
    });
  }

  #instanceOf(connection: number): number {
    const core = this.#wiring.connections.instance[connection];
    if (core !== NONE && this.roles.takesTraffic(core)) return core;
    this.#unbind(connection);
    return this.#dispatch(connection);
  }

  /** Of the cores that it may have the one with least to do, whoever's connections make its load. */
  #dispatch(connection: number): number {
    const { simulator, connections } = this.#wiring;
    const { placement, roles } = this;
    const candidates = placement === null ? roles.fw : placement.coresOf(connections.tenant[connection]);
    const core = this.#dispatcher.choose(this.instances, candidates, simulator.now);
    connections.instance[connection] = core;
    this.instances[core].connections++;
    return core;
  }

  #drained(core: number): void {
    if (!this.roles.moving) return;
    this.roles.advance(this.#wiring.simulator.now);
    this.roles.drained(core);
  }

  #leave(train: number): void {
    if (this.holding === null || !this.holding.holds(train)) this.depart(train);
  }

  /** A train that nothing holds goes out through a port. */
  depart(train: number): void {
    const port = this.port(this.#exits, train);
    const { now } = this.#wiring.simulator;
    if (port === undefined) this.#wiring.dropped(train, 'downlink-down');
    else if (port.send(now, this.#wiring.trains.bytes[train])) this.#wiring.handled(train, port.busyUntil);
    else this.#wiring.dropped(train, 'port');
  }

  #passOn(train: number): void {
    const port = this.port(this.#exits, train);
    const { now } = this.#wiring.simulator;
    if (port === undefined) this.#wiring.dropped(train, 'downlink-down');
    else if (port.send(now, this.#wiring.trains.bytes[train])) this.#wiring.passedOn(train, port.busyUntil);
    else this.#wiring.dropped(train, 'port');
  }
}

import type { EventKind } from '../kernel/event-loop.js';
import type { Simulator } from '../kernel/simulator.js';
import { US } from '../kernel/time.js';
import type { ClusterBehaviour } from './cluster/cluster-strategy.js';
import { delayOf } from './cluster/state-sync.js';
import type { SyncNetwork } from './cluster/sync-network.js';
import type { DropReason } from './sgm/drop-reason.js';
import type { SecurityGatewayModule } from './sgm/security-gateway-module.js';
import {
  AGED,
  CHANGES_SHARED_TABLE,
  type ConnectionTable,
  ENDED,
  LOST,
  NONE,
  OPENED,
  REFUSED,
} from './tables/connection-table.js';
import type { ConnectionLimit } from './tables/connection-limit.js';
import { type EntryLedger, transportOf } from './tables/entry-ledger.js';
import type { TrainTable } from './tables/train-table.js';
import type { SystemPlan } from './system-plan.js';
import type { TenantAccounts } from './tenants/tenant-accounts.js';
import type { TenantLimits } from './tenants/tenant-limits.js';
import type { TrafficMeter } from './traffic-meter.js';
import type { ConnectionSource } from './traffic/connection-source.js';
import type { SessionPlayer } from './traffic/session-player.js';
import { ATTEMPTS, ENDS, ESTABLISHES, OPENS, type SessionScript } from './traffic/session-script.js';
import type { TransitRecorder } from './transit-recorder.js';

/** What connections live in. */
export interface LivingWorld {
  readonly plan: SystemPlan;
  readonly simulator: Simulator;
  readonly connections: ConnectionTable;
  readonly trains: TrainTable;
  readonly modules: readonly SecurityGatewayModule[];
  /** By class. */
  readonly sessions: readonly SessionScript[];
  /** Classes of which no member sees a connection, by class; null where there are none. */
  readonly unseen: readonly boolean[] | null;
  readonly source: ConnectionSource;
  readonly player: SessionPlayer;
  readonly behaviour: ClusterBehaviour;
  readonly network: SyncNetwork;
  readonly entries: EntryLedger;
  readonly limit: ConnectionLimit | undefined;
  readonly meter: TrafficMeter;
  readonly transit: TransitRecorder;
  readonly story: { opened: number; closed: number; refused: number };
  /** Null where there are no tenants, or none of them has a limit. */
  readonly tenants: TenantAccounts | null;
  readonly tenantLimits: TenantLimits | null;
}

/** What becomes of a connection between its birth and the last of its packets. */
export class ConnectionLife {
  readonly #world: LivingWorld;
  readonly #aged: EventKind;

  /** The world may still be under construction: it is read when connections are born. */
  constructor(world: LivingWorld) {
    this.#world = world;
    this.#aged = world.simulator.kind('aged', (connection) => this.#age(connection));
  }

  /** A connection arrives. */
  born(connection: number): void {
    const admitted = this.#place(connection);
    const owner = this.#world.connections.owner[connection];
    if (!admitted) this.#refuseEntry(connection, 'vs-limit');
    else if (this.#world.limit !== undefined && this.#isTableFull(connection, this.#world.limit))
      this.#refuseEntry(connection, 'table-full');
    else if (this.#world.network.blocksConnections(owner)) this.#refuseEntry(connection, 'sync-blocked');
    else this.#world.player.play(connection);
  }

  /** A member that is down refuses nothing: the packet is lost on its way there. */
  #isTableFull(connection: number, limit: ConnectionLimit): boolean {
    const owner = this.#world.connections.owner[connection];
    return limit.overflows(owner) && !this.#world.modules[owner].down;
  }

  /** Its owner does not let it in: its first packet is dropped, and it is gone. */
  #refuseEntry(connection: number, reason: DropReason): void {
    const { connections, tenants, tenantLimits } = this.#world;
    const classId = connections.classId[connection];
    this.#world.meter.refuseEntry(classId, reason);
    this.#world.story.refused++;
    this.#world.entries.cancel(connections.owner[connection]);
    tenants?.of(connection).refusedEntry(classId, reason);
    tenantLimits?.cancel(connection);
    connections.remove(connection);
  }

  /** A connection is alive at the start. */
  foundAlive(connection: number): void {
    const { connections } = this.#world;
    this.#place(connection);
    if (!this.#isUnseen(connection)) this.#world.modules[connections.owner[connection]].adopt(connection);
    const toAge = this.timeToAge(connection);
    connections.flags[connection] |= toAge <= 0 ? OPENED | AGED : OPENED;
    this.#world.behaviour.sync.restored(connection, toAge <= 0);
    if (toAge > 0 && toAge < Infinity) this.#world.simulator.schedule(toAge, this.#aged, connection);
    this.#world.player.resume(connection);
  }

  /** It gets an entry with its owner; false where its tenant then has more than it may. */
  #place(connection: number): boolean {
    this.locate(connection);
    if (!this.#isUnseen(connection)) this.#world.entries.hold(this.#world.connections.owner[connection]);
    this.#world.story.opened++;
    this.#world.tenants?.of(connection).opened();
    return this.#world.tenantLimits?.admits(connection) ?? true;
  }

  /** Finds the members that get a connection's packets. */
  locate(connection: number): void {
    const { connections } = this.#world;
    const { assignment, sticky } = this.#world.behaviour;
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
  timeToAge(connection: number): number {
    const delay = delayOf(this.#world.behaviour.sync, connection);
    if (delay === null || this.#world.source.lifetime(connection) <= delay + US) return Infinity;
    return Math.ceil(this.#world.connections.born[connection] + delay) - this.#world.simulator.now;
  }

  /** A train leaves the cluster at `leaves`, handled. */
  handled(train: number, leaves: number): void {
    const { trains } = this.#world;
    const role = trains.role[train];
    const transit = leaves - trains.arrived[train];
    const fixed = trains.fixedDelay[train];
    const hops = fixed - 2 * this.#world.plan.config.distribution.orchestratorLatency; // passed in simulated time
    const opens = role === OPENS || role === ATTEMPTS;
    this.#world.transit.record(transit - hops, fixed, trains.packets[train], opens);
    const tenant = this.#world.tenants?.of(trains.connection[train]);
    tenant?.handled(transit - hops, fixed, trains.packets[train], trains.bytes[train], opens);
    this.#through(train);
  }

  /** The orchestrator forwarded a train alone, in one pass; it leaves at `leaves`. */
  fastForwarded(train: number, leaves: number): void {
    const { trains, plan, transit } = this.#world;
    const { orchestratorLatency } = plan.config.distribution;
    const opens = trains.role[train] === OPENS;
    transit.record(leaves - trains.arrived[train], orchestratorLatency, trains.packets[train], opens);
    this.#through(train);
  }

  /** What a train that is through means to its connection. */
  #through(train: number): void {
    const { trains, connections, meter } = this.#world;
    const connection = trains.connection[train];
    const role = trains.role[train];
    meter.handledPackets += trains.packets[train];
    meter.handledBytes += trains.bytes[train];
    const opens = role === OPENS || role === ATTEMPTS;
    if (opens && (connections.flags[connection] & OPENED) === 0) this.open(connection);
    if (role === ESTABLISHES) this.#update(connection);
    if (role === ENDS) {
      if ((connections.flags[connection] & (REFUSED | LOST)) === 0) {
        meter.completed++;
        const tenant = this.#world.tenants?.of(connection);
        if (tenant !== undefined) tenant.meter.completed++;
      }
      this.#end(connection);
    }
    if (role === ATTEMPTS) this.#end(connection);
    this.#finish(train, connection);
    if (connections.underWay[connection] === 0) this.retire(connection);
  }

  /** Its first packet was handled, or is held until the others know; nobody is told of one whose last was dropped before, in queues that overflow. */
  open(connection: number): void {
    const { connections } = this.#world;
    if ((connections.flags[connection] & ENDED) !== 0) return;
    connections.flags[connection] |= OPENED;
    this.#world.behaviour.sync.opened(connection);
    const changes = (connections.flags[connection] & CHANGES_SHARED_TABLE) !== 0;
    if (changes && !this.#isUnseen(connection)) this.#tellOfTable(connection);
    const toAge = this.timeToAge(connection);
    if (toAge < Infinity) this.#world.simulator.schedule(Math.max(0, toAge), this.#aged, connection);
  }

  #tellOfTable(connection: number): void {
    const { sync, clustered, tableChanges } = this.#world.behaviour;
    if (!clustered) return;
    if (tableChanges === 'to-holders-of-copies') sync.updated(connection);
    else this.#world.network.announceToAll(connection);
  }

  #update(connection: number): void {
    const open = (this.#world.connections.flags[connection] & (OPENED | ENDED)) === OPENED;
    if (open) this.#world.behaviour.sync.updated(connection);
  }

  #age(connection: number): void {
    if ((this.#world.connections.flags[connection] & LOST) !== 0) {
      this.#world.connections.underWay[connection]--;
      this.retire(connection);
      return;
    }
    this.#world.connections.flags[connection] |= AGED;
    this.#world.behaviour.sync.aged(connection);
  }

  /** Its last packet was handled or dropped: whatever came of it before, it ends once. */
  #end(connection: number): void {
    const { connections } = this.#world;
    const flags = connections.flags[connection];
    if ((flags & (REFUSED | LOST)) !== 0) return;
    const transport = this.#transport(connection);
    connections.flags[connection] |= ENDED;
    this.#world.story.closed++;
    if (!this.#isUnseen(connection)) this.#world.entries.release(connections.owner[connection], transport);
    this.#world.tenants?.of(connection).closed(transport);
    this.#world.tenantLimits?.release(connection, transport);
    if ((flags & OPENED) !== 0)
      this.#world.behaviour.sync.closed(connection, transport, (flags & AGED) !== 0);
  }

  /** Whether no member sees a connection, since the orchestrator forwards all of it alone. */
  #isUnseen(connection: number): boolean {
    return this.#world.unseen?.[this.#world.connections.classId[connection]] === true;
  }

  #transport(connection: number): number {
    return transportOf(this.#world.sessions[this.#world.connections.classId[connection]].transport);
  }

  /** A train is dropped. */
  dropped(train: number, reason: DropReason): void {
    const { trains, connections, meter } = this.#world;
    const connection = trains.connection[train];
    const role = trains.role[train];
    meter.drop(connections.classId[connection], reason, trains.packets[train]);
    this.#world.tenants?.of(connection).dropped(trains.packets[train], reason);
    const opens = role === OPENS || role === ATTEMPTS;
    if (opens && (connections.flags[connection] & OPENED) === 0) this.#refuse(connection, reason);
    if (role === ENDS) this.#end(connection);
    this.#finish(train, connection);
    if (connections.underWay[connection] === 0) this.retire(connection);
  }

  /** Without its first packet a connection does not come about; what it would have sent counts as dropped. */
  #refuse(connection: number, reason: DropReason): void {
    const { connections } = this.#world;
    if ((connections.flags[connection] & ENDED) !== 0) return;
    connections.flags[connection] |= REFUSED;
    const classId = connections.classId[connection];
    const step = connections.step[connection];
    const transport = this.#transport(connection);
    this.#world.meter.refuse(classId, step);
    this.#world.story.refused++;
    const { entries } = this.#world;
    const owner = connections.owner[connection];
    const entered = !this.#isUnseen(connection);
    if (entered && reason === 'member-down')
      entries.cancel(owner); // nobody has entered it
    else if (entered) entries.release(owner, transport);
    this.#world.tenants?.of(connection).refused(classId, step, transport);
    this.#world.tenantLimits?.release(connection, transport);
  }

  #finish(train: number, connection: number): void {
    this.#world.connections.underWay[connection]--;
    this.#world.trains.remove(train);
  }

  /** Frees the row of a connection that sends no more and has nothing under way. */
  retire(connection: number): void {
    const { connections } = this.#world;
    const script = this.#world.sessions[connections.classId[connection]];
    if (connections.underWay[connection] > 0 || connections.step[connection] < script.steps) return;
    this.#world.modules[connections.owner[connection]].forget(connection);
    connections.step[connection] = NONE; // a second call finds it gone
    connections.remove(connection);
  }
}

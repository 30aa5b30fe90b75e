import type { EventKind } from '../../kernel/event-loop.js';
import type { SyncDisturbance } from '../cluster/sync-disturbance.js';
import { electSingleManagementObject } from '../cluster/election.js';
import type { Sites } from '../cluster/sites.js';
import { ManagementPlane } from '../management/management-plane.js';
import { AGED } from '../tables/connection-table.js';
import { CopyTable } from './copy-table.js';
import { DownlinksInService } from './downlinks-in-service.js';
import { FailureDetector } from './failure-detector.js';
import type { FaultFigures } from './fault-figures.js';
import { FaultRecorder } from './fault-recorder.js';
import type { FaultWorld } from './fault-world.js';
import type { LineStates } from './line-states.js';
import type { LossCause } from './loss-cause.js';
import { PartedMembers, SYNC_PARTITION } from './parted-members.js';
import { RecordTracker } from './record-tracker.js';
import { TableWalk } from './table-walk.js';
import { Takeover } from './takeover.js';
import { TrackedSync } from './tracked-sync.js';

/** A cluster whose members come and go: who is out, who knows what, and what follows from it. */
export class FaultCluster {
  readonly world: FaultWorld;
  readonly copies: CopyTable;
  readonly sync: TrackedSync;
  readonly recorder: FaultRecorder;
  readonly takeover: Takeover;
  readonly detector: FailureDetector;
  /** Null where nothing is brought to members. */
  readonly management: ManagementPlane | null;
  /** Null where there is but one site. */
  readonly sites: Sites | null;
  readonly disturbance: SyncDisturbance;
  /** Null where the timeline parts nobody. */
  readonly parted: PartedMembers | null;
  /** Members that the others know to be gone. */
  readonly #out = new Set<number>();
  /** Lost connections whose ends do not know yet, by the life of their rows. */
  #unaware: { readonly connection: number; readonly life: number }[] = [];
  readonly #downlinks: DownlinksInService;
  readonly #restoration: TableWalk;
  readonly #fullSync: TableWalk;
  readonly #retry: EventKind;
  /** The member that takes a full sync, -1 for none. */
  #joining = -1;
  readonly #queue: number[] = [];
  /** Epoch of the last takeover. */
  #epoch = 0;
  /** The single management object; null where each member is one. */
  #object: number | null = null;

  /** `comeBack` restarts a member; `managed` where something is brought to members: those never part of the cluster. */
  constructor(
    world: FaultWorld,
    comeBack: (member: number) => void,
    managed: { readonly outside: readonly number[] } | null,
  ) {
    const { wiring, sync, scale, network } = world;
    const { simulator, modules, connections } = wiring;
    this.world = world;
    this.sites = wiring.interSite?.sites ?? null;
    this.copies = new CopyTable(modules.length);
    this.sync = new TrackedSync(world.behaviour.sync, {
      ...{ connections, network, ledger: world.copies, copies: this.copies },
      isDown: (member) => modules[member].down,
      onOpened: (connection) => this.#opened(connection),
    });
    this.recorder = new FaultRecorder(world);
    this.#downlinks = new DownlinksInService(world);
    this.takeover = new Takeover(world, this.copies, (connection, cause) => this.#lost(connection, cause));
    this.detector = new FailureDetector(
      simulator,
      network,
      sync,
      (member) => this.#dead(member),
      (member) => this.#distanceOf(member),
    );
    const records = new RecordTracker({
      ...{ simulator, copies: this.copies, ledger: world.copies, staleness: this.recorder.staleness },
      ...{ members: modules.length, everywhere: world.behaviour.sync.everywhere },
    });
    network.follow(records);
    this.#restoration = new TableWalk(
      simulator,
      'restore-copies',
      sync.restorationRate * scale,
      sync.tick,
      (connection) => this.#restore(connection),
    );
    this.#fullSync = new TableWalk(
      simulator,
      'full-sync',
      sync.fullSyncRate * scale,
      sync.tick,
      (connection) => {
        const needed = this.#joining >= 0 && this.copies.open.has(connection);
        if (needed) this.sync.sendTo(connection, this.#joining);
      },
    );
    this.#retry = simulator.kind('restart-again', comeBack);
    this.disturbance = world.disturbance;
    network.disturb(this.disturbance);
    const parts = world.timeline.some((fault) => fault.do === SYNC_PARTITION);
    this.parted = parts ? this.#partedBy(comeBack) : null;
    this.management = managed === null ? null : this.#managementOf(world, managed.outside);
  }

  /** Begins with the members that are up; the others are out. */
  start(): void {
    const { membership, wiring } = this.world;
    for (const { id } of wiring.modules) if (!membership.view.up.includes(id)) this.#out.add(id);
    this.#epoch = membership.view.epoch;
    this.#object = this.#elected();
    this.management?.membershipChanged(this.#known());
  }

  isOut(member: number): boolean {
    return this.#out.has(member);
  }

  /** Open connections of a member. */
  ownedBy(member: number): number {
    const { owner } = this.world.wiring.connections;
    let count = 0;
    for (const connection of this.copies.open) if (owner[connection] === member) count++;
    return count;
  }

  /** Members of a site that work. */
  workingOn(site: number): number[] {
    const { modules } = this.world.wiring;
    return modules.filter(({ id, down }) => !down && this.sites?.siteOf(id) === site).map(({ id }) => id);
  }

  /** The active site hands the traffic over to the other; what that does not know is lost, and its ends find out. */
  failOver(): void {
    const { sites } = this;
    if (sites === null || sites.upOn(sites.standby).length === 0) return;
    const left = sites.active;
    this.recorder.happened('site failover', left);
    for (const member of this.workingOn(left)) this.recorder.endangered(this.ownedBy(member));
    this.takeover.siteLeft(left);
    this.#silence();
    this.#watchSites(() => {
      sites.failOver();
      this.world.membership.redealt();
    });
    this.#settle();
  }

  /** A member is known to be gone. */
  leave(member: number): void {
    if (this.isOut(member)) this.world.membership.memberLeft();
    this.#out.add(member);
    if (this.#joining === member) this.#joining = -1;
    this.#agree();
  }

  /** A member that works comes in, once it has the policy and the configuration of the others. */
  admit(member: number): void {
    if (this.management === null) this.#bringIn(member);
    else this.management.pull(member, () => this.#bringIn(member));
  }

  /** It joins, after a full sync where there is one to be had. */
  #bringIn(member: number): void {
    const { membership, behaviour } = this.world;
    const others = membership.view.up.some((other) => other !== member && !this.isOut(other));
    if (!behaviour.sync.everywhere || !others) {
      this.#join(member);
      return;
    }
    if (this.#joining !== member && !this.#queue.includes(member)) this.#queue.push(member);
    this.#syncNext();
  }

  /** What was seen, in figures of the full system. */
  figures(): FaultFigures {
    const moved = this.takeover.moved / this.world.scale;
    const managed = this.management === null ? {} : { management: this.management.figures() };
    return { ...this.recorder.figures(), moved, ...managed };
  }

  /** Tries a restart again at the next tick. */
  retry(member: number): void {
    this.world.wiring.simulator.schedule(this.world.sync.tick, this.#retry, member);
  }

  #syncNext(): void {
    if (this.#joining >= 0) return;
    const member = this.#queue.shift();
    if (member === undefined) return;
    this.#joining = member;
    this.#fullSync.start(this.copies.open, () => this.#synced(member));
  }

  #synced(member: number): void {
    const joins = this.#joining === member && !this.world.wiring.modules[member].down;
    this.#joining = -1;
    if (joins) this.#join(member);
    this.#syncNext();
  }

  #join(member: number): void {
    this.#out.delete(member);
    this.recorder.happened('joined', member);
    this.#agree();
  }

  /** Members stop together: what they have in hand is dropped and what they knew is gone, whoever knows of it. */
  stop(members: readonly number[]): void {
    const { network, wiring } = this.world;
    for (const member of members) {
      this.recorder.endangered(this.ownedBy(member));
      network.memberCrashed(member);
      wiring.modules[member].down = true;
    }
    this.takeover.membersDown(members); // before queues are emptied: a FIN that waits there closes nothing
    for (const member of members) {
      wiring.modules[member].fail();
      this.management?.memberDown(member);
    }
  }

  #partedBy(comeBack: (member: number) => void): PartedMembers {
    const { wiring, sync, membership, behaviour } = this.world;
    return new PartedMembers({
      simulator: wiring.simulator,
      disturbance: this.disturbance,
      deadTimeout: sync.deadTimeoutMultiplier * sync.tick + sync.latency,
      heartbeats: behaviour.clustered,
      working: () =>
        membership.view.up.filter((member) => !wiring.modules[member].down && !this.isOut(member)),
      happened: (what, member) => this.recorder.happened(what, member),
      takeDown: (member) => {
        this.stop([member]);
        this.#gone(member);
      },
      bringUp: comeBack,
    });
  }

  #dead(member: number): void {
    this.recorder.happened('detected', member);
    this.#gone(member);
  }

  /** A member is known not to work any more. */
  #gone(member: number): void {
    this.takeover.copiesGone(member); // those that were sent to it since its crash
    this.leave(member);
    this.#silence();
  }

  #silence(): void {
    for (const { connection, life } of this.#unaware) {
      if (this.copies.lifeOf(connection) === life) this.world.lost.silence(connection);
    }
    this.#unaware = [];
  }

  /** The view becomes what is known; the last member stays in it, whatever became of it. */
  #agree(): void {
    const { membership, wiring } = this.world;
    this.#watchSites(() => {
      for (const { id } of wiring.modules) if (!this.isOut(id)) membership.memberRecovered(id);
      for (const member of this.#out) membership.memberFailed(member);
    });
    this.#elect();
    this.management?.membershipChanged(this.#known());
    this.#settle();
  }

  /** Notes what a change does to sites. */
  #watchSites(change: () => void): void {
    const { sites } = this;
    const before = sites === null ? null : { active: sites.active, copies: sites.copies };
    change();
    if (sites === null || before === null) return;
    if (sites.active !== before.active) this.recorder.happened('site active', sites.active);
    if (sites.copies !== before.copies)
      this.recorder.happened(sites.copies ? 'site sync on' : 'site sync off', null);
  }

  /** Connections follow a new view of who is up, and copies that it lacks are restored. */
  #settle(): void {
    const { membership } = this.world;
    if (membership.view.epoch === this.#epoch) return;
    this.#epoch = membership.view.epoch;
    this.takeover.membershipChanged();
    if (this.sync.delay === null) return;
    this.#restoration.start(this.copies.open, () => this.recorder.happened('copies restored', null));
  }

  /** Members that are up as far as is known. */
  #known(): readonly number[] {
    return this.world.membership.view.up.filter((member) => !this.isOut(member));
  }

  #elected(): number | null {
    const { singleManagementObject } = this.world.behaviour;
    return singleManagementObject === true ? electSingleManagementObject(this.#known()) : null;
  }

  #elect(): void {
    const object = this.#elected();
    if (object !== null && object !== this.#object) this.recorder.happened('smo elected', object);
    this.#object = object;
  }

  #managementOf(world: FaultWorld, outside: readonly number[]): ManagementPlane {
    const { wiring, network, scale, management: config, sync, meter, transit, behaviour } = world;
    const { simulator, modules, connections, trains } = wiring;
    const managed = { simulator, modules, connections, trains, network, scale, config, sync, meter, transit };
    const singleObject = behaviour.singleManagementObject === true;
    const happened = (what: string, member: number | null): void => this.recorder.happened(what, member);
    return new ManagementPlane({ ...managed, singleObject }, outside, happened);
  }

  /** Nanoseconds that heartbeats of a member take to those that miss them beside the usual: all on the other site? */
  #distanceOf(member: number): number {
    const { interSite } = this.world.wiring;
    if (interSite === null || this.workingOn(interSite.sites.siteOf(member)).length > 0) return 0;
    return interSite.latency;
  }

  /** Downlinks fail or work again; orchestrators weigh the members anew by what they have left, at once. */
  changeLines(what: string, member: number | null, change: (states: LineStates) => unknown): void {
    const { behaviour, membership, orchestrated } = this.world;
    if (!orchestrated) return;
    this.recorder.happened(what, member);
    const weights = this.#downlinks.change(change);
    if (weights === null) return;
    behaviour.assignment.reweigh?.(weights, membership.view);
    membership.redealt();
    this.#agree();
  }

  #restore(connection: number): void {
    if (!this.copies.open.has(connection)) return;
    const lasted = (this.world.wiring.connections.flags[connection] & AGED) !== 0;
    this.sync.sendMissing(connection, lasted);
  }

  #opened(connection: number): void {
    this.takeover.route(connection);
    // A delta beside the full sync, which does not wait for its turn (domain 2.2.8).
    if (this.#joining >= 0) this.sync.sendTo(connection, this.#joining);
  }

  #lost(connection: number, cause: LossCause): void {
    this.recorder.lost(cause);
    this.#unaware.push({ connection, life: this.copies.lifeOf(connection) });
  }
}

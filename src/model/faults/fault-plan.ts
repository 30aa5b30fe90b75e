import type { EventKind } from '../../kernel/event-loop.js';
import type { StateSync } from '../cluster/state-sync.js';
import type { PacketDelivery } from '../delivery/packet-delivery.js';
import { AutoScaling } from './auto-scaling.js';
import { membersOutside } from './fault.js';
import { FaultCluster } from './fault-cluster.js';
import { FaultDelivery } from './fault-delivery.js';
import { binOf } from '../timeline/time-bin.js';
import type { FaultWorld } from './fault-world.js';
import { restartMember } from './member-restart.js';
import { verbNamed } from './verbs.js';

const BEGINS = 0;
const ENDS = 1;

/** The timeline of faults of a run; without one nothing of this folder is there. */
export class FaultPlan {
  readonly cluster: FaultCluster;
  readonly delivery: Pick<PacketDelivery, 'deliver'>;
  readonly #world: FaultWorld;
  readonly #fault: EventKind;
  readonly #autoScaling: AutoScaling | null;

  constructor(world: FaultWorld) {
    this.#world = world;
    const outside = this.#outside();
    const manages =
      outside.length > 0 || world.timeline.some((fault) => verbNamed(fault.do).manages === true);
    const managed = manages ? { outside } : null;
    this.cluster = new FaultCluster(world, (member) => restartMember(this.cluster, member), managed);
    this.delivery = new FaultDelivery(world);
    const { autoScaling } = world;
    this.#autoScaling =
      autoScaling === null ? null : new AutoScaling(this.cluster, autoScaling, this.#pool());
    if (world.timeline.some((fault) => verbNamed(fault.do).lines !== undefined))
      for (const module of world.wiring.modules) module.watchLines();
    this.#fault = world.wiring.simulator.kind('fault', (index, phase) => this.#strike(index, phase));
  }

  /** What the world's connections are told to instead of the strategy's policy. */
  get sync(): StateSync {
    return this.cluster.sync;
  }

  /** Members that are to join later are outside, switched off. */
  keepOutside(): void {
    const { membership, wiring } = this.#world;
    for (const member of this.#outside()) {
      wiring.modules[member].down = true;
      membership.memberFailed(member);
    }
  }

  /** The warm-up is over; the measured time of `duration` nanoseconds begins. */
  start(duration: number): void {
    this.cluster.start();
    this.cluster.recorder.start(binOf(duration), duration);
    this.#autoScaling?.start();
    const { simulator } = this.#world.wiring;
    this.#world.timeline.forEach((fault, index) => {
      simulator.schedule(fault.at, this.#fault, index, BEGINS);
      if (fault.for !== undefined) simulator.schedule(fault.at + fault.for, this.#fault, index, ENDS);
    });
  }

  /** Members that are to join at their time, and the pool. */
  #outside(): readonly number[] {
    return [...new Set([...membersOutside(this.#world.timeline), ...this.#pool()])];
  }

  #pool(): readonly number[] {
    const { autoScaling, wiring } = this.#world;
    if (autoScaling === null) return [];
    return wiring.modules.slice(wiring.modules.length - autoScaling.standby).map(({ id }) => id);
  }

  #strike(index: number, phase: number): void {
    const fault = this.#world.timeline[index];
    const verb = verbNamed(fault.do);
    if (phase === BEGINS) verb.strike(this.cluster, fault);
    else verb.end?.(this.cluster, fault);
  }
}

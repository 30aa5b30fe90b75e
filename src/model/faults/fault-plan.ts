import type { EventKind } from '../../kernel/simulator.js';
import type { StateSync } from '../cluster/state-sync.js';
import type { PacketDelivery } from '../delivery/packet-delivery.js';
import type { FaultVerb } from './fault.js';
import { FaultCluster } from './fault-cluster.js';
import { FaultDelivery } from './fault-delivery.js';
import { binOf } from './fault-recorder.js';
import type { FaultWorld } from './fault-world.js';
import { crash } from './member-crash.js';
import { remove } from './member-removal.js';
import { restart } from './member-restart.js';

/** What each verb does to a member of a cluster. */
const VERBS: Readonly<Record<FaultVerb, (cluster: FaultCluster, member: number) => void>> = {
  crash,
  restart,
  remove,
};

/** The timeline of faults of a run; without one nothing of this folder is there. */
export class FaultPlan {
  readonly cluster: FaultCluster;
  readonly delivery: Pick<PacketDelivery, 'deliver'>;
  readonly #world: FaultWorld;
  readonly #fault: EventKind;

  constructor(world: FaultWorld) {
    this.#world = world;
    this.cluster = new FaultCluster(world, (member) => restart(this.cluster, member));
    this.delivery = new FaultDelivery(world);
    this.#fault = world.wiring.simulator.kind('fault', (index) => this.#strike(index));
  }

  /** What the world's connections are told to instead of the strategy's policy. */
  get sync(): StateSync {
    return this.cluster.sync;
  }

  /** The warm-up is over; the measured time of `duration` nanoseconds begins. */
  start(duration: number): void {
    this.cluster.start();
    this.cluster.recorder.start(binOf(duration), duration);
    this.#world.timeline.forEach(({ at }, index) => {
      this.#world.wiring.simulator.schedule(at, this.#fault, index);
    });
  }

  #strike(index: number): void {
    const fault = this.#world.timeline[index];
    VERBS[fault.do](this.cluster, fault.member - 1);
  }
}

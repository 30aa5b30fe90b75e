import type { EventKind } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';
import { CONTROL, type FirewallInstance } from '../corexl/firewall-instance.js';
import type { SecureNetworkDistributor } from '../corexl/secure-network-distributor.js';
import type { TrainTable } from '../tables/train-table.js';
import type { CoreRoles } from './core-roles.js';

// Bound once: looking a global up is slow where modules run in a context of their own.
const { ceil, floor } = Math;

/** What the instances of a member work with, and who is told of what becomes of their trains. */
export interface InstanceWiring {
  readonly member: number;
  readonly simulator: Simulator;
  readonly trains: TrainTable;
  readonly roles: CoreRoles;
  readonly distributors: readonly SecureNetworkDistributor[];
  readonly instances: readonly FirewallInstance[];
  /** (member, core): the service at the instance of that core ended. */
  readonly serviceEnd: EventKind;
  readonly isDown: () => boolean;
  readonly served: (train: number) => void;
  /** It was in hand when the member crashed. */
  readonly crashed: (train: number) => void;
  /** The instance of a core has nothing left to do. */
  readonly drained: (core: number) => void;
}

/** The firewall instances of a member at work: sync and CCP before trains, SNDs before both where they share the core. */
export class InstanceCores {
  readonly #wiring: InstanceWiring;
  readonly #serviceWork: Float64Array;
  /** On shared cores: SND work of the core up to the start of the service, that may stretch it. */
  readonly #sndWorkAtStart: Float64Array;

  constructor(wiring: InstanceWiring) {
    this.#wiring = wiring;
    this.#serviceWork = new Float64Array(wiring.instances.length);
    this.#sndWorkAtStart = new Float64Array(wiring.instances.length);
  }

  /** Something was admitted: an instance that idles begins. */
  wake(core: number): void {
    if (this.#wiring.instances[core].idle) this.#serveNext(core);
  }

  /** The service ended: the train leaves, the next job starts. */
  ended(core: number): void {
    const { roles, instances, trains, isDown, served, crashed } = this.#wiring;
    const down = isDown();
    if (!down && roles.shared && this.#stretched(core)) return;
    const instance = instances[core];
    const train = instance.serving;
    if (train === CONTROL) instance.finish(0, this.#serviceWork[core]);
    else {
      instance.finish(trains.packets[train], trains.work[train]);
      if (down) crashed(train);
      else served(train);
    }
    this.wake(core);
  }

  /** The member crashed: what waits is dropped at once, what is served when its service was to end. */
  empty(core: number): void {
    const { instances, trains, crashed } = this.#wiring;
    const instance = instances[core];
    const { serving } = instance;
    while (instance.hasControl()) instance.finish(0, instance.startControl());
    while (instance.hasTrain()) {
      const train = instance.startTrain();
      instance.finish(trains.packets[train], trains.work[train]);
      crashed(train);
    }
    instance.serving = serving;
  }

  #serveNext(core: number): void {
    const { instances, trains, roles, simulator, serviceEnd, member, drained } = this.#wiring;
    const instance = instances[core];
    if (!instance.hasControl() && !instance.hasTrain()) {
      drained(core);
      return;
    }
    const work = instance.hasControl() ? instance.startControl() : trains.work[instance.startTrain()];
    this.#serviceWork[core] = work;
    let delay = floor(work + 0.5);
    if (roles.shared) delay += this.#waitForDistributor(core);
    simulator.schedule(delay, serviceEnd, member, core);
  }

  /** On a shared core the SND's work goes first: what is at hand delays the start, what comes meanwhile the end. */
  #waitForDistributor(core: number): number {
    const { distributors, simulator } = this.#wiring;
    const distributor = distributors[core];
    this.#sndWorkAtStart[core] = distributor.totalWork;
    const wait = distributor.busyUntil - simulator.now;
    return wait > 0 ? ceil(wait) : 0;
  }

  #stretched(core: number): boolean {
    const { distributors, simulator, serviceEnd, member } = this.#wiring;
    const came = distributors[core].totalWork - this.#sndWorkAtStart[core];
    if (came < 1) return false;
    this.#sndWorkAtStart[core] += came;
    simulator.schedule(ceil(came), serviceEnd, member, core);
    return true;
  }
}

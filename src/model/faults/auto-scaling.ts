import type { EventKind } from '../../kernel/event-loop.js';
import type { AutoScalingConfig } from '../parameters/auto-scaling.js';
import { busiestLoad, meanLoad, type MemberWork, workOf } from '../timeline/busiest-load.js';
import { JOIN } from './fault.js';
import type { FaultCluster } from './fault-cluster.js';
import { restartMember } from './member-restart.js';

/**
 * Calls members of a pool when the cluster has been busy for a while, and lets the last of them go when it has been idle
 * (domain 1.4.4): it measures, waits for `hold`, acts, and rests for `coolDown`.
 */
export class AutoScaling {
  readonly #cluster: FaultCluster;
  readonly #config: AutoScalingConfig;
  readonly #measure: EventKind;
  readonly #activate: EventKind;
  /** Ids of the pool, and of those among them that were called and have not left. */
  readonly #pool: readonly number[];
  readonly #called = new Set<number>();
  #work: readonly MemberWork[] = [];
  #aboveSince = Infinity;
  #belowSince = Infinity;
  #restsUntil = 0;

  /** `pool` are the members that are outside at the start, in the order in which they are called. */
  constructor(cluster: FaultCluster, config: AutoScalingConfig, pool: readonly number[]) {
    const { simulator } = cluster.world.wiring;
    this.#cluster = cluster;
    this.#config = config;
    this.#pool = pool;
    this.#measure = simulator.kind('auto-scaling', () => this.#judge());
    this.#activate = simulator.kind('scale-unit', (member) => restartMember(cluster, member, JOIN));
  }

  /** Begins now, with counters that were just reset. */
  start(): void {
    const { simulator, modules } = this.#cluster.world.wiring;
    this.#work = modules.map(workOf);
    simulator.schedule(this.#config.interval, this.#measure);
  }

  #judge(): void {
    const { simulator } = this.#cluster.world.wiring;
    const { interval, joinAbove, leaveBelow, hold } = this.#config;
    simulator.schedule(interval, this.#measure);
    const load = this.#meanLoad();
    const begin = simulator.now - interval;
    this.#aboveSince = load > joinAbove ? Math.min(this.#aboveSince, begin) : Infinity;
    this.#belowSince = load < leaveBelow ? Math.min(this.#belowSince, begin) : Infinity;
    if (simulator.now < this.#restsUntil) return;
    if (simulator.now - this.#aboveSince >= hold) this.#call();
    else if (simulator.now - this.#belowSince >= hold) this.#release();
  }

  /** Of the members that are in and work, over the last interval. */
  #meanLoad(): number {
    const { wiring, membership } = this.#cluster.world;
    const loads = membership.view.up
      .filter((member) => !this.#cluster.isOut(member) && !wiring.modules[member].down)
      .map((member) => busiestLoad(wiring.modules[member], this.#work[member], this.#config.interval));
    this.#work = wiring.modules.map(workOf);
    return meanLoad(loads);
  }

  #call(): void {
    const member = this.#pool.find((spare) => !this.#called.has(spare));
    if (member === undefined) return;
    this.#called.add(member);
    this.#cluster.recorder.happened('scale out', member);
    this.#cluster.world.wiring.simulator.schedule(this.#config.activation, this.#activate, member);
    this.#rest();
  }

  #release(): void {
    const { membership } = this.#cluster.world;
    const member = this.#pool.findLast((spare) => this.#called.has(spare));
    if (member === undefined || !membership.view.up.includes(member)) return;
    this.#called.delete(member);
    this.#cluster.recorder.happened('scale in', member);
    this.#cluster.leave(member);
    this.#rest();
  }

  #rest(): void {
    this.#restsUntil = this.#cluster.world.wiring.simulator.now + this.#config.coolDown;
    this.#aboveSince = this.#belowSince = Infinity;
  }
}

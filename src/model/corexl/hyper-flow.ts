import { IntRing } from '../../kernel/int-ring.js';
import type { Appliance } from '../parameters/appliance.js';
import type { TrafficProfile } from '../parameters/traffic.js';
import { type ConnectionTable, NONE } from '../tables/connection-table.js';
import type { TrainTable } from '../tables/train-table.js';
import { CARRIES } from '../traffic/session-script.js';
import type { FirewallInstance } from './firewall-instance.js';
import { HeavyConnections } from './heavy-connections.js';
import { contentWork } from './packet-path.js';

/** What HyperFlow shares with the module that it is part of. */
export interface HyperFlowWiring {
  readonly connections: ConnectionTable;
  readonly trains: TrainTable;
  readonly instances: readonly FirewallInstance[];
  readonly path: TrafficProfile['path'];
  /** Whether the module is the owner of a connection: late trains of one that moved away are nobody's elephants here. */
  readonly owns: (connection: number) => boolean;
  /** A part of a train was queued at the instance of a core. */
  readonly queued: (part: number, core: number) => void;
  /** All of a train is done, and so are all trains of its connection before it. */
  readonly done: (train: number) => void;
}

/** A train of a heavy connection under way: its own instance, and how many parts are not done. */
interface Spread {
  readonly core: number;
  left: number;
}

/**
 * HyperFlow (domain 3.2.7): the content of a heavy connection's trains is inspected in equal parts, by its own instance
 * and by those that have least to do. What is due for every packet, and for the first and the last, stays with its own
 * instance, and so do the packets, until all parts are done and all trains before have left.
 *
 *     train ─▶ own instance: packets and a part ─┐
 *          └─▶ other instances: a part each ─────┴─▶ in order ─▶ out
 */
export class HyperFlow {
  /** Parts made since the last reset, and the work of making them, nanoseconds. */
  parts = 0;
  overhead = 0;
  readonly #wiring: HyperFlowWiring;
  readonly #most: number;
  readonly #costs: Appliance['costs'];
  readonly #heavy: HeavyConnections;
  /** Trains of heavy connections under way, by connection in the order in which they came. */
  readonly #order = new Map<number, IntRing>();
  readonly #spreads = new Map<number, Spread>();
  /** The train of every part that other instances have. */
  readonly #wholes = new Map<number, number>();
  #chosen = new Set<number>();

  constructor({ hyperFlow, cores, costs }: Appliance, wiring: HyperFlowWiring) {
    this.#wiring = wiring;
    this.#most = hyperFlow.instances;
    this.#costs = costs;
    this.#heavy = new HeavyConnections(cores, hyperFlow, () => wiring.connections.born);
  }

  /** Sync and CCP gave an instance work. */
  noteControl(core: number, work: number, now: number): void {
    this.#heavy.note(core, NONE, work, now);
  }

  /** The connection is over or has another owner, who judges it anew; trains that are under way keep their order. */
  forget(connection: number): void {
    this.#heavy.forget(connection);
    if (this.#order.get(connection)?.length === 0) this.#order.delete(connection);
  }

  /**
   * A train is about to be queued at the instance of `core`, `instances` being the cores that work as such. Of a heavy
   * connection, queues parts of it at others and leaves in `trains.work` what is for its own. All takes `slowdown` times
   * as long as on a module in good health.
   */
  spread(train: number, core: number, instances: readonly number[], now: number, slowdown: number): void {
    const { trains } = this.#wiring;
    const connection = trains.connection[train];
    if (!this.#heavy.isHeavy(connection)) {
      const known = this.#wiring.owns(connection) ? connection : NONE;
      this.#heavy.note(core, known, trains.work[train], now);
      return;
    }
    const spread = { core, left: 1 };
    this.#spreads.set(train, spread);
    this.#orderOf(connection).push(train);
    const content = this.#content(train) * slowdown;
    const parts = content > 0 ? this.#most : 1;
    if (parts > 1 && instances.length > 1) this.#queueParts(train, spread, content, instances, now, slowdown);
    this.#heavy.note(core, connection, trains.work[train], now);
  }

  /** The service of a train or of a part is over: true where it does not leave the module yet, or is no train. */
  keeps(job: number): boolean {
    const whole = this.#wholes.get(job);
    if (whole !== undefined) {
      this.#wholes.delete(job);
      this.#wiring.trains.remove(job);
    }
    const train = whole ?? job;
    const spread = this.#spreads.get(train);
    if (spread === undefined) return false;
    spread.left--;
    this.#hold(train, spread, whole === undefined ? 1 : 0);
    this.#release(this.#wiring.trains.connection[train]);
    return true;
  }

  /** Trains of heavy connections that have not left. */
  get underWay(): number {
    return this.#spreads.size;
  }

  reset(): void {
    this.parts = 0;
    this.overhead = 0;
  }

  #content(train: number): number {
    const { trains, path } = this.#wiring;
    return contentWork(trains.bytes[train], path, trains.role[train], this.#costs);
  }

  #queueParts(
    train: number,
    spread: Spread,
    content: number,
    candidates: readonly number[],
    now: number,
    slowdown: number,
  ): void {
    const { trains } = this.#wiring;
    const trainPart = this.#costs.trainPart * slowdown;
    const parts = this.#most < candidates.length ? this.#most : candidates.length;
    const work = content / parts + trainPart;
    this.#chosen.clear();
    this.#chosen.add(spread.core);
    while (this.#chosen.size < parts) this.#queuePart(train, this.#leastBusy(candidates), work, now);
    trains.work[train] += work - content;
    spread.left = parts;
    this.parts += parts;
    this.overhead += parts * trainPart;
  }

  #queuePart(train: number, core: number, work: number, now: number): void {
    const { trains, instances, queued } = this.#wiring;
    const part = trains.add();
    trains.connection[part] = trains.connection[train];
    trains.role[part] = CARRIES;
    trains.packets[part] = 0;
    trains.bytes[part] = 0;
    trains.via[part] = NONE;
    trains.work[part] = work;
    this.#wholes.set(part, train);
    this.#chosen.add(core);
    this.#heavy.note(core, NONE, work, now);
    instances[core].admitTrain(part, 0, work);
    queued(part, core);
  }

  #leastBusy(candidates: readonly number[]): number {
    const { instances } = this.#wiring;
    let best = NONE;
    for (let i = 0; i < candidates.length; i++) {
      const core = candidates[i];
      if (this.#chosen.has(core)) continue;
      if (best === NONE || instances[core].backlog < instances[best].backlog) best = core;
    }
    return best;
  }

  #orderOf(connection: number): IntRing {
    let order = this.#order.get(connection);
    if (order === undefined) {
      order = new IntRing();
      this.#order.set(connection, order);
    }
    return order;
  }

  /** Lets all trains leave that are done, up to the first that is not. */
  #release(connection: number): void {
    const { done } = this.#wiring;
    const order = this.#orderOf(connection);
    while (order.length > 0 && this.#spreads.get(order.first())!.left === 0) {
      const train = order.shift();
      this.#hold(train, this.#spreads.get(train)!, -1);
      this.#spreads.delete(train);
      done(train);
    }
  }

  /** The packets of a train wait at its own instance from the end of its service there until it leaves. */
  #hold(train: number, { core }: Spread, sign: number): void {
    this.#wiring.instances[core].hold(sign * this.#wiring.trains.packets[train]);
  }
}

import { IntRing } from '../../kernel/int-ring.js';
import type { ConnectionTable } from '../tables/connection-table.js';
import type { TrainTable } from '../tables/train-table.js';
import { FirewallInstance, IDLE } from './firewall-instance.js';

/**
 * The firewall instances of several tenants (virtual systems) on one core: each has a queue of its own, as long as that
 * of an instance that has the core to itself. The core goes round the instances that have something to do so that each
 * gets the same time, as the scheduler of the operating system shares a core out among alike tasks (assumption: nothing
 * is public of VSX); a train that has begun is finished. It is start-time fair queueing (Goyal, Vin and Cheng 1996): an
 * instance is due at the time that it was given so far, one that was idle at that of whoever is served now.
 */
export class TenantInstances extends FirewallInstance {
  /** Work admitted since the last reset, nanoseconds, by tenant. */
  readonly workOf: Float64Array;
  readonly #connections: ConnectionTable;
  readonly #trains: TrainTable;
  readonly #capacity: number;
  readonly #queues: readonly IntRing[];
  readonly #packets: Int32Array;
  /** Time of the core, in nanoseconds given to one instance, at which each is due; and of the last that began. */
  readonly #due: Float64Array;
  #now = 0.5;
  #waiting = 0;
  #last = -1;

  /** `capacity`: packets that each instance takes, those in service included. */
  constructor(tenants: number, capacity: number, connections: ConnectionTable, trains: TrainTable) {
    super(capacity);
    this.#connections = connections;
    this.#trains = trains;
    this.#capacity = capacity;
    this.#queues = Array.from({ length: tenants }, () => new IntRing());
    this.#packets = new Int32Array(tenants);
    this.#due = new Float64Array(tenants);
    this.workOf = new Float64Array(tenants);
  }

  /** Packets of a tenant that wait or are in service. */
  packetsOf(tenant: number): number {
    return this.#packets[tenant];
  }

  override admitTrain(train: number, packets: number, work: number): boolean {
    const tenant = this.#tenantOf(train);
    if (this.#packets[tenant] + packets > this.#capacity) return false;
    this.#packets[tenant] += packets;
    this.work += work;
    this.backlog += work;
    this.workOf[tenant] += work;
    const queue = this.#queues[tenant];
    if (queue.length === 0 && this.#due[tenant] < this.#now) this.#due[tenant] = this.#now;
    queue.push(train);
    this.#waiting++;
    return true;
  }

  override hasTrain(): boolean {
    return this.#waiting > 0;
  }

  override startTrain(): number {
    const tenant = this.#next();
    const train = this.#queues[tenant].shift();
    this.#waiting--;
    this.#now = this.#due[tenant];
    this.#due[tenant] += this.#trains.work[train];
    return (this.serving = train);
  }

  override finish(_packets: number, work: number): void {
    const train = this.serving;
    if (train >= 0) this.#packets[this.#tenantOf(train)] -= this.#trains.packets[train];
    this.serving = IDLE;
    this.backlog -= work;
  }

  override reset(): void {
    super.reset();
    this.workOf.fill(0);
  }

  #tenantOf(train: number): number {
    return this.#connections.tenant[this.#trains.connection[train]];
  }

  /** The tenant that is due first of those that wait; of several the next one round from the last. */
  #next(): number {
    const tenants = this.#queues.length;
    let next = -1;
    let tenant = this.#last;
    for (let turn = 0; turn < tenants; turn++) {
      if (++tenant === tenants) tenant = 0;
      if (this.#queues[tenant].length === 0) continue;
      if (next < 0 || this.#due[tenant] < this.#due[next]) next = tenant;
    }
    return (this.#last = next);
  }
}

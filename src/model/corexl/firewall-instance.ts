import { IntRing } from '../../kernel/int-ring.js';

/** What an instance works on: nothing, or a job of sync and CCP, or else the id of a train. */
export const IDLE = -1;
export const CONTROL = -2;

/** Longest piece of a job of control: what its queue can hold. */
const LONGEST_PIECE = 2 ** 30;

/**
 * One firewall instance (CoreXL): trains wait in one queue, sync and CCP jobs in another that is served first. A job
 * in service is finished. The instance keeps the queues; the module that owns it schedules the end of each service.
 */
export class FirewallInstance {
  /** Id of the train in service, or IDLE, or CONTROL. */
  serving = IDLE;
  /** Work admitted since the last reset, nanoseconds: of traffic, and of sync and CCP. */
  work = 0.5;
  syncWork = 0.5;
  /** Work that waits or is in service, nanoseconds, as of admission. */
  backlog = 0.5;
  /** Connections that it handles. */
  connections = 0;
  readonly #capacity: number;
  readonly #trains = new IntRing();
  readonly #control = new IntRing();
  #waitingPackets = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.work = this.syncWork = this.backlog = 0;
  }

  get idle(): boolean {
    return this.serving === IDLE;
  }

  /** Nothing waits and nothing is served. */
  get drained(): boolean {
    return this.serving === IDLE && !this.hasTrain() && !this.hasControl();
  }

  hasRoomFor(packets: number): boolean {
    return this.#waitingPackets + packets <= this.#capacity;
  }

  /** Packets that take room without work here; fewer than 0 give it back. */
  hold(packets: number): void {
    this.#waitingPackets += packets;
  }

  /** Admits a train; false when its packets do not fit into the queue, which drops them. */
  admitTrain(train: number, packets: number, work: number): boolean {
    if (!this.hasRoomFor(packets)) return false;
    this.#waitingPackets += packets;
    this.work += work;
    this.backlog += work;
    this.#trains.push(train);
    return true;
  }

  /** Admits a job of sync or CCP, in whole nanoseconds of work; a job of seconds goes in pieces, one after the other. */
  admitControl(work: number): void {
    this.syncWork += work;
    this.backlog += work;
    let rest = work;
    for (; rest > LONGEST_PIECE; rest -= LONGEST_PIECE) this.#control.push(LONGEST_PIECE);
    this.#control.push(rest);
  }

  hasControl(): boolean {
    return this.#control.length > 0;
  }

  hasTrain(): boolean {
    return this.#trains.length > 0;
  }

  /** Starts the next job of sync or CCP and returns its work. */
  startControl(): number {
    this.serving = CONTROL;
    return this.#control.shift();
  }

  /** Starts the next train and returns its id. */
  startTrain(): number {
    return (this.serving = this.#trains.shift());
  }

  /** Ends the service at hand. */
  finish(packets: number, work: number): void {
    this.serving = IDLE;
    this.#waitingPackets -= packets;
    this.backlog -= work;
  }

  reset(): void {
    this.work = 0;
    this.syncWork = 0;
  }
}

import type { EventKind } from '../../kernel/event-loop.js';
import { Link } from '../queueing/link.js';
import type { Content } from './content.js';
import type { ManagedWorld } from './managed-world.js';

/** The management server, where a member is the source of others. */
export const SERVER = -1;
/** Bytes that are under way at once, for each transfer: the window of a TCP connection. */
const WINDOW = 65_536;

interface Transfer {
  readonly source: number;
  readonly member: number;
  readonly content: Content;
  readonly version: number;
  left: number;
  /** False once an end of it has crashed. */
  live: boolean;
}

/**
 * Brings policies and configurations to members, window by window: from the management server over its own line, from a
 * member over the sync network, whose interfaces all its transfers and the update records share.
 */
export class Transfers {
  /** Windows since the start: sent, delivered, lost, and those under way now. */
  sent = 0;
  delivered = 0;
  lost = 0;
  inFlight = 0;
  /** SND work of each member, nanoseconds. */
  readonly work: Float64Array;
  readonly #world: ManagedWorld;
  readonly #line: Link;
  readonly #arrival: EventKind;
  readonly #again: EventKind;
  readonly #transfers: Transfer[] = [];
  readonly #onDone: (member: number, content: Content, version: number) => void;

  constructor(world: ManagedWorld, onDone: (member: number, content: Content, version: number) => void) {
    const { simulator, config, modules } = world;
    this.#world = world;
    this.#onDone = onDone;
    this.#line = new Link(config.serverRate, Infinity);
    this.work = new Float64Array(modules.length);
    this.#arrival = simulator.kind('window', (_member, transfer) => this.#arrive(transfer));
    this.#again = simulator.kind('window-again', (_member, transfer) => this.#send(transfer));
  }

  /** Begins to bring `bytes` to a member from another or from the server. */
  start(source: number, member: number, content: Content, version: number, bytes: number): void {
    this.#transfers.push({ source, member, content, version, left: bytes, live: true });
    this.#send(this.#transfers.length - 1);
  }

  /** Whether a member is being brought something. */
  isUnderWay(member: number, content: Content): boolean {
    return this.#transfers.some(
      (transfer) => transfer.live && transfer.member === member && transfer.content === content,
    );
  }

  /** A member crashed: what it was sending or getting ends. */
  memberDown(member: number): void {
    for (const transfer of this.#transfers) {
      if (transfer.member === member || transfer.source === member) transfer.live = false;
    }
  }

  #send(id: number): void {
    const transfer = this.#transfers[id];
    if (!transfer.live) return;
    const { simulator, sync } = this.#world;
    const delay = this.#carry(transfer);
    this.sent++;
    if (delay < Infinity) {
      this.inFlight++;
      simulator.schedule(delay, this.#arrival, transfer.member, id);
      return;
    }
    this.lost++;
    simulator.schedule(sync.tick, this.#again, transfer.member, id);
  }

  #arrive(id: number): void {
    const transfer = this.#transfers[id];
    this.inFlight--;
    if (!transfer.live) {
      this.lost++;
      return;
    }
    this.delivered++;
    const { source, member, content, version } = transfer;
    this.#received(source, member, windowOf(transfer));
    transfer.left -= windowOf(transfer);
    if (transfer.left > 0) {
      this.#send(id);
      return;
    }
    transfer.live = false;
    this.#onDone(member, content, version);
  }

  /** Nanoseconds until a window arrives; Infinity where a buffer is full. */
  #carry(transfer: Transfer): number {
    const { network, simulator, sync } = this.#world;
    const { source, member } = transfer;
    if (source !== SERVER) {
      this.work[source] += network.interfaces.packetWork(windowOf(transfer));
      return network.carry(source, member, windowOf(transfer));
    }
    this.#line.send(simulator.now, windowOf(transfer));
    return Math.ceil(this.#line.busyUntil - simulator.now) + sync.latency;
  }

  #received(source: number, member: number, bytes: number): void {
    const { network, modules } = this.#world;
    const work = network.interfaces.packetWork(bytes);
    this.work[member] += work;
    if (source === SERVER) modules[member].chargeDistributor(work);
    else network.interfaces.carried(member, bytes);
  }
}

const windowOf = ({ left }: Transfer): number => Math.min(left, WINDOW);

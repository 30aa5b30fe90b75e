import type { ScriptCosts } from './corexl/packet-path.js';
import { DROP_REASONS, type DropReason } from './sgm/drop-reason.js';

/** Counts what is offered and what becomes of it since the last reset. */
export class TrafficMeter {
  /** Packets that were under way at the last reset. */
  carriedOver = 0;
  offeredPackets = 0;
  offeredBytes = 0;
  handledPackets = 0;
  handledBytes = 0;
  /** Packets dropped, by reason; those of refused connections that were never sent are `refusedPackets`. */
  readonly dropped = Object.fromEntries(DROP_REASONS.map((reason) => [reason, 0])) as Record<
    DropReason,
    number
  >;
  refusedPackets = 0;
  refusedBytes = 0;
  refused = 0;
  completed = 0;
  /** Packets of floods among those offered and dropped. */
  floodOffered = 0;
  floodDropped = 0;
  readonly #scripts: readonly ScriptCosts[];
  /** 1 for classes that floods bring; null where there are none. */
  readonly #floods: Uint8Array | null;

  constructor(scripts: readonly ScriptCosts[], floods: Uint8Array | null = null) {
    this.#scripts = scripts;
    this.#floods = floods;
  }

  offer(classId: number, step: number): void {
    const { client, server } = this.#scripts[classId];
    const packets = client.packets[step] + server.packets[step];
    this.offeredPackets += packets;
    this.offeredBytes += client.bytes[step] + server.bytes[step];
    if (this.#floods !== null && this.#floods[classId] === 1) this.floodOffered += packets;
  }

  /** Packets of a connection of a class are dropped. */
  drop(classId: number, reason: DropReason, packets: number): void {
    this.dropped[reason] += packets;
    if (this.#floods !== null && this.#floods[classId] === 1) this.floodDropped += packets;
  }

  /** A connection was refused: the packets of its steps from `step` on will never be sent. */
  refuse(classId: number, step: number): void {
    const { script } = this.#scripts[classId];
    this.refused++;
    for (let unsent = step; unsent < script.steps; unsent++) {
      this.refusedPackets += script.clientPackets[unsent] + script.serverPackets[unsent];
      this.refusedBytes += script.clientBytes[unsent] + script.serverBytes[unsent];
    }
  }

  /** A connection was not let in: its first packet was offered and dropped, the rest will never be sent. */
  refuseEntry(classId: number, reason: DropReason): void {
    this.offer(classId, 0);
    this.refuse(classId, 1);
    this.drop(classId, reason, this.#scripts[classId].client.packets[0]);
  }

  get droppedPackets(): number {
    return DROP_REASONS.reduce((sum, reason) => sum + this.dropped[reason], 0);
  }

  /** Begins anew, with so many packets under way. */
  reset(underWay: number): void {
    this.carriedOver = underWay;
    this.offeredPackets = this.offeredBytes = this.handledPackets = this.handledBytes = 0;
    for (const reason of DROP_REASONS) this.dropped[reason] = 0;
    this.refusedPackets = this.refusedBytes = this.refused = this.completed = 0;
    this.floodOffered = this.floodDropped = 0;
  }
}

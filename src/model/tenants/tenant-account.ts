import type { ScriptCosts } from '../corexl/packet-path.js';
import type { DropReason } from '../sgm/drop-reason.js';
import { EntryLedger } from '../tables/entry-ledger.js';
import { TrafficMeter } from '../traffic-meter.js';
import { TransitRecorder } from '../transit-recorder.js';

/** In the ledger of a tenant the whole cluster is one member. */
const CLUSTER = 0;

/** What one tenant (virtual system) offered, and what became of it: the same books as those of the whole system. */
export class TenantAccount {
  readonly meter: TrafficMeter;
  readonly transit: TransitRecorder;
  /** Entries of its connections with their owners. */
  readonly entries: EntryLedger;
  /** Connections since the start, as `System.story` has them. */
  readonly story = { opened: 0, closed: 0, refused: 0, lost: 0 };
  /** Since the last reset: connections born, and update records built for them. */
  births = 0;
  records = 0;

  /** `timeouts` in nanoseconds, by transport. */
  constructor(scripts: readonly ScriptCosts[], scale: number, timeouts: readonly number[]) {
    this.meter = new TrafficMeter(scripts);
    this.transit = new TransitRecorder(scale);
    this.entries = new EntryLedger(1, timeouts);
  }

  opened(): void {
    this.story.opened++;
    this.births++;
    this.entries.hold(CLUSTER);
  }

  closed(transport: number): void {
    this.story.closed++;
    this.entries.release(CLUSTER, transport);
  }

  /** The first packet was dropped after it had an entry; packets of its steps from `step` on are never sent. */
  refused(classId: number, step: number, transport: number): void {
    this.meter.refuse(classId, step);
    this.story.refused++;
    this.entries.release(CLUSTER, transport);
  }

  /** A limit of entries refused it. */
  refusedEntry(classId: number, reason: DropReason): void {
    this.meter.refuseEntry(classId, reason);
    this.story.refused++;
    this.entries.cancel(CLUSTER);
  }

  lost(): void {
    this.story.lost++;
    this.entries.drop(CLUSTER);
  }

  /** A train left, `transit` and `fixedDelay` as `TransitRecorder.record` has them. */
  handled(transit: number, fixedDelay: number, packets: number, bytes: number, opens: boolean): void {
    this.transit.record(transit, fixedDelay, packets, opens);
    this.meter.handledPackets += packets;
    this.meter.handledBytes += bytes;
  }

  dropped(packets: number, reason: DropReason): void {
    this.meter.dropped[reason] += packets;
  }

  /** Forgets what was counted, with so many packets under way. */
  reset(underWay: number): void {
    this.meter.reset(underWay);
    this.transit.reset();
    this.entries.reset();
    this.births = this.records = 0;
  }
}

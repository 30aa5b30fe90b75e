import { LogHistogram } from '../../stats/log-histogram.js';
import { TimelineRecorder } from '../timeline/timeline-recorder.js';
import type { FaultEvent, RecordedFigures } from './fault-figures.js';
import type { FaultWorld } from './fault-world.js';
import { LOSS_CAUSES, type LossCause, type Losses, noLosses } from './loss-cause.js';

/** Writes down what faults do, bin by bin. */
export class FaultRecorder {
  readonly #world: FaultWorld;
  readonly #timeline: TimelineRecorder;
  readonly #events: FaultEvent[] = [];
  readonly #lost = noLosses();
  /** How old updates are when they reach a member, nanoseconds. */
  readonly staleness = new LogHistogram();
  readonly #lostByBin: Losses[] = [];
  #lostBefore = noLosses();
  #syncBefore = { lost: 0, retransmitted: 0 };
  #start = 0;
  #atRisk = 0;

  constructor(world: FaultWorld) {
    this.#world = world;
    const { wiring, meter, transit, limit, scale } = world;
    const { simulator, modules } = wiring;
    this.#timeline = new TimelineRecorder({ simulator, modules, meter, transit, limit, scale }, () => {
      this.#lostByBin.push(difference(this.#lost, this.#lostBefore, scale));
      this.#lostBefore = { ...this.#lost };
    });
  }

  /** Begins now, with counters that were just reset, and ends after `duration` nanoseconds. */
  start(bin: number, duration: number): void {
    this.#start = this.#world.wiring.simulator.now;
    this.staleness.reset();
    this.#syncBefore = this.#syncCounts();
    this.#timeline.start(bin, duration);
  }

  happened(what: string, member: number | null): void {
    const at = this.#world.wiring.simulator.now - this.#start;
    this.#events.push({ at, what, member: member === null ? null : member + 1 });
  }

  endangered(connections: number): void {
    this.#atRisk += connections;
  }

  lost(cause: LossCause): void {
    this.#lost[cause]++;
  }

  /** Connections lost so far in the simulated system. */
  get losses(): number {
    return LOSS_CAUSES.reduce((sum, cause) => sum + this.#lost[cause], 0);
  }

  /** In figures of the full system. */
  figures(): RecordedFigures {
    const { scale, meter } = this.#world;
    const { bin, bins } = this.#timeline.timeline;
    const { lost, retransmitted } = this.#syncCounts();
    return {
      bin,
      bins: bins.map((one, index) => ({ ...one, lost: this.#lostByBin[index] })),
      events: this.#events,
      atRisk: this.#atRisk / scale,
      lost: difference(this.#lost, noLosses(), scale),
      droppedForMemberDown: meter.dropped['member-down'] / scale,
      droppedSyncBlocked: meter.dropped['sync-blocked'] / scale,
      staleness: { mean: this.staleness.mean, p99: this.staleness.quantile(0.99) },
      recordsLost: (lost - this.#syncBefore.lost) / scale,
      retransmitted: (retransmitted - this.#syncBefore.retransmitted) / scale,
      droppedForDownlinkDown: meter.dropped['downlink-down'] / scale,
    };
  }

  #syncCounts(): { lost: number; retransmitted: number } {
    const { lost, queues } = this.#world.network;
    return { lost, retransmitted: queues?.counts.retransmitted ?? 0 };
  }
}

function difference(
  now: Readonly<Record<LossCause, number>>,
  before: Readonly<Record<LossCause, number>>,
  scale: number,
): Record<LossCause, number> {
  const result = noLosses();
  for (const cause of LOSS_CAUSES) result[cause] = (now[cause] - before[cause]) / scale;
  return result;
}

import type { EventKind } from '../../kernel/simulator.js';
import { MS } from '../../kernel/time.js';
import { busiestLoad, meanLoad, type MemberWork, workOf } from './busiest-load.js';
import type { FaultEvent, RecordedFigures, TimeBin } from './fault-figures.js';
import type { FaultWorld } from './fault-world.js';
import { LOSS_CAUSES, type LossCause, noLosses } from './loss-cause.js';

/** Bins of the measured time: enough to see an outage of a few ticks in some seconds. */
const BINS = 60;

/** Bins of whole milliseconds that the measured time of `duration` nanoseconds is cut into. */
export function binOf(duration: number): number {
  return Math.max(1, Math.ceil(duration / BINS / MS)) * MS;
}

/** Writes down what faults do, bin by bin. */
export class FaultRecorder {
  readonly #world: FaultWorld;
  readonly #sample: EventKind;
  readonly #bins: TimeBin[] = [];
  readonly #events: FaultEvent[] = [];
  readonly #lost = noLosses();
  #bin = 0;
  #start = 0;
  #atRisk = 0;
  #before = { offered: 0, handled: 0, dropped: 0, lost: noLosses() };
  #work: readonly MemberWork[] = [];

  constructor(world: FaultWorld) {
    this.#world = world;
    this.#sample = world.wiring.simulator.kind('time-bin', () => this.#endBin());
  }

  /** Begins now, with counters that were just reset, and ends after `duration` nanoseconds. */
  start(bin: number, duration: number): void {
    const { simulator, modules } = this.#world.wiring;
    this.#bin = bin;
    this.#start = simulator.now;
    this.#work = modules.map(workOf);
    // All at once and before any fault: what happens at the end of a bin belongs to the next.
    for (let end = bin; end <= duration; end += bin) simulator.schedule(end, this.#sample);
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
    return {
      bin: this.#bin,
      bins: this.#bins,
      events: this.#events,
      atRisk: this.#atRisk / scale,
      lost: difference(this.#lost, noLosses(), scale),
      droppedForMemberDown: meter.dropped['member-down'] / scale,
    };
  }

  #endBin(): void {
    const { wiring, meter, scale } = this.#world;
    const now = {
      offered: meter.offeredPackets,
      handled: meter.handledPackets,
      dropped: meter.droppedPackets,
      lost: { ...this.#lost },
    };
    const loads = wiring.modules.map((module) => busiestLoad(module, this.#work[module.id], this.#bin));
    this.#bins.push({
      offeredPackets: (now.offered - this.#before.offered) / scale,
      handledPackets: (now.handled - this.#before.handled) / scale,
      droppedPackets: (now.dropped - this.#before.dropped) / scale,
      membersUp: wiring.modules.filter(({ down }) => !down).length,
      lost: difference(now.lost, this.#before.lost, scale),
      highestLoad: Math.max(...loads),
      meanLoad: meanLoad(loads.filter((_, member) => !wiring.modules[member].down)),
    });
    this.#before = now;
    this.#work = wiring.modules.map(workOf);
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

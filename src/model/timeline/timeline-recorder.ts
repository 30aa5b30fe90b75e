import type { EventKind } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';
import { LogHistogram } from '../../stats/log-histogram.js';
import { busiestLoad, meanLoad, type MemberWork, workOf } from './busiest-load.js';
import type { SecurityGatewayModule } from '../sgm/security-gateway-module.js';
import type { ConnectionLimit } from '../tables/connection-limit.js';
import type { TrafficMeter } from '../traffic-meter.js';
import type { TransitRecorder } from '../transit-recorder.js';
import type { TimeBin, Timeline } from './time-bin.js';

/** What a timeline looks at. */
export interface TimelineWorld {
  readonly simulator: Simulator;
  readonly modules: readonly SecurityGatewayModule[];
  readonly meter: TrafficMeter;
  readonly transit: TransitRecorder;
  /** Undefined where tables have no limit. */
  readonly limit: ConnectionLimit | undefined;
  /** Share of the connections that is simulated. */
  readonly scale: number;
}

/** Writes down the course of the measured time, bin by bin. */
export class TimelineRecorder {
  readonly #world: TimelineWorld;
  readonly #sample: EventKind;
  readonly #onBin: () => void;
  readonly #bins: TimeBin[] = [];
  readonly #latency = new LogHistogram();
  #bin = 0;
  #before = { offered: 0, handled: 0, dropped: 0, floodOffered: 0, floodDropped: 0, blocked: 0 };
  #work: readonly MemberWork[] = [];

  /** `onBin` is called at the end of every bin. */
  constructor(world: TimelineWorld, onBin: () => void = () => undefined) {
    this.#world = world;
    this.#onBin = onBin;
    this.#sample = world.simulator.kind('time-bin', () => this.#endBin());
  }

  /** Begins now, with counters that were just reset, and ends after `duration` nanoseconds. */
  start(bin: number, duration: number): void {
    const { simulator, modules, transit } = this.#world;
    this.#bin = bin;
    this.#work = modules.map(workOf);
    transit.binned = this.#latency;
    // All at once and before any fault: what happens at the end of a bin belongs to the next.
    for (let end = bin; end <= duration; end += bin) simulator.schedule(end, this.#sample);
  }

  get timeline(): Timeline {
    return { bin: this.#bin, bins: this.#bins };
  }

  #endBin(): void {
    const { modules, meter, scale } = this.#world;
    const now = {
      offered: meter.offeredPackets,
      handled: meter.handledPackets,
      dropped: meter.droppedPackets,
      floodOffered: meter.floodOffered,
      floodDropped: meter.floodDropped,
      blocked: meter.dropped['sync-blocked'],
    };
    const loads = modules.map((module) => busiestLoad(module, this.#work[module.id], this.#bin));
    this.#bins.push({
      offeredPackets: (now.offered - this.#before.offered) / scale,
      handledPackets: (now.handled - this.#before.handled) / scale,
      droppedPackets: (now.dropped - this.#before.dropped) / scale,
      membersUp: modules.filter(({ down }) => !down).length,
      highestLoad: Math.max(...loads),
      meanLoad: meanLoad(loads.filter((_, member) => !modules[member].down)),
      latencyP99: this.#latency.quantile(0.99),
      tableLoad: this.#tableLoad(),
      floodOffered: (now.floodOffered - this.#before.floodOffered) / scale,
      floodDropped: (now.floodDropped - this.#before.floodDropped) / scale,
      syncBlockedPackets: (now.blocked - this.#before.blocked) / scale,
    });
    this.#before = now;
    this.#work = modules.map(workOf);
    this.#latency.reset();
    this.#onBin();
  }

  #tableLoad(): number | null {
    const { limit, modules } = this.#world;
    if (limit === undefined) return null;
    return Math.max(...modules.map(({ id }) => limit.held(id))) / limit.limit;
  }
}

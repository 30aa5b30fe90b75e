import type { FaultEvent } from '../faults/fault-figures.js';
import type { RunObserver } from '../run-observer.js';
import type { System } from '../system.js';
import { type ClusterMoment, ClusterStates } from './cluster-moment.js';
import { ConnectionWatch } from './connection-watch.js';
import { CounterSamples } from './counter-samples.js';
import { DistributorWatch } from './distributor-watch.js';
import { InstanceWatch } from './instance-watch.js';
import { SyncWatch } from './sync-watch.js';
import { tap } from './tap.js';
import { TraceRecorder } from './trace-recorder.js';
import type { TraceSink } from './trace-sink.js';
import { type OpenWindow, type ShownWindow, TraceWindows, type Window } from './trace-windows.js';
import { TrainJobs } from './train-jobs.js';

/** What is traced of a run. */
export interface TraceOrder {
  /** In order and apart from each other. */
  readonly windows: readonly Window[];
  /** Events that are told at most, those of all windows together. */
  readonly mostEvents: number;
}

/** Samples of loads and queues in a window. */
const BINS = 100;

/** What is attached to a system to trace it. */
interface Attached {
  readonly system: System;
  readonly recorder: TraceRecorder;
  readonly connections: ConnectionWatch;
  readonly instances: InstanceWatch;
  readonly counters: CounterSamples;
  /** Null where nothing happens to members. */
  readonly states: ClusterStates | null;
}

/**
 * Traces one run: watches the parts of its system by taps on these objects alone, and has the clock pause where it looks
 * itself. Nothing is scheduled and nothing changed, so that the run is event for event the one that nobody watches.
 */
export class RunTracer implements RunObserver {
  readonly #order: TraceOrder;
  readonly #sink: TraceSink;
  readonly #windows: TraceWindows;
  readonly #moments: ClusterMoment[] = [];
  /** What happened to members since the last moment. */
  #happened: FaultEvent[] = [];
  #attached: Attached | null = null;

  constructor(order: TraceOrder, sink: TraceSink) {
    this.#order = order;
    this.#sink = sink;
    this.#windows = new TraceWindows(order.windows, order.mostEvents);
  }

  /** The windows as they turned out. */
  get windows(): readonly ShownWindow[] {
    return this.#windows.all.map(({ from, to, events, cut }) => ({ from, to, events, cut }));
  }

  /** The cluster at the start of the measured time and after everything that happened to it; none where nothing can. */
  get moments(): readonly ClusterMoment[] {
    return this.#moments;
  }

  attach(system: System): void {
    const recorder = new TraceRecorder(system.simulator, this.#windows, this.#sink);
    const connections = new ConnectionWatch(system, recorder);
    const trainJobs = new TrainJobs(system, connections);
    const distributors = new DistributorWatch(system, recorder, trainJobs);
    const instances = new InstanceWatch(system, recorder, trainJobs, distributors);
    new SyncWatch(system, recorder, connections, instances);
    const counters = new CounterSamples(system, recorder, instances);
    const cluster = system.faults?.cluster ?? null;
    const states = cluster === null ? null : new ClusterStates(system, cluster);
    this.#attached = { system, recorder, connections, instances, counters, states };
    tap(system.life, 'dropped', (call, train, reason) => {
      const row = system.trains.connection[train];
      const facts = { connection: connections.idOf(row), packets: system.trains.packets[train] };
      recorder.instant(`dropped: ${reason}`, system.connections.owner[row], facts);
      call();
    });
    if (cluster !== null) {
      tap(cluster.recorder, 'happened', (call, what, member) => {
        call();
        this.#happens(what, member);
      });
    }
  }

  measure(duration: number): void {
    const { system, recorder, states } = this.#attached!;
    const start = system.simulator.now;
    recorder.begin(start);
    if (states !== null) this.#moments.push(states.moment(0, []));
    for (const window of this.#windows.all) {
      this.#runTo(start + Math.min(window.from, duration));
      this.#show(window, start);
    }
    this.#runTo(start + duration);
  }

  #show(window: OpenWindow, start: number): void {
    const { connections, instances, counters } = this.#attached!;
    const { from, to } = this.#order.windows[this.#windows.all.indexOf(window)];
    const isCut = (): boolean => window.cut;
    counters.begin();
    for (let bin = 1; bin <= BINS && !isCut(); bin++) {
      this.#runTo(start + from + Math.floor(((to - from) * bin) / BINS));
      if (!isCut()) counters.sample();
    }
    if (!isCut()) instances.flush(start + to);
    connections.closeAll(window.to);
    window.closed = true;
  }

  /** Runs up to an instant, and looks at the cluster whenever something has happened to it. */
  #runTo(until: number): void {
    const { simulator } = this.#attached!.system;
    while (simulator.run(until) === 'stopped') this.#look();
  }

  #happens(what: string, member: number | null): void {
    const { system, recorder } = this.#attached!;
    const number = member === null ? null : member + 1;
    this.#happened.push({ at: recorder.now, what, member: number });
    recorder.instant(number === null ? what : `${what} ${number}`, null, {});
    system.simulator.stop();
  }

  #look(): void {
    const events = this.#happened;
    this.#happened = [];
    const { states } = this.#attached!;
    const last = this.#moments.at(-1);
    const [{ at }] = events;
    const again = last?.at === at && last.events.length > 0;
    if (again) this.#moments.pop();
    this.#moments.push(states!.moment(at, again ? [...last.events, ...events] : events));
  }
}

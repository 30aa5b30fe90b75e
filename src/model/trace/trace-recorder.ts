import type { Simulator } from '../../kernel/simulator.js';
import type { ArrowKind, Facts, Job, Lane, Place, TraceSink } from './trace-sink.js';
import type { OpenWindow, TraceWindows } from './trace-windows.js';

/** Tells a sink what falls into the windows of a trace, cut off at their edges; instants here are those of the clock. */
export class TraceRecorder {
  readonly windows: TraceWindows;
  readonly #simulator: Simulator;
  readonly #sink: TraceSink;
  /** When the measured time began; nothing is told before. */
  #origin = Infinity;

  constructor(simulator: Simulator, windows: TraceWindows, sink: TraceSink) {
    this.#simulator = simulator;
    this.windows = windows;
    this.#sink = sink;
  }

  /** The measured time begins `warmUp` nanoseconds after the start. */
  begin(warmUp: number): void {
    this.#origin = warmUp;
  }

  /** Nanoseconds since the end of the warm-up. */
  get now(): number {
    return this.#simulator.now - this.#origin;
  }

  /** The window that is open now. */
  get window(): OpenWindow | undefined {
    return this.windows.at(this.now);
  }

  /**
   * A job was, or will be, done on a lane from `start` to `end`. What it is is asked for where it is told; returns where
   * arrows of it begin and end, null where nothing was told.
   */
  job(lane: Lane, describe: () => Job, start: number, end: number): Place | null {
    const from = start - this.#origin;
    const to = end - this.#origin;
    let place: Place | null = null;
    for (const window of this.windows.overlapping(from, to)) {
      if (!window.admits(1, this.now)) continue;
      const at = Math.max(from, window.from);
      const ends = Math.min(to, window.to); // before the job is described, whose connection may use up the window
      this.#sink.slice(lane, describe(), at, ends);
      place ??= { lane, at };
    }
    return place;
  }

  /** Both ends were told. */
  arrow(kind: ArrowKind, from: Place, to: Place): void {
    if (this.windows.at(to.at)?.admits(2, this.now) === true) this.#sink.arrow(kind, from, to);
  }

  instant(name: string, member: number | null, facts: Facts): void {
    if (this.window?.admits(1, this.now) === true) this.#sink.instant(name, member, this.now, facts);
  }

  /** Values from an instant on that may have passed. */
  counter(name: string, member: number | null, at: number, values: Readonly<Record<string, number>>): void {
    const from = at - this.#origin;
    if (this.windows.at(from)?.admits(1, this.now) === true) this.#sink.counter(name, member, from, values);
  }

  /** Begins a span, whose end is paid for too; false where it may not be told. */
  connectionBegins(id: number, name: string, member: number, at: number, facts: Facts): boolean {
    const { window } = this;
    if (window?.admits(2, this.now) !== true) return false;
    this.#sink.connectionBegins(id, name, member, Math.max(window.from, at - this.#origin), facts);
    return true;
  }

  /** Ends a span, at the end of the window at the latest. */
  connectionEnds(id: number, name: string, member: number, at: number, facts: Facts): void {
    this.#sink.connectionEnds(id, name, member, at, facts);
  }
}

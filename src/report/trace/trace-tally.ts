import type {
  TraceArrowKind,
  TraceJobKind,
  TraceLane,
  TraceSink,
} from '../../experiment/tracing/trace-run.js';

/** Jobs of one kind: how many, and their time together in nanoseconds. */
export interface JobCount {
  readonly jobs: number;
  readonly time: number;
}

/** Counts what goes to a sink. */
export class TraceTally implements TraceSink {
  readonly jobs = new Map<TraceJobKind, JobCount>();
  readonly arrows: Record<TraceArrowKind, number> = { sync: 0, correction: 0 };
  connections = 0;
  drops = 0;
  readonly #sink: TraceSink;
  readonly #lanes = new Map<string, { readonly lane: TraceLane; time: number }>();

  constructor(sink: TraceSink) {
    this.#sink = sink;
  }

  /** The core that worked longest, SNDs and instances apart; undefined where none worked. */
  get busiest(): { readonly lane: TraceLane; readonly time: number } | undefined {
    const cores = [...this.#lanes.values()].filter(({ lane }) => lane.kind !== 'sync-out');
    return cores.sort((a, b) => b.time - a.time)[0];
  }

  slice(...slice: Parameters<TraceSink['slice']>): void {
    const [lane, { kind }, start, end] = slice;
    const { jobs, time } = this.jobs.get(kind) ?? { jobs: 0, time: 0 };
    this.jobs.set(kind, { jobs: jobs + 1, time: time + end - start });
    const key = `${lane.member}/${lane.kind}/${lane.core}`;
    const known = this.#lanes.get(key) ?? { lane, time: 0 };
    known.time += end - start;
    this.#lanes.set(key, known);
    this.#sink.slice(...slice);
  }

  arrow(...arrow: Parameters<TraceSink['arrow']>): void {
    this.arrows[arrow[0]]++;
    this.#sink.arrow(...arrow);
  }

  connectionBegins(...span: Parameters<TraceSink['connectionBegins']>): void {
    this.connections++;
    this.#sink.connectionBegins(...span);
  }

  connectionEnds(...span: Parameters<TraceSink['connectionEnds']>): void {
    this.#sink.connectionEnds(...span);
  }

  counter(...counter: Parameters<TraceSink['counter']>): void {
    this.#sink.counter(...counter);
  }

  instant(...instant: Parameters<TraceSink['instant']>): void {
    if (instant[0].startsWith('dropped')) this.drops++;
    this.#sink.instant(...instant);
  }
}

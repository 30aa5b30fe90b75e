import type {
  TraceArrowKind,
  TraceFacts,
  TraceJob,
  TraceLane,
  TracePlace,
  TraceSink,
} from '../../experiment/tracing/trace-run.js';
import { plainText } from '../terminal/plain-text.js';

/** What stands at the head of a trace file. */
export interface TraceHeader {
  /** Name of the cluster's own process. */
  readonly cluster: string;
  readonly members: number;
}

/** Rows of a process, in order. */
const RANKS = { snd: 0, instance: 1, 'sync-out': 2 } as const;
/** Threads are numbered over all processes, since Perfetto knows them by their number alone. */
const THREADS_PER_PROCESS = 10_000;
const CORES = 3000;

/**
 * Writes a trace in the trace event format, which Perfetto and chrome://tracing open: members are processes, cores are
 * threads, jobs are complete events, connections nestable async events, and arrows flow events. Text goes out piece by
 * piece, one event a line.
 */
export class TraceEventWriter implements TraceSink {
  readonly #write: (text: string) => void;
  readonly #clusterProcess: number;
  readonly #named = new Set<number>();
  #arrows = 0;
  #separator = '';

  constructor(write: (text: string) => void, { cluster, members }: TraceHeader) {
    this.#write = write;
    this.#clusterProcess = members + 1;
    this.#write('{"displayTimeUnit":"ns","traceEvents":[\n');
    this.#name('process', this.#clusterProcess, 0, cluster, 0);
    for (let number = 1; number <= members; number++)
      this.#name('process', number, 0, `member ${number}`, number);
  }

  slice(lane: TraceLane, { kind, name, facts }: TraceJob, start: number, end: number): void {
    const dur = (Math.round(end) - Math.round(start)) / 1000;
    this.#put({ ph: 'X', name, cat: kind, ...this.#on(lane), ts: micros(start), dur, args: facts });
  }

  arrow(kind: TraceArrowKind, from: TracePlace, to: TracePlace): void {
    const arrow = { name: kind, cat: 'flow', id: ++this.#arrows };
    this.#put({ ph: 's', ...arrow, ...this.#on(from.lane), ts: micros(from.at) });
    this.#put({ ph: 'f', bp: 'e', ...arrow, ...this.#on(to.lane), ts: micros(to.at) });
  }

  connectionBegins(id: number, name: string, member: number, at: number, facts: TraceFacts): void {
    this.#span('b', id, name, member, at, facts);
  }

  connectionEnds(id: number, name: string, member: number, at: number, facts: TraceFacts): void {
    this.#span('e', id, name, member, at, facts);
  }

  counter(name: string, member: number | null, at: number, values: Readonly<Record<string, number>>): void {
    this.#put({ ph: 'C', name, pid: this.#processOf(member), ts: micros(at), args: values });
  }

  /** What concerns the cluster goes through the whole picture. */
  instant(name: string, member: number | null, at: number, facts: TraceFacts): void {
    const pid = this.#processOf(member);
    this.#put({
      ph: 'i',
      s: member === null ? 'g' : 'p',
      name,
      cat: 'event',
      pid,
      tid: pid,
      ts: micros(at),
      args: facts,
    });
  }

  /** Nothing more comes but facts of the run, by key: at the end, since some readers stop at what is no event. */
  end(metadata: Readonly<Record<string, unknown>>): void {
    this.#write(`\n],"metadata":${JSON.stringify(metadata)}}\n`);
  }

  #span(ph: 'b' | 'e', id: number, name: string, member: number, at: number, args: TraceFacts): void {
    const pid = this.#processOf(member);
    this.#put({
      ph,
      name,
      cat: 'connection',
      id: `0x${id.toString(16)}`,
      pid,
      tid: pid,
      ts: micros(at),
      args,
    });
  }

  #processOf(member: number | null): number {
    return member === null ? this.#clusterProcess : member + 1;
  }

  /** Process and thread of a lane, which is named when it is first seen. */
  #on(lane: TraceLane): { readonly pid: number; readonly tid: number } {
    const pid = lane.member + 1;
    const row = RANKS[lane.kind] * CORES + lane.core + 1;
    const tid = pid * THREADS_PER_PROCESS + row;
    if (!this.#named.has(tid)) {
      this.#named.add(tid);
      this.#name('thread', pid, tid, laneName(lane), row);
    }
    return { pid, tid };
  }

  #name(what: 'process' | 'thread', pid: number, tid: number, name: string, order: number): void {
    const whose = what === 'process' ? { pid } : { pid, tid };
    this.#put({ ph: 'M', name: `${what}_name`, ...whose, args: { name } });
    this.#put({ ph: 'M', name: `${what}_sort_index`, ...whose, args: { sort_index: order } });
  }

  /** Control characters, which a scenario may have in its names, would be escaped in a way that Perfetto refuses. */
  #put(event: Readonly<Record<string, unknown>> & { readonly name: string }): void {
    this.#write(this.#separator + JSON.stringify({ ...event, name: plainText(event.name) }));
    this.#separator = ',\n';
  }
}

/** Microseconds of the format, to whole nanoseconds. */
const micros = (nanoseconds: number): number => Math.round(nanoseconds) / 1000;

function laneName({ kind, core }: TraceLane): string {
  if (kind === 'sync-out') return 'sync interface, sending';
  return `core ${String(core).padStart(2, '0')} ${kind === 'snd' ? 'SND' : 'firewall instance'}`;
}

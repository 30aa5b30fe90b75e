import { System } from '../../../src/model/system.js';
import { RunTracer, type TraceOrder } from '../../../src/model/trace/run-tracer.js';
import { checkConservation } from '../../../src/model/simulate.js';
import type { TraceSink } from '../../../src/model/trace/trace-sink.js';
import { TraceEventWriter } from '../../../src/report/trace/trace-event-writer.js';
import type { TraceFile } from '../../report/trace/trace-events.js';
import { planOf, type Run } from '../world.js';

/** A small world after a run that was traced, and the file that came of it. */
export interface TracedWorld {
  readonly system: System;
  readonly tracer: RunTracer;
  readonly text: string;
  readonly file: TraceFile;
}

/** Runs a small world from the start and traces it; all of it unless other windows are ordered. */
export function traced(
  run: Run & { readonly duration: number },
  order: Partial<TraceOrder> = {},
): TracedWorld {
  const plan = planOf(run);
  const pieces: string[] = [];
  const header = { cluster: 'world', members: plan.members };
  const writer = new TraceEventWriter((piece) => pieces.push(piece), header);
  const { windows = [{ from: 0, to: run.duration }], mostEvents = 1e6 } = order;
  const tracer = new RunTracer({ windows, mostEvents }, writer);
  const system = watched(plan, tracer, run);
  writer.end({});
  const text = pieces.join('');
  return { system, tracer, text, file: JSON.parse(text) as TraceFile };
}

function watched(
  plan: ReturnType<typeof planOf>,
  tracer: RunTracer,
  { warmUp = 0, duration = 0 }: Run,
): System {
  const system = new System(plan);
  tracer.attach(system);
  system.start();
  system.simulator.run(warmUp);
  system.startMeasuring(duration);
  tracer.measure(duration);
  checkConservation(system);
  return system;
}

/** What a sink is told, a line each, in whole nanoseconds. */
export class LogSink implements TraceSink {
  readonly lines: string[] = [];

  slice(...[lane, { name, facts }, start, end]: Parameters<TraceSink['slice']>): void {
    this.lines.push(`${placeText(lane)} ${Math.round(start)}-${Math.round(end)} ${name} ${factsText(facts)}`);
  }

  arrow(...[kind, from, to]: Parameters<TraceSink['arrow']>): void {
    const ends = [from, to].map(({ lane, at }) => `${placeText(lane)} ${Math.round(at)}`);
    this.lines.push(`arrow ${kind}: ${ends.join(' -> ')}`);
  }

  connectionBegins(...[id, name, member, at]: Parameters<TraceSink['connectionBegins']>): void {
    this.lines.push(`connection ${id} ${name} at ${member} begins ${Math.round(at)}`);
  }

  connectionEnds(...[id, , member, at, facts]: Parameters<TraceSink['connectionEnds']>): void {
    this.lines.push(`connection ${id} at ${member} ends ${Math.round(at)} ${factsText(facts)}`);
  }

  counter(): void {}

  instant(...[name, member, at]: Parameters<TraceSink['instant']>): void {
    this.lines.push(`${member ?? 'cluster'} ${Math.round(at)} ${name}`);
  }
}

const placeText = ({ member, kind, core }: { member: number; kind: string; core: number }): string =>
  `${member}/${kind}/${core}`;
const factsText = (facts: Readonly<Record<string, unknown>>): string =>
  Object.entries(facts)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(' ');

/** What a sink is told of a run. */
export function logOf(
  run: Run & { readonly duration: number },
  order: Partial<TraceOrder> = {},
): readonly string[] {
  const sink = new LogSink();
  const { windows = [{ from: 0, to: run.duration }], mostEvents = 1e6 } = order;
  watched(planOf(run), new RunTracer({ windows, mostEvents }, sink), run);
  return sink.lines;
}

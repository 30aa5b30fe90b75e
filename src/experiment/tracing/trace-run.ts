import { InvariantViolation } from '../../kernel/invariant.js';
import type { ClusterMoment as Moment, MemberState as State } from '../../model/trace/cluster-moment.js';
import type { Observations } from '../../model/observe.js';
import { RunTracer } from '../../model/trace/run-tracer.js';
import {
  type Facts,
  type Job,
  JOB_KINDS,
  type JobKind,
  type Lane,
  type Place,
  type ArrowKind,
  type TraceSink as Sink,
} from '../../model/trace/trace-sink.js';
import type { ShownWindow } from '../../model/trace/trace-windows.js';
import { type Task, replicate } from '../task.js';
import type { TraceWindow } from './traced-windows.js';

// What a trace consists of, for those who only read results.
export type TraceSink = Sink;
export type TraceLane = Lane;
export type TraceJob = Job;
export type TraceJobKind = JobKind;
export type TracePlace = Place;
export type TraceFacts = Facts;
export type TraceArrowKind = ArrowKind;
export type ClusterMoment = Moment;
export type MemberState = State;

/** The kinds of jobs, in the order in which they are shown. */
export const TRACE_JOB_KINDS: readonly JobKind[] = JOB_KINDS;

/** What tracing a replication found besides what it told its sink. */
export interface TracedRun {
  readonly observations: Observations;
  readonly windows: readonly ShownWindow[];
  readonly moments: readonly Moment[];
}

/** Simulates a task again, of which it is known what it observes, and traces it; a run that differs is a fault of ours. */
export function traceRun(
  task: Task,
  known: Pick<Observations, 'fingerprint'>,
  order: { readonly windows: readonly TraceWindow[]; readonly mostEvents: number },
  sink: Sink,
): TracedRun {
  const tracer = new RunTracer(order, sink);
  const observations = replicate(task, tracer);
  if (observations.fingerprint !== known.fingerprint) {
    throw new InvariantViolation(
      `a traced run has the fingerprint ${observations.fingerprint}, the same run without a trace ${known.fingerprint}`,
    );
  }
  return { observations, windows: tracer.windows, moments: tracer.moments };
}

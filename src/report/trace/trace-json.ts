import { type ClusterMoment, TRACE_JOB_KINDS, type TracedRun } from '../../experiment/tracing/trace-run.js';
import { jsonText } from '../json-text.js';
import { changesSince } from './moment-text.js';
import type { TraceTally } from './trace-tally.js';

/** The trace in figures, for machines: what was traced, what is in the file, and the timeline where there is one. */
export function traceJson(
  run: Readonly<Record<string, unknown>>,
  { windows, moments }: TracedRun,
  tally: TraceTally,
  file: string,
): string {
  const { busiest } = tally;
  const summary = {
    ...run,
    windows: windows.map(windowEntry),
    jobs: jobEntries(tally),
    busiest_core:
      busiest === undefined
        ? null
        : {
            member: busiest.lane.member + 1,
            core: busiest.lane.core,
            as: busiest.lane.kind,
            busy_s: busiest.time / 1e9,
          },
    arrows: tally.arrows,
    connections: tally.connections,
    dropped_trains: tally.drops,
    ...(moments.length > 0 && { timeline: moments.map(momentEntry) }),
    files: [file],
  };
  return jsonText(summary, 'summary');
}

/** A window as it turned out, in seconds since the warm-up. */
export function windowEntry({ from, to, events, cut }: TracedRun['windows'][number]) {
  return { from_s: from / 1e9, to_s: to / 1e9, events, cut };
}

function jobEntries({ jobs }: TraceTally) {
  const counted = TRACE_JOB_KINDS.flatMap((kind) => {
    const count = jobs.get(kind);
    return count === undefined ? [] : [[kind, { jobs: count.jobs, time_s: count.time / 1e9 }] as const];
  });
  return Object.fromEntries(counted);
}

function momentEntry(moment: ClusterMoment, index: number, moments: readonly ClusterMoment[]) {
  const { dealt, atRisk, moved, lost } = changesSince(moment, moments[Math.max(0, index - 1)]);
  return {
    at_s: moment.at / 1e9,
    events: moment.events.map(({ what, member }) => ({ what, member })),
    dealt,
    connections_at_risk: atRisk,
    connections_moved: moved,
    connections_lost: lost,
    members: moment.members.map(({ managementObject, ...state }, id) => ({
      member: id + 1,
      ...state,
      management_object: managementObject,
    })),
  };
}

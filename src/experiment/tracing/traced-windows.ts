import type { Window } from '../../model/trace/trace-windows.js';
import type { Task } from '../task.js';

/** Part of the measured time, nanoseconds since the warm-up: for those who only read results. */
export type TraceWindow = Window;

/** What the user wants to see, nanoseconds; left out where it is open. */
export interface WantedWindow {
  readonly from?: number;
  readonly for?: number;
}

/** Length of a window of the full system. In a sampled run work takes longer, and so must windows. */
const USUAL = 10e6;
/** Of a window around something that happens this part lies before it. */
const BEFORE = 0.25;
const MOST_WINDOWS = 8;

/**
 * What a trace shows of a run: the window that is wanted; else one around each of the first instants at which something
 * happened to members; else the end of the measured time.
 */
export function tracedWindows(
  { duration, scale }: Pick<Task, 'duration' | 'scale'>,
  instants: readonly number[],
  wanted: WantedWindow = {},
): readonly TraceWindow[] {
  const span = Math.min(duration, wanted.for ?? Math.ceil(USUAL / scale));
  if (wanted.from !== undefined) return [{ from: wanted.from, to: Math.min(duration, wanted.from + span) }];
  if (wanted.for !== undefined || instants.length === 0) return [{ from: duration - span, to: duration }];
  const first = [...new Set(instants)].sort((a, b) => a - b).slice(0, MOST_WINDOWS);
  return first.reduce<readonly TraceWindow[]>((windows, instant) => {
    const from = Math.max(0, Math.floor(instant - BEFORE * span));
    const window = { from, to: Math.min(duration, from + span) };
    const last = windows.at(-1);
    if (last === undefined || last.to < from) return [...windows, window];
    return [...windows.slice(0, -1), { from: last.from, to: window.to }];
  }, []);
}

/** An instant of simulated time in whole nanoseconds since the start: exact up to 2^53 ns (104 days). */
export type Time = number;
/** A span of simulated time in whole nanoseconds. */
export type Duration = number;

export const NS = 1;
export const US = 1_000;
export const MS = 1_000_000;
export const S = 1_000_000_000;

/** The last instant that a run may reach. */
export const LAST_TIME: Time = Number.MAX_SAFE_INTEGER;

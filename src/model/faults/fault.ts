/** What can be done to a member. */
export const FAULT_VERBS = ['crash', 'restart', 'remove'] as const;
export type FaultVerb = (typeof FAULT_VERBS)[number];

/** One entry of the timeline of faults: plain data. */
export interface Fault {
  /** Nanoseconds since the end of the warm-up. */
  readonly at: number;
  /** It crashes and loses all that it holds; it comes back empty and joins; it leaves and takes its leave. */
  readonly do: FaultVerb;
  /** Number of the member, from 1. */
  readonly member: number;
}

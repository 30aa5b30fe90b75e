/** One entry of the timeline of faults: plain data, with the keys that its verb asks for. */
export interface Fault {
  /** Nanoseconds since the end of the warm-up. */
  readonly at: number;
  /** Name of its verb. */
  readonly do: string;
  /** Number of the member, from 1. */
  readonly member?: number;
  /** Numbers of several members, from 1. */
  readonly members?: readonly number[];
  /** Number of the site, 1 or 2. */
  readonly site?: number;
  /** Number of the member's downlinks. */
  readonly downlinks?: number;
  /** Number of the orchestrator, from 1. */
  readonly orchestrator?: number;
  /** Share of what is lost, fraction of one. */
  readonly share?: number;
  /** Speed of a slow member over its usual one. */
  readonly speed?: number;
  /** Delay that is added, nanoseconds. */
  readonly latency?: number;
  /** How long it lasts, nanoseconds; to the end of the run where absent and nothing else ends it. */
  readonly for?: number;
}

/** Ids of the members that are outside at the start: the first that happens to them is that they join. */
export function membersOutside(timeline: readonly Fault[]): number[] {
  const first = new Map<number, string>();
  for (const fault of [...timeline].sort((a, b) => a.at - b.at)) {
    for (const member of membersOf(fault)) if (!first.has(member)) first.set(member, fault.do);
  }
  return [...first].filter(([, verb]) => verb === JOIN).map(([member]) => member - 1);
}

/** The verb of members that come for the first time. */
export const JOIN = 'join';

/** Numbers of the members that a fault names. */
export function membersOf({ member, members = [] }: Fault): readonly number[] {
  return member === undefined ? members : [member, ...members];
}

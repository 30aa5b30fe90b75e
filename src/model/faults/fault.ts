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
  /** Share of what is lost, fraction of one. */
  readonly share?: number;
  /** Delay that is added, nanoseconds. */
  readonly latency?: number;
  /** How long it lasts, nanoseconds; to the end of the run where absent and nothing else ends it. */
  readonly for?: number;
}

/** Numbers of the members that a fault names. */
export function membersOf({ member, members = [] }: Fault): readonly number[] {
  return member === undefined ? members : [member, ...members];
}

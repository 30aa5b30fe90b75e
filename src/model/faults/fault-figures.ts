import type { Losses } from './loss-cause.js';

/** Something that happened to a member, in figures of the full system. Times in nanoseconds since the warm-up. */
export interface FaultEvent {
  readonly at: number;
  /**
   * `crash`, `detected`, `restart`, `joined`, `remove`, with the number of the member; `site failure`, `site failover`,
   * `site active`, with that of the site; `copies restored`, `site sync off`, `site sync on`.
   */
  readonly what: string;
  /** Number of the member or site. */
  readonly member: number | null;
}

/** What happened between two instants. */
export interface TimeBin {
  readonly offeredPackets: number;
  readonly handledPackets: number;
  readonly droppedPackets: number;
  /** Members that work at the end of the bin, whatever the others believe. */
  readonly membersUp: number;
  readonly lost: Losses;
  /** Load of the busiest class of cores of any member in the bin, more than one where more came than it could do. */
  readonly highestLoad: number;
}

/** What a replication with faults saw: plain data. */
export interface FaultFigures {
  /** Nanoseconds of a bin. */
  readonly bin: number;
  readonly bins: readonly TimeBin[];
  readonly events: readonly FaultEvent[];
  /** Open connections on members at the instants of their crashes. */
  readonly atRisk: number;
  readonly lost: Losses;
  /** Packets dropped since nobody was there to handle them. */
  readonly droppedForMemberDown: number;
}

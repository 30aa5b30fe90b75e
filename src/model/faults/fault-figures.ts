import type { ManagementFigures } from '../management/management-figures.js';
import type { Losses } from './loss-cause.js';

/** Something that happened to a member, in figures of the full system. Times in nanoseconds since the warm-up. */
export interface FaultEvent {
  readonly at: number;
  /** Such as `crash`, `detected`, `joined`, `copies restored`, and the member's number where it has one. */
  readonly what: string;
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
  /** Mean over the members that work of the load of their busiest class of cores. */
  readonly meanLoad: number;
}

/** What a replication with faults saw: plain data. */
export interface RecordedFigures {
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

/** What the whole cluster adds to what the recorder has written down. */
export interface FaultFigures extends RecordedFigures {
  /** Connections that went from one member to another. */
  readonly moved: number;
  /** Absent where nothing was brought to members. */
  readonly management?: ManagementFigures;
}

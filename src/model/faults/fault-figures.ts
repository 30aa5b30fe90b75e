import type { TimeBin } from '../timeline/time-bin.js';
import type { Losses } from './loss-cause.js';

/** Something that happened to a member, in figures of the full system. Times in nanoseconds since the warm-up. */
export interface FaultEvent {
  readonly at: number;
  /** `crash`, `detected`, `restart`, `joined`, `remove`, `copies restored`, and the member's number where it has one. */
  readonly what: string;
  readonly member: number | null;
}

/** What happened between two instants, with the connections lost. */
export interface FaultBin extends TimeBin {
  readonly lost: Losses;
}

/** What a replication with faults saw: plain data. */
export interface FaultFigures {
  /** Nanoseconds of a bin. */
  readonly bin: number;
  readonly bins: readonly FaultBin[];
  readonly events: readonly FaultEvent[];
  /** Open connections on members at the instants of their crashes. */
  readonly atRisk: number;
  readonly lost: Losses;
  /** Packets dropped since nobody was there to handle them. */
  readonly droppedForMemberDown: number;
}

import type { ManagementFigures } from '../management/management-figures.js';
import type { TimeBin } from '../timeline/time-bin.js';
import type { Losses } from './loss-cause.js';

/** Something that happened to a member, in figures of the full system. Times in nanoseconds since the warm-up. */
export interface FaultEvent {
  readonly at: number;
  /**
   * `crash`, `detected`, `restart`, `joined`, `remove`, `down`, with the number of the member; `site failure`, `site failover`,
   * `site active`, with that of the site; `copies restored`, `site sync off`, `site sync on`; faults of the sync network.
   */
  readonly what: string;
  /** Number of the member or site. */
  readonly member: number | null;
}

/** What happened between two instants, with the connections lost. */
export interface FaultBin extends TimeBin {
  readonly lost: Losses;
}

/** What a replication with faults saw: plain data. */
export interface RecordedFigures {
  /** Nanoseconds of a bin. */
  readonly bin: number;
  readonly bins: readonly FaultBin[];
  readonly events: readonly FaultEvent[];
  /** Open connections on members at the instants of their crashes. */
  readonly atRisk: number;
  readonly lost: Losses;
  /** Packets dropped since nobody was there to handle them. */
  readonly droppedForMemberDown: number;
  /** Packets dropped of connections that were not let in, to protect synchronisation. */
  readonly droppedSyncBlocked: number;
  /** How old an update of a connection was on arrival, nanoseconds; null where none arrived. */
  readonly staleness: { readonly mean: number | null; readonly p99: number | null };
  /** Update records that a member never got, and sync packets that were sent again. */
  readonly recordsLost: number;
  readonly retransmitted: number;
  /** Packets lost on downlinks that failed, or for want of any. */
  readonly droppedForDownlinkDown: number;
}

/** What the whole cluster adds to what the recorder has written down. */
export interface FaultFigures extends RecordedFigures {
  /** Connections that went from one member to another. */
  readonly moved: number;
  /** Absent where nothing was brought to members. */
  readonly management?: ManagementFigures;
}

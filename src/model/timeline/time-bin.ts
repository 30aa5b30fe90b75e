import { MS } from '../../kernel/time.js';

/** Bins of the measured time: enough to see an outage of a few ticks in some seconds. */
const BINS = 60;

/** Bins of whole milliseconds that the measured time of `duration` nanoseconds is cut into. */
export function binOf(duration: number): number {
  return Math.max(1, Math.ceil(duration / BINS / MS)) * MS;
}

/** What happened between two instants, in figures of the full system. */
export interface TimeBin {
  readonly offeredPackets: number;
  readonly handledPackets: number;
  readonly droppedPackets: number;
  /** Members that work at the end of the bin, whatever the others believe. */
  readonly membersUp: number;
  /** Load of the busiest class of cores of any member in the bin, more than one where more came than it could do. */
  readonly highestLoad: number;
  /** Mean over the members that work of the load of their busiest class of cores. */
  readonly meanLoad: number;
  /** 99th percentile of the transit of data packets, nanoseconds; null where too few came. */
  readonly latencyP99: number | null;
  /** Entries over the limit of the fullest connections table at the end of the bin; null without a limit. */
  readonly tableLoad: number | null;
  /** Those of floods among the packets offered and dropped. */
  readonly floodOffered: number;
  readonly floodDropped: number;
  /** Packets of connections that were not let in, since too much of what their member sent was not acknowledged. */
  readonly syncBlockedPackets: number;
}

/** The course of a replication: plain data. */
export interface Timeline {
  /** Nanoseconds of a bin. */
  readonly bin: number;
  readonly bins: readonly TimeBin[];
}

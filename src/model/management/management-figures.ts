import type { Content } from './content.js';
import type { InstallationTraffic } from './installation-meter.js';

/** Something that was given to all members. */
export interface Installation {
  readonly content: Content;
  /** Nanoseconds from the command until every member that was up had it; null where the run ended before. */
  readonly took: number | null;
}

/** What a replication saw of its management: plain data, times in nanoseconds. */
export interface ManagementFigures {
  readonly installations: readonly Installation[];
  /** Time during which not all members that were up had the same version. */
  readonly disagreement: Readonly<Record<Content, number>>;
  /** While anything was being installed. */
  readonly traffic: InstallationTraffic;
  /** Connections that a new policy had matched again, of the full system. */
  readonly rematched: number;
}

/** What does one job at a time at a member: a core as SND, a core as firewall instance, the sync interface as it sends. */
export type LaneKind = 'snd' | 'instance' | 'sync-out';

/** A row of a trace, on which jobs never overlap. */
export interface Lane {
  readonly member: number;
  readonly kind: LaneKind;
  /** Number of the core, from 0; 0 for an interface. */
  readonly core: number;
}

/** What a job is: the kinds that a summary counts. */
export const JOB_KINDS = [
  'first packet',
  'packet train',
  'last packet',
  'correction',
  'discard',
  'sync build',
  'sync apply',
  'sync packets',
  'sync message',
  'heartbeat',
  'policy',
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** What is told of a job or an event besides its name; numbers as integers or in the unit of the key. */
export type Facts = Readonly<Record<string, number | string>>;

/** A piece of work, as people see it. */
export interface Job {
  readonly kind: JobKind;
  readonly name: string;
  readonly facts: Facts;
}

/** An instant on a lane, within a job that was told there. */
export interface Place {
  readonly lane: Lane;
  readonly at: number;
}

/** What arrows stand for. */
export type ArrowKind = 'sync' | 'correction';

/**
 * Takes in what happens in the windows of a trace. Instants are nanoseconds since the end of the warm-up, and fractions
 * of one where the model has them; members are ids from 0, and null stands for the cluster.
 */
export interface TraceSink {
  slice(lane: Lane, job: Job, start: number, end: number): void;
  /** From a job to one that follows from it, both told before. */
  arrow(kind: ArrowKind, from: Place, to: Place): void;
  /** A connection is seen from here on, at a member, until `connectionEnds` is called with the same id and member. */
  connectionBegins(id: number, name: string, member: number, at: number, facts: Facts): void;
  connectionEnds(id: number, name: string, member: number, at: number, facts: Facts): void;
  /** Values that hold from an instant on, in the unit that the name says. */
  counter(name: string, member: number | null, at: number, values: Readonly<Record<string, number>>): void;
  instant(name: string, member: number | null, at: number, facts: Facts): void;
}

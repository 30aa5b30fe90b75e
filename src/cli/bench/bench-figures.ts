/** One workload on this machine, and a hash that shows that the same work was done. */
export interface BenchFigures {
  readonly name: string;
  readonly events: number;
  /** Processor time of the measured part, after a part that was not measured. */
  readonly seconds: number;
  /** Share of the time of all workers in which they had nothing to do, where there are some. */
  readonly idle?: number;
  /** Hash of the executed events, or of the result. */
  readonly hash: string;
  /** Figures that a twin of the workload prints too, where it has one. */
  readonly told?: string;
}

/** What is measured: `share` is the part of its usual length that is asked for, 1 for all of it. */
export interface Workload {
  readonly name: string;
  readonly about: string;
  readonly run: (share: number) => BenchFigures | Promise<BenchFigures>;
}

/** Processor seconds of this process so far. */
export const processorSeconds = (): number => process.cpuUsage().user / 1e6;

/** One workload on this machine, and a hash that shows that the same work was done. */
export interface BenchFigures {
  readonly name: string;
  readonly events: number;
  readonly seconds: number;
  /** Share of the time of all workers in which they had nothing to do, where there are some. */
  readonly idle?: number;
  readonly fingerprint: string;
}

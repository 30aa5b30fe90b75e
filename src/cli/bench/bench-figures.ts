/** One workload on this machine, and a hash that shows that the same work was done. */
export interface BenchFigures {
  readonly name: string;
  readonly events: number;
  readonly seconds: number;
  readonly fingerprint: string;
}

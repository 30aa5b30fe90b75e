import type { PointResult } from '../result-table.js';

/** A cluster whose capacity is wanted: a strategy with so many members, of which some are down for good. */
export interface CapacityQuery {
  readonly strategy: string;
  readonly members: number;
  readonly failed: number;
}

/** Where the planner's numbers come from: capacity of a strategy with so many members of which some have failed. */
export interface CapacitySource {
  /** Measures in at least so many replications; more of them extend those that the same cluster already has. */
  capacity(query: CapacityQuery & { readonly replications: number }): Promise<PointResult>;
}

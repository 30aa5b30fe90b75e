import type { PointResult, TimelineBin } from '../experiment/result-table.js';

/** The course of a point, bin by bin: of runs with faults, or whose load changes; empty for others. */
export function courseOf({ faults, timeline }: PointResult): readonly TimelineBin[] {
  return faults?.timeline ?? timeline ?? [];
}

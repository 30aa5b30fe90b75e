import { CONFIDENCE_LEVEL } from './confidence.js';

/** The level of each of `intervals` that hold all together with `level` at least, whatever they have in common. */
export function bonferroniLevel(intervals: number, level = CONFIDENCE_LEVEL): number {
  if (!(Number.isInteger(intervals) && intervals >= 1)) {
    throw new RangeError(`There is no level for ${intervals} intervals.`);
  }
  return 1 - (1 - level) / intervals;
}

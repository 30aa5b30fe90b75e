import jStat from 'jstat';
import { CONFIDENCE_LEVEL } from './confidence.js';

/**
 * The probability that an event stays below with confidence `level` when it was `seen` in that many of independent
 * `trials` (Clopper & Pearson 1934, one-sided): about 3 / trials when it was never seen.
 */
export function probabilityBound(seen: number, trials: number, level = CONFIDENCE_LEVEL): number {
  if (!(Number.isInteger(seen) && Number.isInteger(trials) && seen >= 0 && trials >= seen && trials > 0)) {
    throw new RangeError(`No event was seen ${seen} times in ${trials} trials.`);
  }
  if (seen === trials) return 1;
  if (seen === 0) return -Math.expm1(Math.log(1 - level) / trials);
  return jStat.beta.inv(level, seen + 1, trials - seen);
}

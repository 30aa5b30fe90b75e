import { InvariantViolation } from '../kernel/invariant.js';
import type { DesignPoint } from '../scenario/scenario.js';
import type { Estimate, PointResult } from './result-table.js';

/** Rounding, and what the linear correction by the control leaves. */
const ROUNDING = 1e-3;

/**
 * No simulation carries more than its operational bound: where the whole interval of what was carried, in bits per
 * second, lies beyond it, the model or the bound is wrong, and the run stops.
 */
export function checkBound(
  { strategy, members }: DesignPoint,
  { mean, ciLow }: Pick<Estimate, 'mean' | 'ciLow'>,
  { bps }: PointResult['operationalBound'],
): void {
  if ((ciLow ?? mean) <= bps * (1 + ROUNDING)) return;
  throw new InvariantViolation(
    `${strategy} x ${members} carries ${mean} bit/s, more than its operational bound of ${bps}`,
  );
}

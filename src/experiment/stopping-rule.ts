import type { ReplicationRule } from '../scenario/scenario.js';
import type { Estimate } from './result-table.js';

/** Replications that are added at a time when the first are not precise enough. */
export const STEP = 3;

/** Metrics that must be precise before a point ends: under `load: capacity`, and under a fixed load. */
const WATCHED = ['capacity_bps', 'efficiency'];
const WATCHED_FIXED = ['throughput_bps', 'hottest_member_utilization'];

/**
 * Whether the replications so far are enough: each watched metric known to its relative half-width, with the
 * correction gamma / (1 + gamma) of Law and Kelton for an estimated mean.
 */
export function preciseEnough(estimates: Readonly<Record<string, Estimate>>, rule: ReplicationRule): boolean {
  const watched = 'capacity_bps' in estimates ? WATCHED : WATCHED_FIXED;
  return watched.every((name) => {
    const precision = name === 'efficiency' ? rule.efficiencyPrecision : rule.relativePrecision;
    return !(name in estimates) || isWithin(estimates[name], precision / (1 + precision));
  });
}

function isWithin({ mean, ciLow, ciHigh }: Estimate, relative: number): boolean {
  if (ciLow === null || ciHigh === null) return false;
  return ciHigh - ciLow <= 2 * relative * Math.abs(mean);
}

import type { ReplicationRule } from '../scenario/scenario.js';
import type { Estimate } from './result-table.js';

/** Replications that are added at a time when the first are not precise enough. */
export const STEP = 3;

/** Metrics that must be precise before a point ends: under `load: capacity`, and under a fixed load. */
const WATCHED = ['capacity_bps', 'efficiency'];
const WATCHED_FIXED = ['throughput_bps', 'hottest_member_utilization'];

/**
 * Whether the replications so far are enough: each watched metric known to its relative half-width, with the
 * correction gamma / (1 + gamma) of Law and Kelton for an estimated mean. The precision of the efficiency is absolute:
 * 0.3 % of a gateway, whether the efficiency is 0.9 or 0.1.
 */
export function preciseEnough(estimates: Readonly<Record<string, Estimate>>, rule: ReplicationRule): boolean {
  const watched = 'capacity_bps' in estimates ? WATCHED : WATCHED_FIXED;
  return watched.every((name) => {
    if (!(name in estimates)) return true;
    if (name === 'efficiency') return isWithin(estimates[name], rule.efficiencyPrecision);
    const { relativePrecision } = rule;
    return isWithin(
      estimates[name],
      (relativePrecision / (1 + relativePrecision)) * Math.abs(estimates[name].mean),
    );
  });
}

function isWithin({ ciLow, ciHigh }: Estimate, halfWidth: number): boolean {
  return ciLow !== null && ciHigh !== null && ciHigh - ciLow <= 2 * halfWidth;
}

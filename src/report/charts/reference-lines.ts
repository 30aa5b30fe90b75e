import type { Guide } from './curve-layout.js';

export const IDEAL_LABEL = 'members × single gateway';
export const SEED_LABEL = '1 % less per added member';

/** Loss of efficiency per added member that the vendor's note on HyperSync states for the first ten. */
export const SEED_LOSS = 0.01;

interface Reach {
  readonly members: number;
  readonly value: number;
}

/** What as many gateways would carry on their own, as far as it stays within the axes. */
export function idealGuide(singleGateway: number, reach: Reach): Guide {
  const end = Math.min(reach.members, reach.value / singleGateway);
  const points = [0, end].map((members) => ({ members, value: members * singleGateway }));
  return { points, className: 'quiet', dashes: '2 3', label: IDEAL_LABEL };
}

/** N (1 - 0.01 (N - 1)) single gateways: the vendor's rule of thumb, to be read against the curves. */
export function seedGuide(singleGateway: number, reach: Reach): Guide {
  const carried = (members: number): number => members * singleGateway * (1 - SEED_LOSS * (members - 1));
  return curveWithin(carried, reach, PEAK);
}

/** The same as efficiency. */
export function seedEfficiencyGuide(reach: Reach): Guide {
  return curveWithin((members) => 1 - SEED_LOSS * (members - 1), reach, 2 * PEAK);
}

/** Size at which the rule has its peak; past it the rule says nothing of capacities, and past twice that nothing at all. */
const PEAK = 1 / SEED_LOSS / 2;

/** Points of a curve at whole sizes from 1 until it leaves the axes. */
function curveWithin(valueAt: (members: number) => number, reach: Reach, most: number): Guide {
  const last = Math.min(Math.floor(reach.members), most);
  const sizes = Array.from({ length: last }, (_, index) => index + 1);
  const outside = sizes.findIndex((size) => valueAt(size) > reach.value);
  const inside = outside < 0 ? sizes : sizes.slice(0, Math.max(1, outside));
  const points = inside.map((members) => ({ members, value: valueAt(members) }));
  return { points, className: 'quiet', dashes: '7 3', label: SEED_LABEL };
}

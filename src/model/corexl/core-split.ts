import type { Appliance } from '../parameters/appliance.js';

/** How many cores work as SNDs and how many as firewall instances; `shared` cores do both. */
export interface CoreSplit {
  readonly snd: number;
  readonly fw: number;
  readonly shared: boolean;
}

/**
 * The split of the CoreXL allocation tables (domain 3.1): up to 3 cores all are shared, 4 and 5 have one SND, 6 to 20
 * two, more than 20 four; or the split that the appliance gives.
 */
export function coreSplit(appliance: Appliance): CoreSplit {
  const { cores, secureNetworkDistributors: given } = appliance;
  if (given === null && cores <= 3) return { snd: cores, fw: cores, shared: true };
  const snd = given ?? (cores <= 5 ? 1 : cores <= 20 ? 2 : 4);
  return { snd, fw: cores - snd, shared: false };
}

import { strategies } from '../model/strategies/index.js';

/** Most members that the vendor documents for a strategy; null for one that is only simulated, or not known. */
export function supportedMembers(strategy: string): number | null {
  const most = strategies.find(({ name }) => name === strategy)?.supportedMembers;
  return most === undefined || !Number.isFinite(most) ? null : most;
}

import type { FirewallInstance } from './firewall-instance.js';

/**
 * The dynamic dispatcher (domain 3.1.4): a new connection goes to the least busy instance. Busy is the work that waits
 * there; among equals the instance with the fewest connections. Returns the core, one of `candidates`.
 */
export function leastBusy(instances: readonly FirewallInstance[], candidates: readonly number[]): number {
  let best = candidates[0];
  for (let i = 1; i < candidates.length; i++) {
    const core = candidates[i];
    const difference = instances[core].backlog - instances[best].backlog;
    if (difference > 0) continue;
    if (difference < 0 || instances[core].connections < instances[best].connections) best = core;
  }
  return best;
}

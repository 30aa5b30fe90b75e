import { createStreams } from '../../random/streams.js';
import { SyncDisturbance } from '../cluster/sync-disturbance.js';
import { fragmentsOf } from '../cluster/sync-packets.js';
import type { SystemPlan } from '../system-plan.js';

/** What faults may do to the sync network of a run, with chances of its own. */
export function disturbanceOf({ seed, replication, rng, members, config }: SystemPlan): SyncDisturbance {
  const chance = createStreams(seed, replication, rng).stream('faults/sync-network');
  return new SyncDisturbance(members, fragmentsOf(config.sync), chance);
}

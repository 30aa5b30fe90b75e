import type { ClusterStrategy } from '../cluster/cluster-strategy.js';
import { DeltaSync } from '../cluster/delta-sync.js';
import { dealtBuckets } from '../cluster/flow-assignment.js';

/** Ideal sharing with copies on all members, to see what the number of copies alone costs. */
export const syncToAll: ClusterStrategy = {
  name: 'sync-to-all',
  summary: 'Ideal sharing with every update sent to every member.',
  supportedMembers: 52,
  source: 'definition, for analysis',
  parameters: {},
  orchestrated: true,
  build: (context) => ({
    assignment: dealtBuckets(context.buckets, context.weights),
    delivery: 'orchestrated',
    sticky: true,
    sync: new DeltaSync(context),
    clustered: false,
  }),
};

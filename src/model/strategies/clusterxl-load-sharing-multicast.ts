import type { ClusterStrategy } from '../cluster/cluster-strategy.js';
import { DeltaSync } from '../cluster/delta-sync.js';
import { EvenBuckets } from '../cluster/flow-assignment.js';

/** ClusterXL Load Sharing Multicast: packets are flooded, the decision function picks who handles them. */
export const clusterXlLoadSharingMulticast: ClusterStrategy = {
  name: 'clusterxl-load-sharing-multicast',
  summary: 'Every member receives every packet, one handles it; state goes to all.',
  supportedMembers: 5,
  source: 'ClusterXL guide: modes and limits (domain 2.1.1, 2.1.3)',
  parameters: {},
  build: (context) => ({
    assignment: new EvenBuckets(context.buckets, context.members),
    delivery: 'flooded',
    sticky: false,
    sync: new DeltaSync(context),
    transport: 'delta-sync',
    clustered: true,
  }),
};

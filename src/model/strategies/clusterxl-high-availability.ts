import type { ClusterStrategy } from '../cluster/cluster-strategy.js';
import { DeltaSync } from '../cluster/delta-sync.js';
import { OneActive } from '../cluster/flow-assignment.js';

/** ClusterXL High Availability: one member does all the work, every update goes to all others. */
export const clusterXlHighAvailability: ClusterStrategy = {
  name: 'clusterxl-high-availability',
  summary: 'One active member, the others standby with all state.',
  supportedMembers: 5,
  source: 'ClusterXL guide: modes and limits (domain 2.1.1, 2.1.2)',
  parameters: {},
  build: (context) => ({
    assignment: new OneActive(),
    delivery: 'orchestrated',
    sticky: true,
    sync: new DeltaSync(context),
    transport: 'delta-sync',
    clustered: true,
  }),
};

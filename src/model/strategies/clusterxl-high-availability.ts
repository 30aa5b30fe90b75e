import type { ClusterStrategy } from '../cluster/cluster-strategy.js';

export const clusterXlHighAvailability: ClusterStrategy = {
  name: 'clusterxl-high-availability',
  summary: 'One active member, the others standby with all state.',
  supportedMembers: 5,
  source: 'domain 2.1.1, 2.1.2',
  parameters: {},
};

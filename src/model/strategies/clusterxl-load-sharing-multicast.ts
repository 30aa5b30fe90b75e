import type { ClusterStrategy } from '../cluster/cluster-strategy.js';

export const clusterXlLoadSharingMulticast: ClusterStrategy = {
  name: 'clusterxl-load-sharing-multicast',
  summary: 'Every member receives every packet, one handles it; state goes to all.',
  supportedMembers: 5,
  source: 'domain 2.1.1, 2.1.3',
  parameters: {},
};

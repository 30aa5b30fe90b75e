import type { ClusterStrategy } from '../cluster/cluster-strategy.js';

export const clusterXlLoadSharingUnicast: ClusterStrategy = {
  name: 'clusterxl-load-sharing-unicast',
  summary: 'A pivot receives every packet and forwards most; state goes to all.',
  supportedMembers: 5,
  source: 'domain 2.1.1, 2.1.4',
  parameters: {},
};

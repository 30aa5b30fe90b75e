import type { ClusterStrategy } from '../cluster/cluster-strategy.js';

export const singleGateway: ClusterStrategy = {
  name: 'single-gateway',
  summary: 'One Security Gateway without a cluster: the unit of every efficiency.',
  supportedMembers: 1,
  source: 'definition',
  parameters: {},
};

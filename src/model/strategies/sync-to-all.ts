import type { ClusterStrategy } from '../cluster/cluster-strategy.js';

export const syncToAll: ClusterStrategy = {
  name: 'sync-to-all',
  summary: 'Ideal sharing with every update sent to every member.',
  supportedMembers: 52,
  source: 'definition, for analysis',
  parameters: {},
};

import type { ClusterStrategy } from '../cluster/cluster-strategy.js';

export const noSync: ClusterStrategy = {
  name: 'no-sync',
  summary: 'Ideal sharing without any copy of state: the upper bound.',
  supportedMembers: 52,
  source: 'definition, for analysis',
  parameters: {},
};

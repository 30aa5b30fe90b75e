import type { ClusterStrategy } from '../cluster/cluster-strategy.js';

export const hyperSync: ClusterStrategy = {
  name: 'hypersync',
  summary: 'Maestro: an orchestrator spreads flows; a backup copy only of connections that last.',
  supportedMembers: 52,
  source: 'domain 1.1, 1.4.10',
  parameters: {},
};

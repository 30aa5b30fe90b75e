import type { ClusterStrategy } from '../cluster/cluster-strategy.js';
import { OneActive } from '../cluster/flow-assignment.js';
import { NoCopies } from '../cluster/state-sync.js';

/** One gateway alone, to which every efficiency is related. */
export const singleGateway: ClusterStrategy = {
  name: 'single-gateway',
  summary: 'One Security Gateway without a cluster: the unit of every efficiency.',
  supportedMembers: 1,
  source: 'definition',
  parameters: {},
  build: () => ({
    assignment: new OneActive(),
    delivery: 'orchestrated',
    sticky: true,
    sync: new NoCopies(),
    clustered: false,
  }),
};

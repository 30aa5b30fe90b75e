import type { ClusterStrategy } from '../cluster/cluster-strategy.js';
import { dealtBuckets } from '../cluster/flow-assignment.js';
import { NoCopies } from '../cluster/state-sync.js';

/** Ideal sharing without copies, to see what synchronisation costs the others. */
export const noSync: ClusterStrategy = {
  name: 'no-sync',
  summary: 'Ideal sharing without any copy of state: the upper bound.',
  supportedMembers: 52,
  source: 'definition, for analysis',
  parameters: {},
  orchestrated: true,
  build: ({ buckets, weights }) => ({
    assignment: dealtBuckets(buckets, weights),
    delivery: 'orchestrated',
    sticky: true,
    sync: new NoCopies(),
    clustered: false,
  }),
};

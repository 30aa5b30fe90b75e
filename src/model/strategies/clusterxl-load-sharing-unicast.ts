import type { ClusterStrategy } from '../cluster/cluster-strategy.js';
import { DeltaSync } from '../cluster/delta-sync.js';
import { WeightedBuckets } from '../cluster/flow-assignment.js';

/** Share that the pivot inspects at 1, 2, 3, 4, 5 and more members (domain 2.1, pivot share). */
const PIVOT_SHARES = [1, 0.3, 0.2, 0.1, 0];

/** ClusterXL Load Sharing Unicast: the pivot receives everything and forwards by documented shares. */
export const clusterXlLoadSharingUnicast: ClusterStrategy = {
  name: 'clusterxl-load-sharing-unicast',
  summary: 'A pivot receives every packet and forwards most; state goes to all.',
  supportedMembers: 5,
  source: 'ClusterXL guide: modes, limits and pivot load (domain 2.1.1, 2.1.4)',
  parameters: {},
  build: (context) => ({
    assignment: new WeightedBuckets(context.buckets, context.members, pivotWeights),
    delivery: 'via-pivot',
    sticky: true,
    sync: new DeltaSync(context),
    clustered: true,
  }),
};

/** The pivot is the member of the lowest id; the others share evenly what it does not inspect. */
export function pivotWeights(members: number): number[] {
  const pivot = PIVOT_SHARES[Math.min(members, PIVOT_SHARES.length) - 1];
  return [pivot, ...Array.from({ length: members - 1 }, () => (1 - pivot) / (members - 1))];
}

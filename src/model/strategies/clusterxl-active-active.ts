import { defaultsOf, share, type Values } from '../../schema/parameter.js';
import type { ClusterStrategy } from '../cluster/cluster-strategy.js';
import { DeltaSync } from '../cluster/delta-sync.js';
import { ProportionalBuckets } from '../cluster/flow-assignment.js';
import { lowestIds } from '../cluster/membership.js';

const parameters = {
  routingRatio: share({
    about: 'Traffic that routing gives each member, as a share of what it gives the member before it.',
    default: 0.8,
    minimum: 0.01,
    maximum: 1,
    source:
      'assumption: traffic is not balanced (domain 2.1.5), how unevenly is the network around it; 55 and 45 % at two members',
  }),
} as const;

type Options = Values<typeof parameters>;
const defaults: Options = defaultsOf(parameters);

/**
 * ClusterXL Active-Active: members on different sites or subnets. Each inspects what routing gives it, nothing balances
 * that, and tells all others. Return packets that routing brings to another member are corrected to the owner. The
 * distance between sites is that of `sync.latency` and `distribution.correctionLatency`.
 */
export const clusterXlActiveActive: ClusterStrategy = {
  name: 'clusterxl-active-active',
  summary: 'Each member inspects what routing brings to its site, unbalanced; state goes to all.',
  supportedMembers: 5,
  source:
    'ClusterXL guide: limits and Active-Active (domain 2.1.1, 2.1.5); Cluster Correction Layer (domain 1.3.3)',
  parameters,
  build: (context) => {
    const { routingRatio }: Options = { ...defaults, ...context.options };
    return {
      // Where a member is down, routing leads its own to the others as it weighs these.
      assignment: new ProportionalBuckets(context.buckets, routingWeights(context.members, routingRatio)),
      delivery: 'orchestrated',
      sticky: false,
      sync: new DeltaSync(context),
      transport: 'delta-sync',
      clustered: true,
    };
  },
};

/** What routing gives each member, relative to the first: a geometric series. */
export function routingWeights(members: number, ratio = defaults.routingRatio): number[] {
  return lowestIds(members).map((member) => ratio ** member);
}

import { defaultsOf, share, type Values } from '../../schema/parameter.js';
import type { ClusterStrategy } from '../cluster/cluster-strategy.js';
import { type FlowAssignment, WeightedBuckets } from '../cluster/flow-assignment.js';
import { HyperSync, spreadOver } from './hypersync.js';

const parameters = {
  pivotShare: share({
    about:
      'Share of the connections that the pivot itself inspects; left out, as much as every other member.',
    default: null,
    minimum: 0,
    maximum: 1,
    source: 'assumption: not public (domain 5.6); General mode hashes addresses evenly over all members',
  }),
} as const;

type Options = Values<typeof parameters>;
const defaults: Options = defaultsOf(parameters);

/**
 * ElasticXL: the pivot of the site that is active receives every packet and hands most on. General mode hashes both addresses, so
 * that both directions meet on one member (domain 1.2.2); where addresses are translated the pivot, that sees both, is
 * taken to keep them together as the pivot of ClusterXL does (domain 2.1.4). Who holds copies is not public (domain
 * 5.6): taken to be as in Maestro, of whose family it is, a backup of what outlives `sync.delay`. So is it that of two
 * sites one stands by.
 */
export const elasticXl: ClusterStrategy = {
  name: 'elasticxl',
  summary: 'A pivot receives every packet of the site and hands most on; backup copies as in Maestro.',
  supportedMembers: 3,
  twoSites: { supportedMembers: 6 },
  source:
    'R82 guide and notes: 3 members a site, 6 in all (domain 5.1), pivot and General mode (domain 5.3, 1.2.2); copies: assumption',
  parameters,
  build: (context) => {
    const { pivotShare }: Options = { ...defaults, ...context.options };
    const weights = (members: number): number[] => elasticWeights(members, pivotShare);
    const deal = (): FlowAssignment => new WeightedBuckets(context.buckets, context.members, weights);
    const spread = spreadOver(context.sites, deal);
    return {
      assignment: spread,
      delivery: 'via-pivot',
      sticky: true,
      sync: new HyperSync(context, spread),
      clustered: true,
      singleManagementObject: true,
      unsynchronizedServices: ['dns'],
    };
  },
};

/** The pivot, the first of the members, inspects its share; the others share the rest evenly. */
export function elasticWeights(members: number, pivotShare: number | null): number[] {
  const pivot = members === 1 ? 1 : (pivotShare ?? 1 / members);
  return [pivot, ...Array.from({ length: members - 1 }, () => (1 - pivot) / (members - 1))];
}

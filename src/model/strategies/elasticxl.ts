import { defaultsOf, share, type Values } from '../../schema/parameter.js';
import type { ClusterStrategy } from '../cluster/cluster-strategy.js';
import { WeightedBuckets } from '../cluster/flow-assignment.js';
import { HyperSync } from './hypersync.js';

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
 * ElasticXL, one site of it: the pivot receives every packet and hands most on. General mode hashes both addresses, so
 * that both directions meet on one member (domain 1.2.2); where addresses are translated the pivot, that sees both, is
 * taken to keep them together as the pivot of ClusterXL does (domain 2.1.4). Who holds copies is not public (domain
 * 5.6): taken to be as in Maestro, of whose family it is, a backup of what outlives `sync.delay`.
 */
export const elasticXl: ClusterStrategy = {
  name: 'elasticxl',
  summary: 'A pivot receives every packet of the site and hands most on; backup copies as in Maestro.',
  supportedMembers: 3,
  source:
    'R82 guide and notes: 3 members a site (domain 5.1), pivot and General mode (domain 5.3, 1.2.2); copies: assumption',
  parameters,
  build: (context) => {
    const { pivotShare }: Options = { ...defaults, ...context.options };
    return {
      assignment: new WeightedBuckets(context.buckets, context.members, (members) =>
        elasticWeights(members, pivotShare),
      ),
      delivery: 'via-pivot',
      sticky: true,
      sync: new HyperSync(context),
      clustered: true,
      singleManagementObject: true,
    };
  },
};

/** The pivot, the first of the members, inspects its share; the others share the rest evenly. */
export function elasticWeights(members: number, pivotShare: number | null): number[] {
  const pivot = members === 1 ? 1 : (pivotShare ?? 1 / members);
  return [pivot, ...Array.from({ length: members - 1 }, () => (1 - pivot) / (members - 1))];
}

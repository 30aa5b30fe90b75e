import { defaultsOf, share, type Parameter, type Values } from '../../schema/parameter.js';
import type { ClusterStrategy } from '../cluster/cluster-strategy.js';
import { DeltaSync } from '../cluster/delta-sync.js';
import { WeightedBuckets } from '../cluster/flow-assignment.js';

const pivotShare = (size: string, fraction: number): Parameter<number> =>
  share({
    about: `Share of the connections that the pivot itself inspects with ${size} members.`,
    default: fraction,
    minimum: 0,
    maximum: 1,
    source: 'ClusterXL guide: default pivot load (domain 2.1, pivot share)',
  });

const parameters = {
  pivotOfTwo: pivotShare('two', 0.3),
  pivotOfThree: pivotShare('three', 0.2),
  pivotOfFour: pivotShare('four', 0.1),
  pivotOfMore: pivotShare('five and more', 0),
} as const;

type Options = Values<typeof parameters>;
const defaults: Options = defaultsOf(parameters);

/** ClusterXL Load Sharing Unicast: the pivot receives everything and forwards by documented shares. */
export const clusterXlLoadSharingUnicast: ClusterStrategy = {
  name: 'clusterxl-load-sharing-unicast',
  summary: 'A pivot receives every packet and forwards most; state goes to all.',
  supportedMembers: 5,
  source: 'ClusterXL guide: modes, limits and pivot load (domain 2.1.1, 2.1.4)',
  parameters,
  build: (context) => {
    const options = { ...defaults, ...context.options };
    return {
      assignment: new WeightedBuckets(context.buckets, context.members, (members) =>
        pivotWeights(members, options),
      ),
      delivery: 'via-pivot',
      sticky: true,
      sync: new DeltaSync(context),
      transport: 'delta-sync',
      clustered: true,
    };
  },
};

/** The pivot is the member of the lowest id; the others share evenly what it does not inspect. */
export function pivotWeights(members: number, options = defaults): number[] {
  const { pivotOfTwo, pivotOfThree, pivotOfFour, pivotOfMore } = options;
  const pivot = [1, pivotOfTwo, pivotOfThree, pivotOfFour][members - 1] ?? pivotOfMore;
  return [pivot, ...Array.from({ length: members - 1 }, () => (1 - pivot) / (members - 1))];
}

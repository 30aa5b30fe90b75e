import { US } from '../../kernel/time.js';
import { count, duration, size, type Values } from '../../schema/parameter.js';
import { fastForwardParameters } from './fast-forward.js';

/** How packets find their member: buckets, the orchestrator and the correction layer. */
export const distributionParameters = {
  buckets: count({
    about:
      'Entries of the distribution matrix: the key is hashed to a bucket, the bucket belongs to a member.',
    default: 1024,
    minimum: 52,
    maximum: 1_048_576,
    source: 'assumption: not public; a power of two that still gives 52 members about 20 buckets each',
  }),
  orchestratorLatency: duration({
    about: 'Delay of a packet through the orchestrator, once in and once out.',
    default: 1 * US,
    minimum: 0,
    source: 'assumption: not public; the order of a cut-through data-centre switch',
  }),
  correctionLatency: duration({
    about: 'Delay of a corrected packet on the backplane between two members.',
    default: 5 * US,
    minimum: 0,
    source: 'assumption: not public; one more pass through the orchestrator and two drivers',
  }),
  fastForward: fastForwardParameters,
  correctionHeader: size({
    about: 'Bytes that encapsulation adds to a corrected packet.',
    default: 40,
    minimum: 0,
    maximum: 500,
    source: 'assumption: not public; an outer header',
  }),
} as const;

export type DistributionConfig = Values<typeof distributionParameters>;

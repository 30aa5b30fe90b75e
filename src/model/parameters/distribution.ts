import { US } from '../../kernel/time.js';
import {
  bitRate,
  choice,
  count,
  duration,
  flag,
  optionalList,
  size,
  type Values,
} from '../../schema/parameter.js';
import { fastForwardParameters } from './fast-forward.js';

const SIDES = ['user', 'network'] as const;

/** How packets find their member: keys, buckets, the orchestrator with its downlinks and the correction layer. */
export const distributionParameters = {
  mode: choice(['auto-topology', 'user', 'network', 'general', 'per-interface'], {
    about:
      'What a packet is keyed by. User: destination address, with layer 4 and source port; network: source address and destination port; general: both. Auto-topology: user on internal, network on external interfaces. Strategies without an orchestrator hash the same keys.',
    default: 'auto-topology',
    source:
      'Maestro guide: distribution modes (domain 1.2.2, 1.2.3); the default is disputed (domain 10.2); other strategies: model, section 7',
  }),
  internal: choice(SIDES, {
    about: 'Mode of the interfaces where packets of clients arrive, where the mode is per-interface.',
    default: 'user',
    source: 'Chassis guide: legal pairs (domain 1.2.4); the default is that of auto-topology (domain 1.2.6)',
  }),
  external: choice(SIDES, {
    about: 'Mode of the interfaces where packets of servers arrive, where the mode is per-interface.',
    default: 'network',
    source: 'Chassis guide: legal pairs (domain 1.2.4); the default is that of auto-topology (domain 1.2.6)',
  }),
  layer4: flag({
    about: 'Whether keys have ports beside addresses.',
    default: true,
    source: 'on in one source, off in another (domain 10.2); on in the reference scenario (model, section 7)',
  }),
  buckets: count({
    about:
      'Entries of the distribution matrix: the key is hashed to a bucket, the bucket belongs to a member.',
    default: 1024,
    minimum: 52,
    maximum: 1_048_576,
    source: 'assumption: not public; a power of two that still gives 52 members about 20 buckets each',
  }),
  downlinks: {
    count: count({
      about:
        'Downlinks of each member to the orchestrators, in each direction; left out, the data ports of the appliance.',
      default: null,
      minimum: 1,
      maximum: 64,
      source: 'chosen by the user; the reference scenario has the two ports of its appliance',
    }),
    rate: bitRate({
      about: 'Line rate of one downlink; left out, that of a data port of the appliance.',
      default: null,
      minimum: 1e6,
      source: 'chosen by the user; orchestrators have ports of 10, 25, 40 and 100 GbE (domain 1.4.6)',
    }),
  },
  weighting: choice(['cores', 'downlinks'], {
    about:
      'What members without a weight of their own are weighed by when buckets are dealt out: processor cores, or the rate of all their downlinks.',
    default: 'cores',
    source:
      'R81.20 Maestro guide, Configuring Weights for Security Group Members: cores over all cores; by downlinks is an assumption (domain 1.2.9)',
  }),
  members: optionalList(
    'Members that differ from the others; each strategy without an orchestrator takes no notice.',
    {
      member: count({
        about: 'Number of the member, from 1.',
        minimum: 1,
        maximum: 1024,
        source: 'chosen by the user',
      }),
      weight: count({
        about: 'Relative weight in the dealing of buckets; left out, what `weighting` gives.',
        default: null,
        minimum: 0,
        maximum: 512,
        source: 'R81.20 Maestro guide, Configuring Weights for Security Group Members: 0 to 512',
      }),
      downlinks: count({
        about: 'Its downlinks, in each direction; left out, as many as the others have.',
        default: null,
        minimum: 1,
        maximum: 64,
        source: 'chosen by the user',
      }),
      downlinkRate: bitRate({
        about: 'Line rate of one of its downlinks; left out, that of the others.',
        default: null,
        minimum: 1e6,
        source: 'chosen by the user',
      }),
    },
  ),
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

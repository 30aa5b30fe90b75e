import type { ModelConfig } from '../config.js';
import type { Appliance } from '../parameters/appliance.js';
import type { ClusterStrategy } from './cluster-strategy.js';
import { lowestIds } from './membership.js';

/** Lines between a member and what spreads the packets, in each direction. */
export interface Downlinks {
  readonly count: number;
  /** Of one of them, bit/s. */
  readonly rate: number;
}

type Attached = Pick<ModelConfig, 'appliance' | 'distribution'>;

/** The lines of a member: its downlinks behind an orchestrator, its data ports elsewhere. */
export function downlinksOf(
  { appliance: { ports }, distribution: { downlinks, members } }: Attached,
  { orchestrated }: Pick<ClusterStrategy, 'orchestrated'>,
  member: number,
): Downlinks {
  if (orchestrated !== true) return { count: ports.count, rate: ports.rate };
  const own = members.find((one) => one.member === member + 1);
  return {
    count: own?.downlinks ?? downlinks.count ?? ports.count,
    rate: own?.downlinkRate ?? downlinks.rate ?? ports.rate,
  };
}

/** The appliance of a member, its lines in place of the data ports. */
export function applianceOf(
  config: Attached,
  strategy: Pick<ClusterStrategy, 'orchestrated'>,
  member: number,
): Appliance {
  const { appliance } = config;
  return { ...appliance, ports: { ...appliance.ports, ...downlinksOf(config, strategy, member) } };
}

/** Orchestrators of a site; downlinks go to one and the other in turn. */
export const ORCHESTRATORS = 2;

/**
 * What members weigh in the dealing of buckets: their own weight, or their cores (R81.20 Maestro guide), which are those of
 * one appliance for all, or the rate of their downlinks; relative to each other. `inService` says how many lines of each
 * member work, all of them where absent.
 */
export function bucketWeights(config: Attached, members: number, inService?: readonly number[]): number[] {
  const { appliance, distribution } = config;
  return lowestIds(members).map((member) => {
    const { count, rate } = downlinksOf(config, { orchestrated: true }, member);
    const lines = inService?.[member] ?? count;
    if (lines === 0) return 0; // out of reach
    const own = distribution.members.find((one) => one.member === member + 1)?.weight ?? null;
    if (own !== null) return own;
    return distribution.weighting === 'cores' ? appliance.cores : (lines * rate) / 1e9;
  });
}

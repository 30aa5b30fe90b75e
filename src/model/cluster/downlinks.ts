import type { ModelConfig } from '../config.js';
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

/**
 * What members weigh in the dealing of buckets: their own weight, or their cores (R81.20 Maestro guide), which are those of
 * one appliance for all, or the rate of their downlinks; relative to each other.
 */
export function bucketWeights(config: Attached, members: number): number[] {
  const { appliance, distribution } = config;
  return lowestIds(members).map((member) => {
    const own = distribution.members.find((one) => one.member === member + 1)?.weight ?? null;
    if (own !== null) return own;
    if (distribution.weighting === 'cores') return appliance.cores;
    const { count, rate } = downlinksOf(config, { orchestrated: true }, member);
    return (count * rate) / 1e9;
  });
}

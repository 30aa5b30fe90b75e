import type { ClusterBehaviour } from './cluster/cluster-strategy.js';
import type { ModelConfig } from './config.js';
import type { ScriptCosts } from './corexl/packet-path.js';
import { meanOver } from './traffic/mixture.js';
import { type Nat, NAT_KINDS, natShare } from './traffic/direction-keys.js';
import type { TalkerPopulation } from './traffic/talker-population.js';

/** Packets for every connection offered: those that each member passes on to their owners, and its own that come that way. */
export interface Corrections {
  readonly passedOn: Float64Array;
  readonly passedBack: Float64Array;
}

/** What corrections follow from. */
export interface Corrected {
  readonly plan: { readonly members: number; readonly config: Pick<ModelConfig, 'traffic' | 'distribution'> };
  readonly scripts: readonly ScriptCosts[];
  readonly source: { readonly population: TalkerPopulation };
  readonly behaviour: Pick<ClusterBehaviour, 'assignment' | 'keyedBy' | 'sticky'>;
}

/**
 * The corrections that a mean connection brings in expectation: the packets of servers that the keys of this replication
 * send to another member than those of the clients, in the members that are up now.
 */
export function expectedCorrections(system: Corrected): Corrections {
  const { plan, behaviour } = system;
  const corrections = {
    passedOn: new Float64Array(plan.members),
    passedBack: new Float64Array(plan.members),
  };
  if (behaviour.sticky || behaviour.keyedBy !== undefined) return corrections;
  for (const nat of NAT_KINDS) {
    const packets = serverPackets(system, nat);
    if (packets > 0) correct(system, nat, packets, corrections);
  }
  return corrections;
}

/** Packets of servers that reach members in connections with such a translation, for every connection of whichever. */
function serverPackets({ plan, scripts }: Corrected, nat: Nat): number {
  const { traffic } = plan.config;
  return meanOver(
    traffic.classes,
    (kind, index) => natShare(kind, traffic, nat) * scripts[index].memberServerPackets,
  );
}

function correct({ plan, source, behaviour }: Corrected, nat: Nat, packets: number, into: Corrections): void {
  const { population } = source;
  const { buckets } = plan.config.distribution;
  const member = Int32Array.from({ length: buckets }, (_, bucket) => behaviour.assignment.memberOf(bucket));
  const add = (owner: number, via: number, share: number): void => {
    if (owner === via) return;
    into.passedBack[owner] += packets * share;
    into.passedOn[via] += packets * share;
  };
  const returns = population.returnBuckets(nat);
  if (returns !== null) {
    population.eachTalker((talker, bucket, share) => add(member[bucket], member[returns[talker]], share));
    return;
  }
  // Connections with a key of their own come back to any bucket.
  const owns = new Float64Array(plan.members);
  const gets = new Float64Array(plan.members);
  member.forEach((one, bucket) => {
    owns[one] += population.bucketShares[bucket];
    gets[one] += 1 / buckets;
  });
  owns.forEach((share, owner) => gets.forEach((part, via) => add(owner, via, share * part)));
}

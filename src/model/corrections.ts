import type { ClusterBehaviour } from './cluster/cluster-strategy.js';
import type { ModelConfig } from './config.js';
import type { ScriptCosts } from './corexl/packet-path.js';
import type { PacketDelivery } from './delivery/packet-delivery.js';
import { memberShares, type Offered } from './expectations.js';
import { meanOver } from './traffic/mixture.js';
import { type Nat, NAT_KINDS, natShare } from './traffic/direction-keys.js';
import type { TalkerPopulation } from './traffic/talker-population.js';

/**
 * What members hand to each other, for every connection offered: packets and bytes that each passes on to their owners,
 * and its own that come that way.
 */
export interface Corrections {
  readonly passedOn: Float64Array;
  readonly passedBack: Float64Array;
  readonly passedOnBytes: Float64Array;
  readonly passedBackBytes: Float64Array;
}

/** What corrections follow from. */
export interface Corrected extends Offered {
  readonly plan: Offered['plan'] & { readonly config: Pick<ModelConfig, 'traffic' | 'distribution'> };
  readonly source: Offered['source'] & { readonly population: TalkerPopulation };
  readonly behaviour: Offered['behaviour'] & Pick<ClusterBehaviour, 'delivery' | 'sticky'>;
  readonly delivery: PacketDelivery;
}

/** Packets and bytes of a mean connection. */
interface Amount {
  readonly packets: number;
  readonly bytes: number;
}

/**
 * The corrections that a mean connection brings in expectation: the packets of servers that the keys of this replication
 * send to another member than those of the clients, in the members that are up now; of a pivot all that it hands on.
 */
export function expectedCorrections(system: Corrected): Corrections {
  const { plan, behaviour } = system;
  const column = (): Float64Array => new Float64Array(plan.members);
  const corrections: Corrections = {
    passedOn: column(),
    passedBack: column(),
    passedOnBytes: column(),
    passedBackBytes: column(),
  };
  if (behaviour.delivery === 'via-pivot') handOn(system, corrections);
  else if (!behaviour.sticky && behaviour.keyedBy === undefined) {
    for (const nat of NAT_KINDS) {
      const amount = ofServers(system, nat);
      if (amount.packets > 0) correct(system, nat, amount, corrections);
    }
  }
  return corrections;
}

function add(into: Corrections, owner: number, via: number, share: number, { packets, bytes }: Amount): void {
  if (owner === via) return;
  into.passedBack[owner] += packets * share;
  into.passedOn[via] += packets * share;
  into.passedBackBytes[owner] += bytes * share;
  into.passedOnBytes[via] += bytes * share;
}

function handOn(system: Corrected, into: Corrections): void {
  const { plan, scripts, delivery } = system;
  const { classes } = plan.config.traffic;
  const amount = {
    packets: meanOver(classes, (_, index) => scripts[index].script.packets),
    bytes: meanOver(classes, (_, index) => scripts[index].script.bytes),
  };
  const shares = memberShares(system);
  const pivot = shares.findIndex((_, member) => delivery.receivesAll(member));
  shares.forEach((share, owner) => {
    add(into, owner, pivot, share, amount);
  });
}

/** What of servers reaches members in connections with such a translation, for every connection of whichever. */
function ofServers({ plan, scripts }: Corrected, nat: Nat): Amount {
  const { traffic } = plan.config;
  const mean = (of: (costs: ScriptCosts) => number): number =>
    meanOver(traffic.classes, (kind, index) => natShare(kind, traffic, nat) * of(scripts[index]));
  return {
    packets: mean(({ memberServerPackets }) => memberServerPackets),
    bytes: mean(({ memberServerBytes }) => memberServerBytes),
  };
}

function correct({ plan, source, behaviour }: Corrected, nat: Nat, amount: Amount, into: Corrections): void {
  const { population } = source;
  if (population.isSymmetric(nat)) return;
  const { buckets } = plan.config.distribution;
  const member = Int32Array.from({ length: buckets }, (_, bucket) => behaviour.assignment.memberOf(bucket));
  const returns = population.returnBuckets(nat);
  if (returns !== null) {
    population.eachTalker((talker, bucket, share) => {
      add(into, member[bucket], member[returns[talker]], share, amount);
    });
    return;
  }
  // Connections with a key of their own come back to any bucket.
  const owns = new Float64Array(plan.members);
  const gets = new Float64Array(plan.members);
  member.forEach((one, bucket) => {
    owns[one] += population.bucketShares[bucket];
    gets[one] += 1 / buckets;
  });
  owns.forEach((share, owner) => {
    gets.forEach((part, via) => {
      add(into, owner, via, share * part, amount);
    });
  });
}

import type { Delivery } from '../model/cluster/cluster-strategy.js';
import { downlinksOf } from '../model/cluster/downlinks.js';
import type { ModelConfig } from '../model/config.js';
import { strategyNamed } from '../model/strategies/index.js';
import { entryTime } from '../model/traffic/entry-time.js';
import type { TransactionClass } from '../model/parameters/traffic.js';
import type { Flood } from '../model/traffic/flood.js';
import type { DesignPoint } from '../scenario/scenario.js';
import { connectionDemand } from './connection-demand.js';
import type { HottestShare } from './hottest-share.js';
import { memberModel, tenantModels } from './member-model.js';
import type { LoadLimits } from './objective.js';
import { activeIds, activeMembers, idsUp, policiesOf } from './policies.js';

/**
 * Nothing can be busy for more than all of the time. Tables set no bound here: over a run that is short against the time
 * of an entry more may come in than leaves.
 */
export const FULL_LOAD: LoadLimits = {
  maxCoreUtilization: 1,
  maxPortUtilization: 1,
  maxTableUtilization: Infinity,
};

/**
 * An upper bound of the capacity in connections per second by operational analysis (Denning and Buzen 1978): no member
 * does more than its cores' time of work, however these are split, every bit passes a data port, and every connection
 * has an entry with its owner for its time (Little's law). The demands are those of the connections alone: what a member
 * does for its own and, where packets are flooded or pass a pivot, for those of others. Synchronisation, corrections and
 * waits come on top, so that no simulated capacity may exceed the bound; what an overloaded cluster still handles is
 * held against `throughputBound`. The mean over random keys of the talkers, as the simulated capacity is.
 */
export function operationalBound(
  point: DesignPoint,
  hottestShare: HottestShare,
  limits: LoadLimits = FULL_LOAD,
): number {
  return hottestShare.mean(point, boundByShares(point, limits));
}

/** The bound as a function of the share of the connections that each member handles. */
export function boundByShares(point: DesignPoint, limits: LoadLimits): (shares: ArrayLike<number>) => number {
  const { fastForwardBytes } = connectionDemand(point.model);
  const { portRate } = point.model.distribution.fastForward;
  const ofOrchestrator = (limits.maxPortUtilization * portRate) / (8 * fastForwardBytes);
  const members = idsUp(point).map((member) => ({ member, ask: askedOf(point, member, limits) }));
  return (shares) => {
    let bound = ofOrchestrator;
    for (const { member, ask } of members) bound = Math.min(bound, boundOf(shares[member], ask));
    return bound;
  };
}

/** What a member has to give in a second, and what of it a connection asks: its own, and one of another member. */
interface Asked {
  readonly coreTime: number;
  readonly own: number;
  readonly foreign: number;
  readonly bits: number;
  readonly ownBits: number;
  /** Of a connection of whichever member, where all packets reach this one; else null. */
  readonly anyBits: number | null;
  readonly entries: number;
  readonly entrySeconds: number;
}

function askedOf(point: DesignPoint, member: number, limits: LoadLimits): Asked {
  const policies = policiesOf(point);
  const model = memberModel(point.model, policies, member);
  const demand = connectionDemand(model);
  const { bytes, packets } = connectionDemand(point.model);
  const [pivot] = idsUp(point); // also of two sites: the first is active as long as a member of it is up
  const { delivery } = policies;
  const seesAll = delivery === 'flooded' || (delivery === 'via-pivot' && member === pivot);
  const { connectionLimit } = point.model.tables;
  return {
    coreTime: limits.maxCoreUtilization * point.model.appliance.cores * 1e9,
    own: demand.sndWork + demand.instanceWork,
    foreign: seesAll ? packets * foreignPacketWork(point, delivery) : 0,
    bits: limits.maxPortUtilization * lineRate(point, member),
    ownBits: 8 * demand.memberBytes,
    anyBits: seesAll ? 8 * bytes : null,
    entries: limits.maxTableUtilization * (connectionLimit ?? Infinity),
    entrySeconds: connectionLimit === null ? 0 : entryTime(model).total / 1e9,
  };
}

/** The connections a second of which a member with such a share of them can carry what comes to it. */
function boundOf(share: number, asked: Asked): number {
  const work = share * asked.own + (1 - share) * asked.foreign;
  const carried = asked.anyBits !== null && share < 1 ? asked.anyBits : share * asked.ownBits;
  const ofTable = asked.entries / (share * asked.entrySeconds);
  return Math.min(asked.coreTime / work, asked.bits / carried, ofTable);
}

/** SND work of a member for a packet that reaches it and that another handles, nanoseconds. */
function foreignPacketWork({ model }: DesignPoint, delivery: Delivery): number {
  const { discardPacket, sndPacket, forwardPacket } = model.appliance.costs;
  return delivery === 'flooded' ? discardPacket : sndPacket + forwardPacket;
}

/**
 * Bits per second that a cluster cannot forward more of, whatever is offered and however unevenly: a member that is
 * overloaded drops, the others go on, so that only the cores of all together and the ports that everything passes bound
 * it. Virtual systems lose unequally, and floods change the mixture: the bound is that of what asks for least work a bit.
 */
export function throughputBound(point: DesignPoint, floods: readonly Flood[] = []): number {
  const { appliance, traffic } = point.model;
  const { cores } = appliance;
  const up = activeMembers(point);
  const entrances = policiesOf(point).delivery === 'orchestrated' ? activeIds(point) : [0];
  const flooded = traffic.classes.filter(({ name }) => floods.some((flood) => flood.class === name));
  const models = [...tenantModels(point.model), ...flooded.map((kind) => modelOf(point, kind))];
  const bitsPerWork = models.map((model) => {
    const { sndWork, instanceWork, bytes } = connectionDemand(model);
    return (8 * bytes) / (sndWork + instanceWork);
  });
  const { bytes, memberBytes, fastForwardBytes } = connectionDemand(point.model);
  const ofPorts = entrances.reduce((sum, member) => sum + lineRate(point, member), 0) * (bytes / memberBytes);
  const alone = point.model.distribution.fastForward.portRate * (bytes / fastForwardBytes);
  return Math.min(up * cores * 1e9 * Math.max(...bitsPerWork), ofPorts, alone);
}

/** Bits per second that a member's lines take in together. */
function lineRate({ model, strategy }: DesignPoint, member: number): number {
  const { count, rate } = downlinksOf(model, strategyNamed(strategy), member);
  return count * rate;
}

/** The model of a point with connections of one class alone. */
function modelOf({ model }: DesignPoint, kind: TransactionClass): ModelConfig {
  return { ...model, traffic: { ...model.traffic, classes: [{ ...kind, share: 1 }] } };
}

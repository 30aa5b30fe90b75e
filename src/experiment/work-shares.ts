import type { ModelConfig } from '../model/config.js';
import type { MemberLoad } from '../model/member-load.js';
import type { Appliance } from '../model/parameters/appliance.js';
import type { DesignPoint } from '../scenario/scenario.js';
import { connectionDemand } from './connection-demand.js';
import { memberModel } from './member-model.js';
import { idsUp, membersUp, policiesOf } from './policies.js';

/** Work of one class of cores of a member, nanoseconds a second. */
export interface ClassWork {
  /** By the price that makes it, named by its path in a scenario. */
  readonly byPrice: Readonly<Record<string, number>>;
  /** Parts of it: for its own connections; with the share of asymmetric ones; with changes of tables that all keep. */
  readonly own: number;
  readonly asymmetric: number;
  readonly sharedTable: number;
  /** What does not grow with the load: heartbeats. */
  readonly fixed: number;
}

/** What the work of a member consists of, on its SND cores and on its firewall instances. */
export interface MemberWork {
  readonly snd: ClassWork;
  readonly fw: ClassWork;
}

/**
 * Takes the work of a member apart at a rate of connections per second (utilisation law: work is how often something is
 * done times its price, summed). What connections bring is known from their scripts; what others give the member to do
 * was counted in the run.
 */
export function memberWork(point: DesignPoint, rate: number, load: MemberLoad, member: number): MemberWork {
  const own = memberModel(point.model, policiesOf(point), member);
  return { snd: distributorWork(point, rate, load, member, own), fw: instanceWork(point, rate, load, own) };
}

function distributorWork(
  point: DesignPoint,
  rate: number,
  { share, rates }: MemberLoad,
  member: number,
  model: ModelConfig,
): ClassWork {
  const { sync, appliance } = point.model;
  const { sndPacket, discardPacket, forwardPacket, correctPacket } = appliance.costs;
  const { delivery } = policiesOf(point);
  const own = ownWork(model, 'sndWork', ['sndPacket', 'acceleratedPacket'], rate * share);
  const foreign = rate * (1 - share) * connectionDemand(point.model).packets;
  const forwarded = delivery === 'via-pivot' && member === idsUp(point)[0] ? foreign : 0;
  const discarded = delivery === 'flooded' ? foreign : 0;
  const corrected = delivery === 'via-pivot' ? 0 : (rates.passedOn + rates.passedBack) * correctPacket;
  return {
    byPrice: {
      'appliance.costs.sndPacket': own.byPrice['appliance.costs.sndPacket'] + forwarded * sndPacket,
      'appliance.costs.acceleratedPacket': own.byPrice['appliance.costs.acceleratedPacket'],
      'appliance.costs.forwardPacket': forwarded * forwardPacket,
      'appliance.costs.discardPacket': discarded * discardPacket,
      'appliance.costs.correctPacket': corrected,
      'sync.packetCost': rates.syncPackets * sync.packetCost,
    },
    own: own.total,
    asymmetric: corrected,
    sharedTable: 0,
    fixed: 0,
  };
}

function instanceWork(
  point: DesignPoint,
  rate: number,
  { share, rates }: MemberLoad,
  model: ModelConfig,
): ClassWork {
  const { sync, appliance } = point.model;
  const own = ownWork(model, 'instanceWork', INSTANCE_PRICES, rate * share);
  const { clustered, tableChanges } = policiesOf(point);
  const others = clustered ? membersUp(point) - 1 : 0;
  const heartbeats = others > 0 ? ((others + 1) * 1e9) / sync.tick : 0;
  const changes = others > 0 ? rate * sync.sharedTableShare : 0;
  // Where holders of copies alone are told, each connection has one, and they are spread over the others.
  const told = tableChanges === 'to-holders-of-copies' && others > 0 ? 1 / others : 1;
  const { generateCost, applyCost } = sync;
  return {
    byPrice: {
      ...own.byPrice,
      'appliance.costs.trainPart': rates.trainParts * appliance.costs.trainPart,
      'sync.generateCost': rates.updatesBuilt * generateCost,
      'sync.applyCost': rates.updatesApplied * applyCost,
      'sync.heartbeatCost': heartbeats * sync.heartbeatCost,
      'sync.packetCost': heartbeats * sync.packetCost,
    },
    own: own.total,
    asymmetric: rates.returnUpdatesBuilt * generateCost + rates.returnUpdatesApplied * applyCost,
    sharedTable: changes * (share * generateCost + (1 - share) * told * applyCost),
    fixed: heartbeats * (sync.heartbeatCost + sync.packetCost),
  };
}

type CostName = keyof Appliance['costs'];

/** Prices of the work of firewall instances. */
export const INSTANCE_PRICES = [
  'firstPacket',
  'lastPacket',
  'mediumPacket',
  'mediumKilobyte',
  'firewallPacket',
] as const satisfies readonly CostName[];

/** Work of `connections` per second by price: each price alone makes its part. */
export function ownWork(
  model: ModelConfig,
  of: 'sndWork' | 'instanceWork',
  prices: readonly CostName[],
  connections: number,
): { byPrice: Record<string, number>; total: number } {
  const parts = prices.map((name) => {
    const demand = connectionDemand(modelAtPrice(model, name));
    return [`appliance.costs.${name}`, connections * demand[of]] as const;
  });
  return { byPrice: Object.fromEntries(parts), total: connections * connectionDemand(model)[of] };
}

/** Models at one price that were asked for: every replication asks for those of its point. */
const known = new WeakMap<ModelConfig, Map<CostName, ModelConfig>>();

/** A model in which nothing but this has a price. */
function modelAtPrice(model: ModelConfig, name: CostName): ModelConfig {
  const ofModel = known.get(model) ?? new Map<CostName, ModelConfig>();
  known.set(model, ofModel);
  const atPrice = ofModel.get(name) ?? withPriceOf(model, name);
  ofModel.set(name, atPrice);
  return atPrice;
}

function withPriceOf({ appliance, ...model }: ModelConfig, name: CostName): ModelConfig {
  const none = Object.fromEntries(Object.keys(appliance.costs).map((each) => [each, 0]));
  const costs = { ...none, [name]: appliance.costs[name] } as unknown as Appliance['costs'];
  return { ...model, appliance: { ...appliance, costs } };
}

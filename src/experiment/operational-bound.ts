import type { DesignPoint } from '../scenario/scenario.js';
import type { ClusterBehaviour } from '../model/cluster/cluster-strategy.js';
import { lowestIds } from '../model/cluster/membership.js';
import { priceScript, type ScriptCosts } from '../model/corexl/packet-path.js';
import { strategyNamed } from '../model/strategies/index.js';
import { ConnectionTable } from '../model/tables/connection-table.js';
import { EntryLedger } from '../model/tables/entry-ledger.js';
import { meanOver } from '../model/traffic/mixture.js';
import { writeScript } from '../model/traffic/session-script.js';

/** What a mean connection brings, from the scripts and prices alone: no simulation. */
export interface ConnectionDemand {
  readonly packets: number;
  readonly bytes: number;
  /** Trains, each an event or more at every station. */
  readonly trains: number;
  /** Core work, nanoseconds. */
  readonly sndWork: number;
  readonly instanceWork: number;
  /** First packet to last data packet, nanoseconds. */
  readonly transferTime: number;
}

export function connectionDemand({ appliance, traffic }: DesignPoint['model']): ConnectionDemand {
  const priced = traffic.classes.map((kind) =>
    priceScript(writeScript(kind, traffic), traffic.path, appliance.costs),
  );
  const mean = (of: (costs: ScriptCosts) => number): number =>
    meanOver(traffic.classes, (_, index) => of(priced[index]));
  return {
    packets: mean(({ script }) => script.packets),
    bytes: mean(({ script }) => script.bytes),
    trains: mean(({ script }) => script.steps),
    sndWork: mean(({ sndTotal }) => sndTotal),
    instanceWork: mean(({ instanceTotal }) => instanceTotal),
    transferTime: mean(({ script }) => script.totalGap) * traffic.roundTripTime.mean,
  };
}

/** The policies of a strategy outside any simulation, to ask who would handle what. */
export function policiesOf({ strategy, members, failed = 0, model }: DesignPoint): ClusterBehaviour {
  const nothing = (): void => undefined;
  const behaviour = strategyNamed(strategy).build({
    members,
    membersUp: members - failed,
    buckets: model.distribution.buckets,
    sync: model.sync,
    options: model.options[strategy] ?? {},
    connections: new ConnectionTable(),
    network: { announceToAll: nothing, announceTo: nothing },
    copies: new EntryLedger(members, []),
  });
  behaviour.assignment.membershipChanged({ epoch: 1, up: lowestIds(members - failed) });
  return behaviour;
}

/**
 * An upper bound of the capacity in connections per second by operational analysis (Denning and Buzen 1978): no core
 * does more than one second of work a second, the member with the largest share of the buckets least of all, and every
 * bit passes a data port, of every member where packets are flooded.
 */
export function operationalBound(point: DesignPoint): number {
  const { appliance, distribution } = point.model;
  const { sndWork, instanceWork, bytes } = connectionDemand(point.model);
  const { assignment, delivery } = policiesOf(point);
  const owned = new Float64Array(point.members);
  for (let bucket = 0; bucket < distribution.buckets; bucket++) owned[assignment.memberOf(bucket)]++;
  const largestShare = Math.max(...owned) / distribution.buckets;
  const gateway = (appliance.cores * 1e9) / (sndWork + instanceWork);
  const ports = (appliance.ports.count * appliance.ports.rate) / (8 * bytes);
  const throughOnePort = delivery === 'orchestrated' ? largestShare : 1;
  return Math.min(gateway / largestShare, ports / throughOnePort);
}

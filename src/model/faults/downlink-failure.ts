import type { Fault } from './fault.js';
import type { FaultCluster } from './fault-cluster.js';
import type { FaultVerb } from './fault-verb.js';
import type { LineStates } from './line-states.js';

/** Lines of a member to an orchestrator fail: it takes in less, and gets fewer buckets where downlinks are its weight. */
export const downlinkFailure: FaultVerb = {
  name: 'downlink-failure',
  about: 'a downlink failure takes lines to the orchestrators away from a member',
  needs: ['member'],
  takes: ['downlinks', 'for'],
  lines: (states, { member = 1, downlinks = 1 }) => states.fail(member - 1, downlinks) === downlinks,
  endLines: repairAsMany,
  strike: (cluster, fault) => strike(cluster, fault, downlinkFailure.lines!, 'downlink-failure'),
  end: (cluster, fault) => strike(cluster, fault, repairAsMany, 'downlink-repair'),
};

/** They work again. */
export const downlinkRepair: FaultVerb = {
  name: 'downlink-repair',
  about: 'a downlink repair brings them back',
  needs: ['member'],
  takes: ['downlinks'],
  lines: (states, { member = 1, downlinks = Infinity }) => states.repair(member - 1, downlinks) > 0,
  strike: (cluster, fault) => strike(cluster, fault, downlinkRepair.lines!, 'downlink-repair'),
};

function repairAsMany(states: LineStates, { member = 1, downlinks = 1 }: Fault): boolean {
  return states.repair(member - 1, downlinks) > 0;
}

function strike(cluster: FaultCluster, fault: Fault, change: LineChange, what: string): void {
  cluster.changeLines(what, (fault.member ?? 1) - 1, (states) => change(states, fault));
}

type LineChange = NonNullable<FaultVerb['lines']>;

import type { Fault } from './fault.js';
import type { FaultCluster } from './fault-cluster.js';
import type { FaultVerb } from './fault-verb.js';
import type { LineStates } from './line-states.js';

/** One of the two orchestrators of a site fails, and every member loses the downlinks that go to it. */
export const orchestratorFailure: FaultVerb = {
  name: 'orchestrator-failure',
  about: 'an orchestrator failure takes every other downlink away from all members',
  needs: ['orchestrator'],
  takes: ['for'],
  lines: fails,
  endLines: isRepaired,
  strike: (cluster, fault) => strike(cluster, fault, fails, 'orchestrator-failure'),
  end: (cluster, fault) => strike(cluster, fault, isRepaired, 'orchestrator-repair'),
};

/** It works again. */
export const orchestratorRepair: FaultVerb = {
  name: 'orchestrator-repair',
  about: 'an orchestrator repair brings it back',
  needs: ['orchestrator'],
  lines: isRepaired,
  strike: (cluster, fault) => strike(cluster, fault, isRepaired, 'orchestrator-repair'),
};

function fails(states: LineStates, { orchestrator = 1 }: Fault): boolean {
  return states.orchestratorFails(orchestrator - 1);
}

function isRepaired(states: LineStates, { orchestrator = 1 }: Fault): boolean {
  return states.orchestratorRepaired(orchestrator - 1);
}

function strike(cluster: FaultCluster, fault: Fault, change: typeof fails, what: string): void {
  cluster.changeLines(`${what} ${fault.orchestrator ?? 1}`, null, (states) => change(states, fault));
}

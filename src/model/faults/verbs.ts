import { downlinkFailure, downlinkRepair } from './downlink-failure.js';
import type { FaultVerb } from './fault-verb.js';
import { configurationChange } from './configuration-change.js';
import { crash } from './member-crash.js';
import { joining } from './member-join.js';
import { removal } from './member-removal.js';
import { restart } from './member-restart.js';
import { policyInstallation } from './policy-installation.js';
import { slowMember } from './slow-member.js';
import { siteFailover } from './site-failover.js';
import { siteFailure } from './site-failure.js';
import { siteRestart } from './site-restart.js';
import { syncDelay } from './sync-delay.js';
import { syncLoss } from './sync-loss.js';
import { syncPartition } from './sync-partition.js';
import { syncRepair } from './sync-repair.js';
import { orchestratorFailure, orchestratorRepair } from './orchestrator-failure.js';

/** Everything that a timeline of faults can name. A new verb is one file and one line here. */
export const FAULT_VERBS: readonly FaultVerb[] = [
  crash,
  restart,
  removal,
  joining,
  slowMember,
  policyInstallation,
  configurationChange,
  siteFailure,
  siteRestart,
  siteFailover,
  syncLoss,
  syncDelay,
  syncPartition,
  syncRepair,
  downlinkFailure,
  downlinkRepair,
  orchestratorFailure,
  orchestratorRepair,
];

const byName = new Map(FAULT_VERBS.map((verb) => [verb.name, verb]));

/** The verb of a name that the grammar has accepted. */
export function verbNamed(name: string): FaultVerb {
  const found = byName.get(name);
  if (found === undefined) throw new RangeError(`no fault is named ${name}`);
  return found;
}

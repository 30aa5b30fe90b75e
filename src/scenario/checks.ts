import { issueOf, type Issue } from '../schema/issue.js';
import { nodeAt, type SourceNode } from '../schema/source-tree.js';
import { applianceParameters } from '../model/parameters/appliance.js';
import { classProblems } from './class-checks.js';
import { fastForwardProblems } from './fast-forward-checks.js';
import { distributionProblems } from './distribution-checks.js';
import { faultProblems } from './fault-checks.js';
import { siteProblems } from './site-checks.js';
import { scenarioParameters } from './parameters.js';
import { oversizedUpdates } from './sync-checks.js';
import { read, repeated } from './tree-values.js';
import { virtualSystemProblems } from './virtual-system-checks.js';

/**
 * Combinations that no single key can be blamed for. They look at whatever keys are valid by themselves, so that
 * they are reported together with the problems of the other keys.
 */
export function impossibleCombinations(tree: SourceNode): Issue[] {
  return [
    ...coreSplit(tree),
    ...hyperFlowCores(tree),
    ...classProblems(tree),
    ...replicationLimits(tree),
    ...repeatedStrategies(tree),
    ...siteProblems(tree),
    ...fastForwardProblems(tree),
    ...oversizedUpdates(tree),
    ...distributionProblems(tree),
    ...faultProblems(tree),
    ...virtualSystemProblems(tree),
  ];
}

function coreSplit(tree: SourceNode): Issue[] {
  const path = ['appliance', 'secureNetworkDistributors'];
  const cores = logicalCores(tree);
  const given = read(tree, path, applianceParameters.secureNetworkDistributors);
  if (cores === undefined || given == null || given < cores) return [];
  const message = `${given} SNDs of ${cores} cores leave none for firewall instances; write fewer than ${cores}`;
  return [issueOf(tree, path, message)];
}

/** Two for each core with SMT. */
function logicalCores(tree: SourceNode): number | undefined {
  const cores = read(tree, ['appliance', 'cores'], applianceParameters.cores);
  const smt = read(tree, ['appliance', 'smt', 'enabled'], applianceParameters.smt.enabled);
  return cores === undefined || smt === undefined ? undefined : cores * (smt ? 2 : 1);
}

/** HyperFlow needs as many logical cores (domain 3.2.7). */
const HYPER_FLOW_CORES = 8;

function hyperFlowCores(tree: SourceNode): Issue[] {
  const path = ['appliance', 'hyperFlow', 'enabled'];
  const cores = logicalCores(tree);
  const enabled = read(tree, path, applianceParameters.hyperFlow.enabled);
  if (cores === undefined || enabled !== true || cores >= HYPER_FLOW_CORES) return [];
  const message = `HyperFlow needs at least ${HYPER_FLOW_CORES} cores, not ${cores}; write false`;
  return [issueOf(tree, path, message)];
}

function replicationLimits(tree: SourceNode): Issue[] {
  const min = read(tree, ['replications', 'min'], scenarioParameters.replications.min);
  const max = read(tree, ['replications', 'max'], scenarioParameters.replications.max);
  if (min === undefined || max === undefined || min <= max) return [];
  const message = `min is ${min} and max ${max}; write min no larger than max such as { min: 5, max: 30 }`;
  return [issueOf(tree, ['replications', 'min'], message)];
}

function repeatedStrategies(tree: SourceNode): Issue[] {
  const list = nodeAt(tree, ['strategies']);
  const paths = list?.kind === 'list' ? list.items.map((_, index) => ['strategies', index]) : [];
  return repeated(tree, paths, (name) => `"${name}" is listed twice; list every strategy once`);
}

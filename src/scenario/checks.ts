import { issueOf, type Issue } from '../schema/issue.js';
import type { Parameter } from '../schema/parameter.js';
import { parameterType } from '../schema/quantity-types.js';
import { nodeAt, plainOf, type Path, type SourceNode } from '../schema/source-tree.js';
import { applianceParameters } from '../model/parameters/appliance.js';
import { trafficParameters } from '../model/parameters/traffic.js';
import { fastForwardProblems } from './fast-forward-checks.js';
import { faultProblems } from './fault-checks.js';
import { siteProblems } from './site-checks.js';
import { scenarioParameters } from './parameters.js';
import { virtualSystemProblems } from './virtual-system-checks.js';

const classKeys = trafficParameters.classes.item;

/**
 * Combinations that no single key can be blamed for. They look at whatever keys are valid by themselves, so that
 * they are reported together with the problems of the other keys.
 */
export function impossibleCombinations(tree: SourceNode): Issue[] {
  return [
    ...coreSplit(tree),
    ...hyperFlowCores(tree),
    ...classShares(tree),
    ...classTransfers(tree),
    ...classNames(tree),
    ...replicationLimits(tree),
    ...repeatedStrategies(tree),
    ...siteProblems(tree),
    ...fastForwardProblems(tree),
    ...faultProblems(tree),
    ...virtualSystemProblems(tree),
  ];
}

function coreSplit(tree: SourceNode): Issue[] {
  const path = ['appliance', 'secureNetworkDistributors'];
  const cores = read(tree, ['appliance', 'cores'], applianceParameters.cores);
  const given = read(tree, path, applianceParameters.secureNetworkDistributors);
  if (cores === undefined || given == null || given < cores) return [];
  const message = `${given} SNDs of ${cores} cores leave none for firewall instances; write fewer than ${cores}`;
  return [issueOf(tree, path, message)];
}

/** HyperFlow needs as many logical cores (domain 3.2.7). */
const HYPER_FLOW_CORES = 8;

function hyperFlowCores(tree: SourceNode): Issue[] {
  const path = ['appliance', 'hyperFlow', 'enabled'];
  const cores = read(tree, ['appliance', 'cores'], applianceParameters.cores);
  const enabled = read(tree, path, applianceParameters.hyperFlow.enabled);
  if (cores === undefined || enabled !== true || cores >= HYPER_FLOW_CORES) return [];
  const message = `HyperFlow needs at least ${HYPER_FLOW_CORES} cores, not ${cores}; write false`;
  return [issueOf(tree, path, message)];
}

function classShares(tree: SourceNode): Issue[] {
  const shares = classesOf(tree).map((path) => read(tree, [...path, 'share'], classKeys.share));
  if (shares.length === 0 || shares.includes(undefined)) return [];
  const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0);
  if (Math.abs(sum - 1) <= 1e-4 + 1e-12) return [];
  const message = `shares add up to ${Number((sum * 100).toFixed(4))} %; make them 100 %`;
  return [issueOf(tree, ['traffic', 'classes'], message)];
}

function classTransfers(tree: SourceNode): Issue[] {
  return classesOf(tree).flatMap((path) => {
    const object = read(tree, [...path, 'object'], classKeys.object);
    const exchanges = read(tree, [...path, 'exchanges'], classKeys.exchanges);
    const transport = read(tree, [...path, 'transport'], classKeys.transport);
    if (transport === 'udp' && object !== undefined && object !== 0) {
      const message =
        'a UDP class transfers no object, only exchanges; write exchanges such as 1 or transport: tcp';
      return [issueOf(tree, [...path, 'object'], message)];
    }
    if (object !== 0 || exchanges !== 0) return [];
    return [issueOf(tree, path, 'transfers nothing; give it an object such as 10 kB or exchanges such as 1')];
  });
}

function classNames(tree: SourceNode): Issue[] {
  const paths = classesOf(tree).map((path) => [...path, 'name']);
  return repeated(tree, paths, (name) => `"${name}" names two classes; give every class a name of its own`);
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

function classesOf(tree: SourceNode): Path[] {
  const list = nodeAt(tree, ['traffic', 'classes']);
  return list?.kind === 'list' ? list.items.map((_, index) => ['traffic', 'classes', index]) : [];
}

function repeated(tree: SourceNode, paths: readonly Path[], message: (name: string) => string): Issue[] {
  const seen = new Set<unknown>();
  return paths.flatMap((path) => {
    const node = nodeAt(tree, path);
    if (node?.kind !== 'scalar' || typeof node.value !== 'string') return [];
    const again = seen.has(node.value);
    seen.add(node.value);
    return again ? [issueOf(tree, path, message(node.value))] : [];
  });
}

/** The value of one key or its default; undefined if it is not valid by itself. */
function read<T>(tree: SourceNode, path: Path, parameter: Parameter<T>): T | undefined {
  const node = nodeAt(tree, path);
  const result = parameterType(parameter).safeParse(node === undefined ? undefined : plainOf(node));
  return result.success ? (result.data as T) : undefined;
}

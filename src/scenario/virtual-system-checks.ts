import { applianceParameters } from '../model/parameters/appliance.js';
import { coreSplit } from '../model/corexl/core-split.js';
import { tableParameters } from '../model/parameters/tables.js';
import type { VirtualSystem } from '../model/parameters/virtual-systems.js';
import { groupType } from '../schema/grammar.js';
import { issueOf, suggestion, type Issue } from '../schema/issue.js';
import { parameterType } from '../schema/quantity-types.js';
import { nodeAt, type Path, type SourceNode } from '../schema/source-tree.js';
import type { Appliance } from '../model/parameters/appliance.js';
import { valueAt } from './tree-values.js';
import { virtualSystemsType } from './virtual-systems.js';

const LIST = 'virtualSystems';

/** Virtual systems that are valid by themselves and make no sense where they are. */
export function virtualSystemProblems(tree: SourceNode): Issue[] {
  if (nodeAt(tree, [LIST]) === undefined) return [];
  const systems = valueAt(tree, [LIST], virtualSystemsType);
  if (systems === undefined) return [];
  return [
    ...names(tree, systems),
    ...loads(tree, systems),
    ...shares(tree, systems),
    ...systems.flatMap((system, index) => [
      ...classes(tree, system, index),
      ...instances(tree, system, index),
      ...limit(tree, system, index),
    ]),
    ...notTogether(tree),
  ];
}

function names(tree: SourceNode, systems: readonly VirtualSystem[]): Issue[] {
  return systems.flatMap(({ name }, index) => {
    if (systems.findIndex((other) => other.name === name) === index) return [];
    const message = `"${name}" names two virtual systems; give every one a name of its own`;
    return [issueOf(tree, [LIST, index, 'name'], message)];
  });
}

/** Either all have loads, and the scenario none, or none has. */
function loads(tree: SourceNode, systems: readonly VirtualSystem[]): Issue[] {
  const own = systems.filter(({ load }) => load !== null);
  if (own.length === 0) return [];
  const beside =
    nodeAt(tree, ['load']) === undefined
      ? []
      : [issueOf(tree, ['load'], 'virtual systems have loads of their own; leave out one of the two')];
  const mixed = systems.flatMap(({ load, share }, index) => {
    if (load !== null && share === null) return [];
    const message =
      load === null
        ? 'has no load while others have one; write a load such as load: 5 kcps for every virtual system, or shares'
        : 'has a load and a share; leave out one of the two';
    return [issueOf(tree, [LIST, index], message)];
  });
  return [...beside, ...mixed];
}

function shares(tree: SourceNode, systems: readonly VirtualSystem[]): Issue[] {
  if (systems.some(({ load }) => load !== null)) return [];
  const missing = systems.flatMap(({ share }, index) =>
    share === null
      ? [issueOf(tree, [LIST, index], 'has neither share nor load; write one such as share: 50 %')]
      : [],
  );
  if (missing.length > 0) return missing;
  return notWhole(
    tree,
    [LIST],
    systems.map(({ share }) => share!),
  );
}

function classes(tree: SourceNode, { classes: own }: VirtualSystem, index: number): Issue[] {
  const list = nodeAt(tree, ['traffic', 'classes']);
  if (own === undefined || list?.kind !== 'list') return [];
  const known = list.items.flatMap((item) => {
    const name = nodeAt(item, ['name']);
    return name?.kind === 'scalar' && typeof name.value === 'string' ? [name.value] : [];
  });
  const path = [LIST, index, 'classes'];
  const unknown = Object.keys(own).filter((name) => !known.includes(name));
  if (unknown.length === 0) return notWhole(tree, path, Object.values(own));
  return unknown.map((name) =>
    issueOf(
      tree,
      [...path, name],
      `no class of the traffic profile${suggestion(name, known)} known: ${known.join(', ')}`,
    ),
  );
}

function notWhole(tree: SourceNode, path: Path, parts: readonly number[]): Issue[] {
  const sum = parts.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) <= 1e-4 + 1e-12) return [];
  return [issueOf(tree, path, `shares add up to ${Number((sum * 100).toFixed(4))} %; make them 100 %`)];
}

function instances(tree: SourceNode, { instances: wanted }: VirtualSystem, index: number): Issue[] {
  const appliance = valueAt(tree, ['appliance'], groupType(applianceParameters)) as Appliance | undefined;
  if (wanted === null || appliance === undefined) return [];
  const { fw } = coreSplit(appliance);
  if (fw < 1 || wanted <= fw) return [];
  const message = `${wanted} instances on ${fw} firewall cores are more than one on each; write ${fw} or fewer`;
  return [issueOf(tree, [LIST, index, 'instances'], message)];
}

/** What a crash does to a limit, and which of two limits refuses, is not modelled. */
function limit(tree: SourceNode, { connectionLimit }: VirtualSystem, index: number): Issue[] {
  if (connectionLimit === null && !isSwept(tree, `${LIST}[${index}].connectionLimit`)) return [];
  const others = valueAt(tree, ['tables', 'connectionLimit'], parameterType(tableParameters.connectionLimit));
  const beside = [
    ...((others ?? null) !== null || isSwept(tree, 'tables.connectionLimit')
      ? ['tables.connectionLimit']
      : []),
    ...(nodeAt(tree, ['faults']) === undefined ? [] : ['faults']),
  ];
  return beside.map((path) =>
    issueOf(
      tree,
      [LIST, index, 'connectionLimit'],
      `cannot be together with ${path}; leave out one of the two`,
    ),
  );
}

/** HyperFlow spreads over instances of all; VSLS has named systems or anonymous ones. */
function notTogether(tree: SourceNode): Issue[] {
  const path = 'appliance.hyperFlow.enabled';
  const hyperFlow = valueAt(tree, path.split('.'), parameterType(applianceParameters.hyperFlow.enabled));
  const set = [
    ...(hyperFlow === true || isSwept(tree, path) ? [path] : []),
    ...(nodeAt(tree, ['options', 'vsls']) === undefined ? [] : ['options.vsls']),
    ...['virtualSystems', 'trafficSkew', 'weights']
      .map((key) => `options.vsls.${key}`)
      .filter((option) => isSwept(tree, option)),
  ];
  return set.map((key) => issueOf(tree, [LIST], `cannot be together with ${key}; leave out one of the two`));
}

const isSwept = (tree: SourceNode, path: string): boolean => nodeAt(tree, ['sweep', path]) !== undefined;

import type * as z from 'zod';

import { type Fault, membersOf, membersOutside } from '../model/faults/fault.js';
import { type FaultKey, faultKeys } from '../model/faults/fault-keys.js';
import { verbNamed } from '../model/faults/verbs.js';
import { type AutoScalingConfig, autoScalingParameters } from '../model/parameters/auto-scaling.js';
import { groupType } from '../schema/grammar.js';
import { issueOf, type Issue } from '../schema/issue.js';
import { acceptedForm } from '../schema/quantity-types.js';
import { nodeAt, type Path, type SourceNode } from '../schema/source-tree.js';
import { printQuantity } from '../units/format.js';
import { downlinkFaultProblems } from './downlink-fault-checks.js';
import { faultsType } from './faults.js';
import { membersType } from './members.js';
import { measuredTime } from './run-length.js';
import { valueAt } from './tree-values.js';
import { ownLoad, virtualSystemsType } from './virtual-systems.js';

/** Faults that are valid by themselves and make no sense where they are. */
export function faultProblems(tree: SourceNode): Issue[] {
  const faults = valueAt(tree, ['faults'], faultsType) ?? [];
  const pool = poolProblems(tree);
  if (faults.length === 0) return pool;
  return [
    ...pool,
    ...capacityProblem(tree, ['faults']),
    ...faults.flatMap((fault, index) => [
      ...wrongKeys(tree, fault, index),
      ...tooLate(tree, fault, index),
      ...senseless(tree, fault, index),
      ...missingMembers(tree, fault, index),
    ]),
    ...nobodyAtStart(tree, faults),
    ...impossibleStates(tree, faults),
    ...downlinkFaultProblems(tree, faults, Math.max(0, ...(valueAt(tree, ['members'], membersType) ?? []))),
  ];
}

/** Spare members join under a load that is what it is, and let members go below that at which they call them. */
function poolProblems(tree: SourceNode): Issue[] {
  const config = valueAt(
    tree,
    ['autoScaling'],
    groupType(autoScalingParameters) as z.ZodType<AutoScalingConfig>,
  );
  if (config === undefined || config.standby === 0) return [];
  const { joinAbove, leaveBelow } = config;
  if (leaveBelow < joinAbove) return capacityProblem(tree, ['autoScaling']);
  const limit = printQuantity(joinAbove, 'share');
  const message = `must be below joinAbove, ${limit}; write a lower share such as 30 %`;
  return [...capacityProblem(tree, ['autoScaling']), issueOf(tree, ['autoScaling', 'leaveBelow'], message)];
}

function capacityProblem(tree: SourceNode, path: Path): Issue[] {
  if (nodeAt(tree, ['load']) !== undefined) return [];
  if (ownLoad(valueAt(tree, ['virtualSystems'], virtualSystemsType)) !== undefined) return [];
  const message =
    'a capacity has no meaning while members come and go; write a fixed load such as load: { perMember: 20 kcps }';
  return [issueOf(tree, path, message)];
}

/** A verb is given the keys that it needs, and no others than it takes. */
function wrongKeys(tree: SourceNode, fault: Fault, index: number): Issue[] {
  const { name, needs, takes = [] } = verbNamed(fault.do);
  const keys = Object.keys(faultKeys) as FaultKey[];
  return keys.flatMap((key) => {
    const given = fault[key] !== undefined;
    const path = ['faults', index, key];
    if (!given && needs.includes(key))
      return [issueOf(tree, path, `missing; give ${acceptedForm(faultKeys[key])}`)];
    if (!given || needs.includes(key) || takes.includes(key)) return [];
    const accepted = ['at', 'do', ...needs, ...takes].join(', ');
    return [issueOf(tree, path, `${name} takes no ${key}; accepted here: ${accepted}`)];
  });
}

function tooLate(tree: SourceNode, { at }: Fault, index: number): Issue[] {
  const duration = measuredTime(tree);
  if (duration === undefined || at < duration) return [];
  const measured = printQuantity(duration, 'duration');
  const message = `is after the measured time of ${measured}; write an earlier instant or a longer run.duration`;
  return [issueOf(tree, ['faults', index, 'at'], message)];
}

/** A network that loses everything, and one side of a partition that has everybody. */
function senseless(tree: SourceNode, fault: Fault, index: number): Issue[] {
  const smallest = Math.min(...(valueAt(tree, ['members'], membersType) ?? []));
  if (fault.do === 'sync-loss' && fault.share === 1) {
    const message = 'a loss of all is a partition; write do: sync-partition and its members';
    return [issueOf(tree, ['faults', index, 'share'], message)];
  }
  if (fault.do !== 'sync-partition' || (fault.members?.length ?? 0) < smallest) return [];
  const message = `leaves nobody of ${smallest} members on the other side; write fewer members`;
  return [issueOf(tree, ['faults', index, 'members'], message)];
}

function missingMembers(tree: SourceNode, fault: Fault, index: number): Issue[] {
  const smallest = Math.min(...(valueAt(tree, ['members'], membersType) ?? []));
  return membersOf(fault)
    .filter((member) => member > smallest)
    .map((member) => {
      const message = `a cluster of ${smallest} has no member ${member}; write a member that every size has, or leave out smaller sizes`;
      const at = fault.member === member ? ['member'] : ['members', fault.members!.indexOf(member)];
      return issueOf(tree, ['faults', index, ...at], message);
    });
}

/** Members that join were outside before; somebody has to be there. */
function nobodyAtStart(tree: SourceNode, faults: readonly Fault[]): Issue[] {
  const smallest = Math.min(...(valueAt(tree, ['members'], membersType) ?? []));
  const outside = membersOutside(faults).filter((member) => member < smallest).length;
  if (outside < smallest) return [];
  const message = `all ${smallest} members join later, so that none is there at the start; leave one out or write larger sizes in members`;
  return [issueOf(tree, ['faults'], message)];
}

/** Members go when they are there, and come back when they are not. */
function impossibleStates(tree: SourceNode, faults: readonly Fault[]): Issue[] {
  const gone = new Set(membersOutside(faults).map((member) => member + 1));
  const inOrder = faults.map((fault, index) => ({ ...fault, index })).sort((a, b) => a.at - b.at);
  return inOrder.flatMap(({ do: verb, member, index }) => {
    const { moves } = verbNamed(verb);
    if (moves === undefined || member === undefined) return [];
    const comes = moves === 'in';
    const fits = comes === gone.has(member);
    if (comes) gone.delete(member);
    else gone.add(member);
    if (fits) return [];
    const message = comes
      ? `member ${member} is there at that time; restart it after a crash or a removal`
      : `member ${member} is gone at that time; restart it first`;
    return [issueOf(tree, ['faults', index], message)];
  });
}

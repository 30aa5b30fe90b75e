import type * as z from 'zod';

import { type DistributionConfig, distributionParameters } from '../model/parameters/distribution.js';
import { groupType } from '../schema/grammar.js';
import { issueOf, type Issue } from '../schema/issue.js';
import { parameterType } from '../schema/quantity-types.js';
import { nodeAt, type Path, type SourceNode } from '../schema/source-tree.js';
import { membersType } from './members.js';
import { valueAt } from './tree-values.js';

type OwnMember = DistributionConfig['members'][number];
const ownMemberType = groupType(distributionParameters.members.item) as z.ZodType<OwnMember>;

/** Settings of the distribution that are valid by themselves and make no sense together. */
export function distributionProblems(tree: SourceNode): Issue[] {
  return [...sidesWithoutMode(tree), ...repeatedMembers(tree), ...unknownMembers(tree), ...noWeight(tree)];
}

/** The mode of one kind of interface means something where modes are set per interface, or may be in a sweep. */
function sidesWithoutMode(tree: SourceNode): Issue[] {
  if (nodeAt(tree, ['strategies']) === undefined) return []; // one setting of a sweep
  const mode = valueAt(tree, ['distribution', 'mode'], parameterType(distributionParameters.mode));
  const swept = nodeAt(tree, ['sweep', 'distribution.mode']) !== undefined;
  if (mode === undefined || mode === 'per-interface' || swept) return [];
  return (['internal', 'external'] as const)
    .filter((side) => {
      const given = valueAt(tree, ['distribution', side], parameterType(distributionParameters[side]));
      return given !== undefined && given !== distributionParameters[side].default;
    })
    .map((side) => {
      const message = `has no effect in mode ${mode as string}; write distribution.mode: per-interface or leave it out`;
      return issueOf(tree, ['distribution', side], message);
    });
}

function repeatedMembers(tree: SourceNode): Issue[] {
  const seen = new Set<number>();
  return ownMembers(tree).flatMap(({ member, path }) => {
    const again = seen.has(member);
    seen.add(member);
    if (!again) return [];
    return [issueOf(tree, [...path, 'member'], `member ${member} is listed twice; list every member once`)];
  });
}

function unknownMembers(tree: SourceNode): Issue[] {
  const largest = Math.max(...(valueAt(tree, ['members'], membersType) ?? [Infinity]));
  return ownMembers(tree)
    .filter(({ member }) => member > largest)
    .map(({ member, path }) => {
      const message = `no cluster has a member ${member}; write a member up to ${largest}`;
      return issueOf(tree, [...path, 'member'], message);
    });
}

/** Somebody must get the buckets. */
function noWeight(tree: SourceNode): Issue[] {
  const smallest = Math.min(...(valueAt(tree, ['members'], membersType) ?? [Infinity]));
  const weightless = new Set(
    ownMembers(tree)
      .filter(({ weight }) => weight === 0)
      .map(({ member }) => member),
  );
  for (let member = 1; member <= smallest; member++) if (!weightless.has(member)) return [];
  const message = `all members of a cluster of ${smallest} weigh nothing; give one of them a weight such as 1`;
  return [issueOf(tree, ['distribution', 'members'], message)];
}

/** The members that are listed and valid by themselves. */
function ownMembers(tree: SourceNode): (OwnMember & { readonly path: Path })[] {
  const list = nodeAt(tree, ['distribution', 'members']);
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((_, index) => {
    const path = ['distribution', 'members', index];
    const own = valueAt(tree, path, ownMemberType);
    return own === undefined ? [] : [{ ...own, path }];
  });
}

import type { ClusterMoment, MemberState } from '../../experiment/tracing/trace-run.js';
import { memberRanges } from '../member-ranges.js';

/** Members that share a column of a timeline: one of few, else all that went through the same. */
export interface MemberColumn {
  /** Ids from 0, ascending. */
  readonly members: readonly number[];
  /** Whether they did not all go through the same. */
  readonly mixed: boolean;
}

/** Columns of at most so many members or groups of members, in the order of their first members. */
export function memberColumns(moments: readonly ClusterMoment[], most: number): readonly MemberColumn[] {
  const ids = moments[0].members.map((_, id) => id);
  if (ids.length <= most) return ids.map((id) => ({ members: [id], mixed: false }));
  const alike = new Map<string, number[]>();
  for (const id of ids) {
    const story = moments.map(({ members }) => storyOf(members[id])).join();
    alike.set(story, [...(alike.get(story) ?? []), id]);
  }
  const groups = [...alike.values()].map((members) => ({ members, mixed: false }));
  if (groups.length <= most) return groups;
  const rest = groups.slice(most - 1).flatMap(({ members }) => members);
  return [...groups.slice(0, most - 1), { members: rest.sort((a, b) => a - b), mixed: true }];
}

/** What makes members differ: all but how many buckets they have, which may differ by one among equals. */
function storyOf({ phase, slow, managementObject, pivot, policy }: MemberState): string {
  return [phase, slow, managementObject, pivot, policy].join('/');
}

/** Numbers of the members of a column in few letters: `3`, `4-9`, `1,3-5`. */
export function columnMembers({ members }: MemberColumn): string {
  return memberRanges(members.map((id) => id + 1))
    .replaceAll(' to ', '-')
    .replaceAll(', ', ',');
}

import { group, sum } from 'd3-array';
import type { ClusterMoment } from '../../experiment/tracing/trace-run.js';
import { memberRanges } from '../member-ranges.js';
import { plainText } from '../terminal/plain-text.js';

/** What happened at a moment and what came of it since the one before: `crash 2; 120 connections at risk, 40 lost (…)`. */
export function momentText(moment: ClusterMoment, before: ClusterMoment, unit: string): string {
  return plainText([eventsText(moment), ...consequences(moment, before, unit)].join('; '));
}

function eventsText({ events }: ClusterMoment): string {
  return [...group(events, ({ what }) => what)]
    .map(([what, same]) => {
      const members = same.flatMap(({ member }) => (member === null ? [] : [member]));
      return members.length === 0 ? what : `${what} ${memberRanges(members)}`;
    })
    .join(', ');
}

function consequences(moment: ClusterMoment, before: ClusterMoment, unit: string): string[] {
  const { dealt, atRisk, moved, lost } = changesSince(moment, before);
  const causes = Object.entries(lost).filter(([, count]) => count > 0);
  const all = sum(causes, ([, count]) => count);
  const why = causes.map(([cause, count]) => `${cause.replaceAll('-', ' ')} ${count}`).join(', ');
  return [
    ...(dealt > 0 ? [`${dealt} ${unit} dealt`] : []),
    ...(atRisk > 0 ? [`${atRisk} connections at risk`] : []),
    ...(all > 0 ? [`${all} lost (${why})`] : []),
    ...(moved > 0 ? [`${moved} moved to others`] : []),
  ];
}

/** What changed between two moments, in whole connections and buckets. */
export function changesSince(moment: ClusterMoment, before: ClusterMoment) {
  const gains = moment.members.map(({ buckets }, id) => Math.max(0, buckets - before.members[id].buckets));
  const lost = Object.entries(moment.lost).map(
    ([cause, count]) => [cause, Math.round(count - (before.lost as Record<string, number>)[cause])] as const,
  );
  return {
    dealt: sum(gains),
    atRisk: Math.round(moment.atRisk - before.atRisk),
    moved: Math.round(moment.moved - before.moved),
    lost: Object.fromEntries(lost),
  };
}

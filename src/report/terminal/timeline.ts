import { group, max, sum } from 'd3-array';
import type {
  FaultResult,
  PointResult,
  ResultTable,
  TimelineBin,
  TimelineEvent,
} from '../../experiment/result-table.js';
import { formatPacketRate, formatSeconds, formatShare } from '../../units/format.js';
import { courseOf } from '../course-of.js';
import { memberRanges } from '../member-ranges.js';
import { placesText } from '../places-text.js';
import { strategyColor } from '../strategy-colors.js';
import type { Paint } from './paint.js';
import { plainText } from './plain-text.js';
import { sparkline } from './sparkline.js';

const WIDTH = 78;
const MOST_POINTS = 8;
const MOST_LINES = 10;

/** The course of each point: packets, and with faults what happened when and what was lost; empty for steady runs. */
export function timelineLines({ points }: ResultTable, paint: Paint): string {
  const told = points.filter((point) => courseOf(point).length > 0);
  if (told.length === 0) return '';
  const more = told.length - MOST_POINTS;
  const files = told.some(({ faults }) => faults !== undefined)
    ? 'timeline.csv and faults.csv'
    : 'timeline.csv';
  return [
    ' What happened, in the mean over replications',
    ...told.slice(0, MOST_POINTS).flatMap((point) => pointLines(point, paint)),
    ...(more > 0 ? ['', ` ${more} more: see ${files}`] : []),
  ].join('\n');
}

function pointLines(point: PointResult, paint: Paint): readonly string[] {
  const { faults } = point;
  const name = plainText(placesText([point])).slice(0, WIDTH);
  return [
    '',
    ` ${paint.hue(strategyColor(point.strategy).terminal, name)}`,
    ...courseLines(courseOf(point), paint),
    ...eventLines(faults?.events ?? []).map((line) => line.slice(0, WIDTH)),
    ...(faults === undefined ? [] : lossLines(faults)),
  ];
}

/** Handled and dropped packets, bin by bin, both against the most that was offered. */
function courseLines(timeline: readonly TimelineBin[], paint: Paint): readonly string[] {
  const most = max(timeline, ({ offeredPps }) => offeredPps) ?? 0;
  const total = sum(timeline, ({ offeredPps }) => offeredPps);
  const line = (of: (bin: TimelineBin) => number): string =>
    `${sparkline(timeline.map(of), most)} ${shareText(sum(timeline, of) / (total || 1))}`;
  return [
    `  handled ${paint.quiet(line(({ handledPps }) => handledPps))}`,
    `  dropped ${line(({ droppedPps }) => droppedPps)}`,
    `  full height is ${formatPacketRate(most)}`,
  ];
}

const shareText = (share: number): string => (share > 0 && share < 1e-4 ? '< 0.01 %' : formatShare(share));

/** A line for each instant: `2.21 s  detected 2, smo elected 3`. */
function eventLines(events: readonly TimelineEvent[]): readonly string[] {
  const instants = [...group(events, ({ at }) => formatSeconds(at))];
  const lines = instants.map(([at, same]) => `${at.padStart(10)}  ${plainText(whatText(same))}`);
  const more = lines.length - MOST_LINES;
  return more > 0 ? [...lines.slice(0, MOST_LINES), `${''.padStart(10)}  and ${more} instants more`] : lines;
}

function whatText(events: readonly TimelineEvent[]): string {
  return [...group(events, ({ what, share }) => `${what}/${share}`).values()]
    .map((same) => {
      const members = same.flatMap(({ member }) => (member === null ? [] : [member]));
      const [{ what, share }] = same;
      const whom = members.length === 0 ? '' : ` ${memberRanges(members)}`;
      return `${what}${whom}${share < 1 ? ` (in ${formatShare(share)} of the runs)` : ''}`;
    })
    .join(', ');
}

/** The figures that apply, in words. */
function lossLines({ figures }: FaultResult): readonly string[] {
  const mean = new Map(figures.map(({ name, estimate }) => [name, estimate.mean]));
  const times = TIMES.flatMap(([name, words]) => {
    const seconds = mean.get(name);
    return seconds === undefined || seconds === 0 ? [] : [`${words} ${formatSeconds(seconds)}`];
  });
  const causes = [...mean]
    .filter(([name, count]) => name.startsWith(LOST) && name !== 'connections_lost_share' && count > 0)
    .map(([name, count]) => `${amount(count)} ${name.slice(LOST.length).replaceAll('_', ' ')}`);
  const share = mean.get('connections_lost_share');
  return [
    ...(times.length > 0 ? wrapped(times) : []),
    ...(share === undefined ? [] : wrapped([`connections lost ${formatShare(share)}`, ...causes])),
  ];
}

const LOST = 'connections_lost_';
const TIMES: readonly (readonly [figure: string, words: string])[] = [
  ['detection_s', 'detected after'],
  ['restoration_s', 'copies restored after'],
  ['join_s', 'joined after'],
  ['policy_installation_s', 'policy on all after'],
  ['policy_disagreement_s', 'policies differ for'],
  ['configuration_installation_s', 'configuration on all after'],
  ['configuration_disagreement_s', 'configurations differ for'],
];

const amount = (count: number): string => String(Math.round(count));

/** Phrases with semicolons between, in lines that fit. */
function wrapped(phrases: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const phrase of phrases) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + phrase.length + 2 <= WIDTH)
      lines[lines.length - 1] = `${last}; ${phrase}`;
    else lines.push(`  ${phrase}`);
  }
  return lines;
}

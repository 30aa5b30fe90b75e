import { sum } from 'd3-array';
import type { ClusterMoment, MemberState } from '../../experiment/tracing/trace-run.js';
import { wrapped } from '../charts/wrapped.js';
import { columnMembers, type MemberColumn, memberColumns } from './member-columns.js';
import { momentText } from './moment-text.js';

const WIDTH = 80;
/** Characters of the time, and of the gap after it. */
const MARGIN = 11;
const WIDEST_COLUMN = 12;
const MOST_COLUMNS = 8;
const MOST_MOMENTS = 40;

/** One kind of cell of all columns, at a moment. */
type CellLine = (states: readonly MemberState[], column: MemberColumn) => string;

/**
 * The course of a cluster whose members come and go, in 80 columns: time downwards, a column for each member, or for
 * members that go through the same where they are many. `unit` is what is dealt out to members.
 */
export function failoverTimeline(moments: readonly ClusterMoment[], unit: string): string {
  const columns = memberColumns(moments, MOST_COLUMNS);
  const shown = moments.slice(0, MOST_MOMENTS);
  const more = moments.length - shown.length;
  const lines = shown.flatMap((moment, index) =>
    momentLines(moment, shown.at(index - 1), index, columns, unit),
  );
  return [
    `${' '.repeat(MARGIN)}member`,
    row('time, s', columns, headOf),
    ...lines,
    ...(more > 0 ? [`${' '.repeat(MARGIN)}and ${more} instants more: see --json`] : []),
    '',
    ...legend(moments, columns, unit),
  ].join('\n');
}

function momentLines(
  moment: ClusterMoment,
  last: ClusterMoment | undefined,
  index: number,
  columns: readonly MemberColumn[],
  unit: string,
): readonly string[] {
  const before = index === 0 ? undefined : last;
  const time = (moment.at / 1e9)
    .toFixed(4)
    .padStart(MARGIN - 2)
    .padEnd(MARGIN);
  const cells = changedLines(moment, before, columns);
  if (before === undefined) return [time + cells[0].trimStart(), ...cells.slice(1)];
  const told = wrapped(momentText(moment, before, unit), WIDTH - MARGIN);
  return [...told.map((line, turn) => (turn === 0 ? time : ' '.repeat(MARGIN)) + line), ...cells];
}

/** The lines of cells in which anything has changed; all of them at the start. */
function changedLines(
  moment: ClusterMoment,
  before: ClusterMoment | undefined,
  columns: readonly MemberColumn[],
): readonly string[] {
  const lines: readonly CellLine[] = [phaseCell, shareCell, ...(isManaged(moment) ? [policyCell] : [])];
  const drawn = (one: ClusterMoment, line: CellLine): string =>
    row('', columns, (column) => line(statesOf(one, column), column));
  return lines
    .filter((line) => before === undefined || drawn(moment, line) !== drawn(before, line))
    .map((line) => drawn(moment, line));
}

const statesOf = ({ members }: ClusterMoment, column: MemberColumn): readonly MemberState[] =>
  column.members.map((id) => members[id]);

const isManaged = ({ members }: ClusterMoment): boolean => members.some(({ policy }) => policy !== null);

function phaseCell(states: readonly MemberState[], { mixed }: MemberColumn): string {
  if (mixed) return `${states.filter(({ phase }) => phase === 'active').length} active`;
  const [{ phase, slow }] = states;
  return slow ? 'slow' : phase;
}

function shareCell(states: readonly MemberState[]): string {
  const marks = [
    states.some(({ managementObject }) => managementObject) ? '*' : '',
    states.some(({ pivot }) => pivot) ? '^' : '',
  ].join('');
  return `${sum(states, ({ buckets }) => buckets)}${marks}`;
}

function policyCell(states: readonly MemberState[]): string {
  const versions = states.map(({ policy }) => policy ?? -1);
  const oldest = Math.min(...versions);
  const text = oldest < 0 ? 'none' : `v${oldest}`;
  return oldest === Math.max(...versions) ? text : `${text}..v${Math.max(...versions)}`;
}

/** Longest numbers that stand above a column themselves. */
const MOST_LETTERS = 7;

/** The numbers of the members of a column, or a letter that the legend explains. */
function headOf(column: MemberColumn, index: number): string {
  const numbers = columnMembers(column);
  return !column.mixed && numbers.length <= MOST_LETTERS ? numbers : letterOf(index);
}

const letterOf = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);

function row(
  label: string,
  columns: readonly MemberColumn[],
  cellOf: (column: MemberColumn, index: number) => string,
): string {
  const width = Math.min(WIDEST_COLUMN, Math.floor((WIDTH - MARGIN) / columns.length));
  const cells = columns.map((column, index) => cellOf(column, index).padEnd(width));
  return (label.padStart(MARGIN - 2).padEnd(MARGIN) + cells.join('')).trimEnd();
}

function legend(
  moments: readonly ClusterMoment[],
  columns: readonly MemberColumn[],
  unit: string,
): readonly string[] {
  const states = moments.flatMap(({ members }) => members);
  const groups = columns.flatMap((column, index) =>
    headOf(column, index) === letterOf(index)
      ? [`${letterOf(index)}: members ${columnMembers(column)}${column.mixed ? ', who differ' : ''}`]
      : [],
  );
  const marks = [
    `numbers: ${unit}${columns.some(({ members }) => members.length > 1) ? ' of a column together' : ''}`,
    ...(states.some(({ managementObject }) => managementObject) ? ['*: single management object'] : []),
    ...(states.some(({ pivot }) => pivot) ? ['^: pivot'] : []),
    ...(states.some(({ policy }) => policy !== null) ? ['v: version of the policy'] : []),
    ...(states.some(({ phase }) => phase === 'silent') ? ['silent: crashed, and nobody knows'] : []),
    ...(states.some(({ phase }) => phase === 'syncing') ? ['syncing: takes a full sync'] : []),
    ...(states.some(({ phase }) => phase === 'drains') ? ['drains: taken out, has connections'] : []),
  ];
  return [...groups, marks.join('; ')].flatMap((text) => wrapped(text, WIDTH - 1).map((line) => ` ${line}`));
}

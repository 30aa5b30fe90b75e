import { sum } from 'd3-array';
import { TRACE_JOB_KINDS, type TraceLane } from '../../experiment/tracing/trace-run.js';
import { formatNanoseconds, formatShare } from '../../units/format.js';
import { type BlockColumn, blockTable } from '../terminal/block-table.js';
import type { TraceTally } from './trace-tally.js';

const COLUMNS: readonly BlockColumn[] = [
  { head: 'job', width: 16, align: 'left' },
  { head: 'number', width: 10, align: 'right' },
  { head: 'mean time', width: 12, align: 'right' },
  { head: 'of core work', width: 15, align: 'right' },
];
/** Not the work of a core. */
const ON_LINKS = 'sync message';

/** What a trace shows, in a table of its jobs and two sentences; `shown` nanoseconds of it. */
export function traceSummary(tally: TraceTally, shown: number, title: string): string {
  const work = sum([...tally.jobs], ([kind, { time }]) => (kind === ON_LINKS ? 0 : time));
  const rows = TRACE_JOB_KINDS.flatMap((kind) => {
    const count = tally.jobs.get(kind);
    if (count === undefined) return [];
    const share = kind === ON_LINKS ? '' : formatShare(count.time / work);
    return [[kind, String(count.jobs), formatNanoseconds(count.time / count.jobs), share]];
  });
  return [
    ...blockTable(COLUMNS, [{ title, rows }]),
    '',
    ...sentences(tally, shown).map((line) => ` ${line}`),
  ].join('\n');
}

function sentences(tally: TraceTally, shown: number): readonly string[] {
  const { busiest, arrows, connections, drops } = tally;
  const core =
    busiest === undefined
      ? 'No core worked.'
      : `Busiest: ${coreText(busiest.lane)}, ${formatShare(busiest.time / shown)} of the time.`;
  const counts = `${arrows.sync} sync, ${arrows.correction} correction`;
  return [core, `Arrows: ${counts}. Connections seen: ${connections}.`, `Packet trains dropped: ${drops}.`];
}

/** A core in words: `core 3 of member 2, a firewall instance`. */
export function coreText({ member, core, kind }: TraceLane): string {
  return `core ${core} of member ${member + 1}, ${kind === 'snd' ? 'an SND' : 'a firewall instance'}`;
}

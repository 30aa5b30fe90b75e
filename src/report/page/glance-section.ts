import { group } from 'd3-array';
import type { Estimate, PointResult } from '../../experiment/result-table.js';
import { figureText } from '../charts/figure-kind.js';
import { estimateOf } from '../estimate-of.js';
import type { Findings } from '../findings.js';
import { readingPoints } from '../reading-point.js';
import { settingText } from '../setting-text.js';
import { cell, dataTable, figureCell, type TableCell } from './data-table.js';
import { html, type Markup } from './markup.js';

/** Every strategy and setting at one size that all have, side by side. */
export function glanceSection({ table }: Findings): Markup | null {
  const points = readingPoints(table);
  if (points.length === 0) return null;
  const [{ members }] = points;
  const searched = table.scenario.load.kind === 'capacity';
  const isLost = points.some((point) => lostShare(point) !== undefined);
  const at = `${members} ${members === 1 ? 'member' : 'members'}`;
  return html`<section id="glance">
    <h2>At a glance: ${at}</h2>
    ${dataTable({
      caption: searched
        ? `Capacity at ${at}: the highest load within the objective, with 95 % intervals`
        : `Under the given load at ${at}, with 95 % intervals`,
      saveAs: 'glance.csv',
      behind: 'scaling.csv',
      columns: searched ? SEARCHED : isLost ? [...FIXED, LOST] : FIXED,
      rows: points.map((point) => (searched ? searchedRow(point, table.points) : fixedRow(point, isLost))),
    })}
  </section>`;
}

const SEARCHED = [
  { head: 'Strategy' },
  { head: 'Capacity', numeric: true },
  { head: 'Efficiency', numeric: true, about: 'Capacity over that of as many single gateways.' },
  { head: 'Loss per added member', numeric: true },
  { head: 'What binds' },
  { head: 'Sync traffic', numeric: true },
  { head: 'Sync share of cores', numeric: true },
  {
    head: 'Most within documented sizes',
    numeric: true,
    about: 'Largest capacity among the simulated sizes that the vendor documents.',
  },
];

const FIXED = [
  { head: 'Strategy' },
  { head: 'Throughput', numeric: true },
  { head: 'Latency, 99th', numeric: true },
  { head: 'Dropped', numeric: true },
  { head: 'Hottest member', numeric: true },
  { head: 'What would bind' },
  { head: 'Sync traffic', numeric: true },
];

const LOST = {
  head: 'Connections lost of those at risk',
  numeric: true,
  about: 'Connections lost in crashes over those open on the members that crashed.',
};

/** What of the connections on crashed members was lost; undefined where none was at risk. */
export function lostShare({ faults }: PointResult): Estimate | undefined {
  return faults?.figures.find(({ name }) => name === 'connections_lost_share')?.estimate;
}

function searchedRow(point: PointResult, all: readonly PointResult[]): readonly TableCell[] {
  return [
    cell(nameOf(point)),
    estimated(point, 'capacity_bps', 'bitRate'),
    estimated(point, 'efficiency', 'share'),
    brief(point, 'degradation_per_added_member', 'share'),
    cell(bindingText(point)),
    brief(point, 'sync_bps', 'bitRate'),
    brief(point, 'sync_cpu_share', 'share'),
    documentedMost(point, all),
  ];
}

function fixedRow(point: PointResult, isLost: boolean): readonly TableCell[] {
  return [
    cell(nameOf(point)),
    estimated(point, 'throughput_bps', 'bitRate'),
    estimated(point, 'latency_p99_s', 'seconds'),
    estimated(point, 'drop_ratio', 'share'),
    estimated(point, 'hottest_member_utilization', 'share'),
    cell(bindingText(point)),
    brief(point, 'sync_bps', 'bitRate'),
    ...(!isLost ? [] : [figureCell(lostShare(point), 'share')]),
  ];
}

function nameOf(point: PointResult): Markup {
  const setting = settingText(point);
  return html`${point.strategy}${setting === '' ? null : html`<br /><small>${setting}</small>`}${
    point.beyondSupportedLimit
      ? html`<br /><small>beyond the ${point.supportedMembers} documented</small>`
      : null
  }`;
}

/** What binds, where, and how far it is loaded. */
export function bindingText({
  bottleneck,
  bottleneckMember,
  bottleneckUtilization,
  members,
}: PointResult): string {
  if (bottleneck === '') return '–';
  const where = members === 1 || bottleneckMember === null ? '' : ` of member ${bottleneckMember}`;
  return `${bottleneck}${where} at ${figureText(bottleneckUtilization, 'share')}`;
}

type Kind = Parameters<typeof figureText>[1];

function estimated(point: PointResult, metric: string, kind: Kind): TableCell {
  return figureCell(estimateOf(point, metric), kind);
}

function brief(point: PointResult, metric: string, kind: Kind): TableCell {
  const estimate = estimateOf(point, metric);
  return estimate === undefined ? cell('–') : cell(figureText(estimate.mean, kind), estimate.mean);
}

function documentedMost(point: PointResult, all: readonly PointResult[]): TableCell {
  const own = group(all, (one) => `${one.strategy}\n${settingText(one)}`);
  const curve = own.get(`${point.strategy}\n${settingText(point)}`) ?? [];
  const within = curve.filter(
    (one) => !one.beyondSupportedLimit && estimateOf(one, 'capacity_bps') !== undefined,
  );
  if (within.length === 0) return cell('–');
  const capacityOf = (one: PointResult): number => one.estimates['capacity_bps'].mean;
  const best = within.reduce((most, one) => (capacityOf(one) > capacityOf(most) ? one : most));
  return cell(`${figureText(capacityOf(best), 'bitRate')} at ${best.members}`, capacityOf(best));
}

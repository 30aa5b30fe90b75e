import type { PointResult, TenantResult } from '../../experiment/result-table.js';
import { figureText } from '../charts/figure-kind.js';
import { listText } from '../change-text.js';
import type { Findings } from '../findings.js';
import { settingText } from '../setting-text.js';
import { cell, dataTable, figureCell, type TableCell } from './data-table.js';
import { html, type Markup } from './markup.js';

/** Share of its packets from which on a virtual system is said to lose some. */
const NOTABLE = 1e-3;

/** What each virtual system got of the gateways that it shares; null where there are none. */
export function tenantsSection({ table }: Findings): Markup | null {
  const points = table.points.filter(({ tenants }) => tenants !== undefined);
  if (points.length === 0) return null;
  return html`<section id="tenants">
    <h2>What each virtual system got</h2>
    ${lastOf(points).map((point) => html`<p>${lossText(point)}</p>`)}
    ${dataTable({
      caption: 'Virtual systems, means with 95 % intervals',
      saveAs: 'virtual-systems.csv',
      behind: 'tenants.csv',
      columns: [
        { head: 'Virtual system' },
        { head: 'Of' },
        { head: 'Offered', numeric: true, about: 'Connections offered per second.' },
        { head: 'Forwarded', numeric: true, about: 'Bits of IP packets accepted and forwarded per second.' },
        { head: 'Dropped', numeric: true, about: 'Packets dropped over packets offered.' },
        { head: '99 % within', numeric: true, about: '99th percentile of the transit of a data packet.' },
        { head: 'Firewall cores', numeric: true, about: 'Share of the time of all firewall cores.' },
      ],
      rows: points.flatMap((point) => point.tenants!.map((tenant) => rowOf(point, tenant))),
    })}
  </section>`;
}

function rowOf(point: PointResult, { name, estimates }: TenantResult): readonly TableCell[] {
  const offered = estimates.offered_cps.mean;
  return [
    cell(name),
    cell(html`${sizeOf(point)}<br /><small>${settingText(point)}</small>`),
    cell(`${figureText(offered, 'count')}/s`, offered),
    figureCell(estimates.throughput_bps, 'bitRate'),
    figureCell(estimates.drop_ratio, 'share'),
    figureCell(estimates.latency_p99_s, 'seconds'),
    figureCell(estimates.cpu_share, 'share'),
  ];
}

/** The last point of each strategy but the single gateway: where most is asked of the largest cluster. */
function lastOf(points: readonly PointResult[]): readonly PointResult[] {
  const clusters = points.filter(({ members }) => members > 1);
  const last = new Map((clusters.length > 0 ? clusters : points).map((point) => [point.strategy, point]));
  return [...last.values()];
}

/** Who loses packets at a point, and who does not, in one sentence. */
function lossText(point: PointResult): string {
  const losses = point.tenants!.map(({ name, estimates }) => ({
    name,
    share: estimates.drop_ratio.mean,
  }));
  const hurt = losses.filter(({ share }) => share >= NOTABLE).sort((a, b) => b.share - a.share);
  const setting = settingText(point);
  const where = `${sizeOf(point)}${setting === '' ? '' : `, ${setting}`}`;
  if (hurt.length === 0) return `${where}: no virtual system loses as much as 0.1 % of its packets.`;
  const told = hurt.map(({ name, share }) => `${name} loses ${figureText(share, 'share')} of its packets`);
  const spared = losses.length - hurt.length;
  return `${where}: ${listText(told)}${spared === 0 ? '' : `; ${spared} of ${losses.length} lose next to nothing`}.`;
}

const sizeOf = ({ strategy, members }: PointResult): string => `${strategy} x ${members}`;

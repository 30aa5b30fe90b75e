import { dropFigure, TENANT_DROPS, type TenantFigures } from '../model/tenants/tenant-figures.js';
import type { DropReason } from '../model/sgm/drop-reason.js';
import type { Metric } from '../scenario/metrics.js';
import { meanInterval } from '../stats/confidence.js';
import { asEstimate } from './estimates.js';
import { ratioEstimate } from './ratio-estimate.js';
import type { Estimate, TenantResult } from './result-table.js';

/** Means and intervals of every virtual system over the replications of a point; undefined where it has none. */
export function tenantResults(
  replications: readonly (readonly TenantFigures[] | undefined)[],
): readonly TenantResult[] | undefined {
  const seen = replications.filter((tenants) => tenants !== undefined);
  if (seen.length === 0) return undefined;
  return seen[0].map(({ name }, tenant) => {
    const figures = seen.map((tenants) => tenants[tenant]);
    const known = TENANT_FIGURES.filter(({ name: figure }) =>
      figures.every(({ values }) => figure in values),
    );
    const estimates = known.map(({ name: figure }) => [figure, estimateOf(figure, figures)] as const);
    return { name, estimates: Object.fromEntries(estimates) };
  });
}

function estimateOf(figure: string, figures: readonly TenantFigures[]): Estimate {
  const plain = meanInterval(figures.map(({ values }) => values[figure]));
  if (figure !== 'drop_ratio') return asEstimate(plain, plain, 'mean');
  return ratioEstimate(
    figures.map(({ dropRatio }) => dropRatio),
    plain,
  );
}

const figure = (name: string, unit: string, about: string): Metric => ({ name, unit, about });

const CAUSES: Readonly<Record<DropReason, string>> = {
  'table-full': 'first packets of connections that a full connections table refused',
  'vs-limit': 'first packets of connections beyond its own limit',
  port: 'in front of a data port that was full',
  ring: 'in front of an SND whose ring was full',
  'instance-queue': 'in front of its own firewall instances, whose queues were full',
  'member-down': 'at a member that was down',
  'inter-site': 'in front of the link between two sites, which was full',
  'orchestrator-port': 'in front of the port of the orchestrator, which was full',
  'sync-blocked':
    'a connection that was not let in, since too much of what its member sent was not acknowledged',
  'downlink-down': 'on a downlink that failed, or at a member that had none left',
};

/** The figures of a virtual system: name, unit and meaning, in the order of the columns. */
export const TENANT_FIGURES: readonly Metric[] = [
  figure('offered_cps', '1/s', 'Connections offered per second.'),
  figure('connection_rate_cps', '1/s', 'Connections completed per second.'),
  figure('drop_ratio', '1', 'Packets dropped and those of refused connections, over packets offered.'),
  figure('latency_p99_s', 's', '99th percentile of the transit of a data packet.'),
  figure(
    'cpu_share',
    '1',
    'Time of firewall cores that its packets take, over that of all firewall cores of all members; SNDs and sync not included.',
  ),
  figure('concurrent_connections', '1', 'Entries with their owners in the connections tables, time average.'),
  figure('sync_records_per_s', '1/s', 'Update records built for its connections per second.'),
  figure('throughput_bps', 'bit/s', 'Bits of IP packets accepted and forwarded per second.'),
  figure('offered_pps', '1/s', 'Packets offered per second, those of refused connections included.'),
  figure('handled_pps', '1/s', 'Packets accepted and forwarded per second.'),
  figure('dropped_pps', '1/s', 'Packets dropped and those of refused connections, per second.'),
  figure('refused_cps', '1/s', 'Connections per second that did not come about.'),
  figure('latency_p50_s', 's', 'Median transit of a data packet.'),
  figure('setup_latency_p99_s', 's', "99th percentile of the wait of a connection's first packet."),
  ...TENANT_DROPS.map((reason) =>
    figure(dropFigure(reason), '1/s', `Packets dropped per second ${CAUSES[reason]}.`),
  ),
  figure('never_sent_pps', '1/s', 'Packets that refused connections never sent, per second.'),
];

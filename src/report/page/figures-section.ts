import { metrics } from '../../scenario/metrics.js';
import { figureText, type FigureKind } from '../charts/figure-kind.js';
import { estimateOf } from '../estimate-of.js';
import type { Findings } from '../findings.js';
import { readingPoints } from '../reading-point.js';
import { settingText } from '../setting-text.js';
import { cell, dataTable, figureCell } from './data-table.js';
import { html, type Markup } from './markup.js';

/** Columns that a reader of the page looks for first; the files have all. */
const SHOWN: readonly (readonly [metric: string, head: string, withInterval: boolean])[] = [
  ['capacity_bps', 'Capacity', true],
  ['efficiency', 'Efficiency', true],
  ['throughput_bps', 'Throughput', true],
  ['connection_rate_cps', 'Connections per second', false],
  ['latency_p50_s', 'Latency, median', false],
  ['latency_p99_s', 'Latency, 99th', false],
  ['drop_ratio', 'Dropped', false],
  ['hottest_member_utilization', 'Hottest member', false],
  ['sync_bps', 'Sync traffic', false],
  ['sync_cpu_share', 'Sync CPU', false],
  ['sync_memory_bytes_per_member', 'Copies per member', false],
  ['correction_share', 'Corrected', false],
];

/** The tables behind the charts, and the files that hold all of them. */
export function figuresSection(findings: Findings, files: readonly string[]): Markup {
  const { table } = findings;
  const shown = SHOWN.filter(([metric]) =>
    table.points.some((point) => estimateOf(point, metric) !== undefined),
  );
  return html`<section id="figures">
    <h2>All figures</h2>
    ${dataTable({
      caption: 'Every strategy, size and setting; select a head to sort',
      saveAs: 'figures.csv',
      behind: 'scaling.csv',
      columns: [
        { head: 'Strategy' },
        { head: 'Members', numeric: true },
        ...table.scenario.sweep.map(({ path }) => ({ head: path })),
        ...shown.map(([metric, head]) => ({ head, numeric: true, about: aboutMetric(metric) })),
        { head: 'Bottleneck' },
        { head: 'Documented' },
      ],
      rows: table.points.map((point) => [
        cell(point.strategy),
        cell(point.members, point.members),
        ...table.scenario.sweep.map(({ path }) => cell(point.sweep[path] ?? '–')),
        ...shown.map(([metric, , withInterval]) => {
          const estimate = estimateOf(point, metric);
          if (estimate === undefined) return cell('–');
          const kind = kindOf(metric);
          return withInterval || estimate.method === 'upper bound'
            ? figureCell(estimate, kind)
            : cell(figureText(estimate.mean, kind), estimate.mean);
        }),
        cell(point.bottleneck === '' ? '–' : point.bottleneck),
        cell(point.beyondSupportedLimit ? 'beyond the maximum' : 'yes'),
      ]),
    })}
    ${memberTable(findings)}
    <p class="files">
      Files beside this page, one row for each figure, with units in the names of the columns (<code
        >maestro-sim explain scaling.csv</code
      >
      tells each):
    </p>
    <ul class="file-list">
      ${files.map((name) => html`<li><a href="${name}">${name}</a></li>`)}
    </ul>
  </section>`;
}

function memberTable({ table }: Findings): Markup | null {
  const points = readingPoints(table).filter(({ memberResults }) => memberResults.length > 0);
  if (points.length === 0) return null;
  const [{ members }] = points;
  const figures = [
    ['share', 'Share of connections', 'share'],
    ['throughput_bps', 'Throughput', 'bitRate'],
    ['snd_utilization', 'SND cores', 'share'],
    ['fw_utilization', 'Firewall instances', 'share'],
    ['sync_cpu_share', 'Sync CPU', 'share'],
    ['concurrent_connections', 'Connections', 'count'],
    ['connection_copies', 'Copies', 'count'],
  ] as const;
  return dataTable({
    caption: `Members at ${members} ${members === 1 ? 'member' : 'members'}`,
    saveAs: 'members-read.csv',
    behind: 'members.csv',
    columns: [
      { head: 'Strategy' },
      { head: 'Member', numeric: true },
      { head: 'Role' },
      ...figures.map(([, head]) => ({ head, numeric: true })),
    ],
    rows: points.flatMap((point) => {
      const setting = settingText(point);
      return point.memberResults.map(({ member, role, values }) => [
        cell(`${point.strategy}${setting === '' ? '' : `, ${setting}`}`),
        cell(member, member),
        cell(role),
        ...figures.map(([name, , kind]) =>
          Object.hasOwn(values, name) ? cell(figureText(values[name], kind), values[name]) : cell('–'),
        ),
      ]);
    }),
  });
}

const aboutMetric = (metric: string): string => metrics.find(({ name }) => name === metric)?.about ?? '';

/** What a metric counts, by the unit in its name. */
function kindOf(metric: string): FigureKind {
  if (metric.endsWith('_bps')) return 'bitRate';
  if (metric.endsWith('_s')) return 'seconds';
  if (metric.includes('bytes')) return 'size';
  return metric.endsWith('_cps') || metric.endsWith('_pps') ? 'count' : 'share';
}

import type { PointComparison } from '../../experiment/comparison.js';
import type { MetricComparison } from '../../experiment/comparison/metric-comparison.js';
import { comparisonChart } from '../charts/comparison.js';
import { metricOf, ratioRange } from '../comparison-ratio.js';
import { comparisonSentences } from '../comparison-sentences.js';
import type { Findings } from '../findings.js';
import { rangeText } from '../range-text.js';
import { settingText } from '../setting-text.js';
import { chartFigure } from './chart-figure.js';
import { cell, dataTable, type TableCell } from './data-table.js';
import { html, type Markup } from './markup.js';

const MOST_DECIMALS = 3;

/** Metrics that a reader of the page compares; comparison.csv has all. */
const METRICS: readonly (readonly [metric: string, noun: string])[] = [
  ['capacity_bps', 'capacity'],
  ['throughput_bps', 'throughput'],
  ['sync_bits_per_connection', 'sync traffic per connection'],
  ['sync_cpu_s_per_connection', 'sync CPU per connection'],
  ['sync_memory_bytes_per_connection', 'memory of copies per connection'],
  ['hottest_member_utilization', 'load of the hottest member'],
  ['latency_p99_s', 'latency, 99th percentile'],
];

/** Every strategy against the baseline, as intervals; null where no comparison was asked for. */
export function comparisonSection(findings: Findings): Markup | null {
  const { comparison, table } = findings;
  if (comparison === null) return null;
  const searched = table.scenario.load.kind === 'capacity';
  const metrics = METRICS.filter(([metric]) =>
    searched ? metric !== 'throughput_bps' : metric !== 'capacity_bps',
  );
  return html`<section id="comparison">
    <h2>Against ${comparison.baseline}</h2>
    ${comparisonSentences(comparison).map((sentence) => html`<p>${sentence}</p>`)}
    ${chartFigure(
      comparisonChart,
      findings,
      'Replications of the same number drew the same random numbers, so that differences are those of the strategies.',
    )}
    ${dataTable({
      caption:
        'Ratios to the baseline, with intervals that hold together with 95 % confidence for each metric',
      saveAs: 'comparison-ratios.csv',
      behind: 'comparison.csv',
      columns: [
        { head: 'Strategy' },
        { head: 'Members', numeric: true },
        { head: 'Figure' },
        { head: 'Ratio', numeric: true },
        { head: 'Interval', numeric: true },
        { head: 'Verdict' },
      ],
      rows: comparison.points.flatMap((pair) =>
        metrics.flatMap(([metric, noun]) => {
          const compared = metricOf(pair, metric);
          return compared === undefined ? [] : [rowOf(pair, compared, noun)];
        }),
      ),
    })}
  </section>`;
}

function rowOf({ point }: PointComparison, compared: MetricComparison, noun: string): readonly TableCell[] {
  const setting = settingText(point);
  const range = ratioRange(compared);
  const { ratio, verdict } = compared;
  return [
    cell(`${point.strategy}${setting === '' ? '' : `, ${setting}`}`),
    cell(point.members, point.members),
    cell(noun),
    ratio === null ? cell('–') : cell(Number(ratio.mean.toPrecision(3)), ratio.mean),
    cell(range === undefined ? '–' : rangeText(range, MOST_DECIMALS)),
    cell(verdict),
  ];
}

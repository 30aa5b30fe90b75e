import { group, max } from 'd3-array';
import type { PointResult } from '../../experiment/result-table.js';
import { type Assumption, assumptionsIn } from '../../scenario/assumptions.js';
import { formatSeconds, formatShare } from '../../units/format.js';
import { estimateOf } from '../estimate-of.js';
import type { Findings } from '../findings.js';
import { comparisonWarnings } from '../comparison-warnings.js';
import { placesText } from '../places-text.js';
import { readingPoints } from '../reading-point.js';
import type { RunFacts } from '../result-record.js';
import { scalingLawNote } from '../scaling-law-note.js';
import { cell, dataTable, pathCell } from './data-table.js';
import { html, type Markup } from './markup.js';

/** How far the numbers can be trusted: intervals, warnings, fitted laws and assumptions. */
export function confidenceSection(findings: Findings, facts: RunFacts): Markup {
  return html`<section id="confidence">
    <h2>How sure are these numbers?</h2>
    <ul>
      ${statements(findings).map((text) => html`<li>${text}</li>`)}
    </ul>
    ${warningList(findings)} ${lawTable(findings)} ${assumptionTable(findings, facts)}
  </section>`;
}

function statements({ table }: Findings): readonly string[] {
  const { points } = table;
  const counts = points.map(({ replications }) => replications.length);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  const widest = widestOf(points);
  const shares = points.map(({ sampledShare }) => sampledShare);
  const least = Math.min(...shares);
  const runs = points.map(({ warmUp }) => warmUp.duration);
  return [
    ...(points.length === 0
      ? []
      : [
          `Every figure is a mean over ${fewest === most ? fewest : `${fewest} to ${most}`} independent replications; intervals hold the true mean of the model with 95 % confidence.`,
        ]),
    ...(widest === undefined ? [] : [widest]),
    ...(least < 1
      ? [
          `Large clusters are simulated with a sample of their connections, at least ${formatShare(least)} of them.`,
        ]
      : []),
    ...(runs.length === 0
      ? []
      : [
          `Each replication measures ${formatSeconds(max(runs)!)} or less after a warm-up that was checked for bias.`,
        ]),
    "Intervals cover the chance in the simulation, not the assumptions below. The default costs are calibrated to the vendor's rule of thumb of about 1 % lost per added member up to ten; that figure is reproduced, not predicted, and absolute rates are no forecast until the costs of an appliance were measured.",
  ];
}

/** The capacity, or throughput, that is known least. */
function widestOf(points: readonly PointResult[]): string | undefined {
  const known = points.flatMap((point) => {
    const estimate = estimateOf(point, 'capacity_bps') ?? estimateOf(point, 'throughput_bps');
    if (estimate === undefined || estimate.ciLow === null || estimate.ciHigh === null || estimate.mean === 0)
      return [];
    return [{ point, width: (estimate.ciHigh - estimate.ciLow) / 2 / estimate.mean }];
  });
  if (known.length === 0) return undefined;
  const { point, width } = known.reduce((widest, one) => (one.width > widest.width ? one : widest));
  const what = 'capacity_bps' in point.estimates ? 'capacity' : 'throughput';
  return `The ${what} that is known least is that of ${placesText([point])}: ± ${formatShare(width)}.`;
}

function warningList({ table, comparison }: Findings): Markup {
  const told = table.points.flatMap((point) => point.warnings.map((text) => ({ text, point })));
  const warnings = [
    ...table.warnings,
    ...[...group(told, ({ text }) => text)].map(
      ([text, entries]) => `${text} (${placesText(entries.map(({ point }) => point))})`,
    ),
    ...(comparison === null ? [] : comparisonWarnings(comparison, table.scenario)),
  ];
  if (warnings.length === 0) return html`<p>No warnings.</p>`;
  return html`<h3>Warnings</h3>
    <ul class="warnings">
      ${warnings.map((text) => html`<li>${text}</li>`)}
    </ul>`;
}

function lawTable({ scalingLaws }: Findings): Markup | null {
  if (scalingLaws.length === 0) return null;
  return html`<h3>Scaling laws</h3>
    ${dataTable({
      caption:
        'The Universal Scalability Law fitted to each curve: contention is work that members cannot do at the same time, coherency what each pair spends on agreeing',
      saveAs: 'scaling-laws.csv',
      behind: 'scaling-law.csv',
      columns: [
        { head: 'Strategy' },
        { head: 'Contention', numeric: true },
        { head: 'Coherency', numeric: true },
        { head: 'What it is worth' },
      ],
      rows: scalingLaws.map((curve) => [
        cell([curve.strategy, ...Object.entries(curve.sweep).map(([path, value]) => `, ${path} = ${value}`)]),
        curve.law === null
          ? cell('–')
          : cell(formatShare(curve.law.sigma.estimate), curve.law.sigma.estimate),
        curve.law === null
          ? cell('–')
          : cell(formatShare(curve.law.kappa.estimate), curve.law.kappa.estimate),
        cell(scalingLawNote(curve)),
      ]),
    })}`;
}

/** Assumptions, those first that the capacity answers to most. */
function assumptionTable(findings: Findings, { resolvedScenario }: RunFacts): Markup {
  const weights = new Map<string, number>();
  for (const { sensitivities } of readingPoints(findings.table)) {
    for (const { parameter, elasticity } of sensitivities) {
      weights.set(parameter, Math.max(weights.get(parameter) ?? 0, Math.abs(elasticity)));
    }
  }
  const weightOf = ({ path }: Assumption): number => weights.get(path) ?? 0;
  const assumptions = [...assumptionsIn(resolvedScenario)].sort((a, b) => weightOf(b) - weightOf(a));
  return html`<h3>Assumptions</h3>
    ${dataTable({
      caption: `Parameters without a published source${weights.size > 0 ? ', those first that the capacities at the size read first answer to most' : ''}`,
      saveAs: 'assumptions.csv',
      columns: [
        { head: 'Parameter' },
        { head: 'Value' },
        ...(weights.size > 0 ? [{ head: '10 % more changes capacity by up to', numeric: true }] : []),
        { head: 'What it is' },
        { head: 'Reasoning' },
      ],
      rows: assumptions.map((assumption) => {
        const { path, about, reasoning, value, isDefault } = assumption;
        const weight = weightOf(assumption);
        return [
          pathCell(path),
          cell(value ?? '–'),
          ...(weights.size > 0
            ? [weight === 0 ? cell('–') : cell(`${(10 * weight).toFixed(1)} %`, weight)]
            : []),
          cell(about),
          cell(isDefault ? reasoning : `set by the scenario; the default rests on: ${reasoning}`),
        ];
      }),
    })}`;
}

import { group } from 'd3-array';
import type { PointResult } from '../../experiment/result-table.js';
import { formatShare } from '../../units/format.js';
import { workChart } from '../charts/work.js';
import type { Findings } from '../findings.js';
import { readingPoints } from '../reading-point.js';
import { settingText } from '../setting-text.js';
import { workParts } from '../work-parts.js';
import { chartFigure } from './chart-figure.js';
import { cell, dataTable, pathCell, type TableCell } from './data-table.js';
import { bindingText } from './glance-section.js';
import { html, type Markup } from './markup.js';
import { aboutKey } from '../../scenario/assumptions.js';

const MOST_PARAMETERS = 3;

/** What binds at each size, why curves bend, and what would change the capacity. */
export function bindingSection(findings: Findings): Markup | null {
  const { points } = findings.table;
  const compared = points.filter(({ strategy }) => strategy !== 'single-gateway');
  const own = compared.length > 0 ? compared : points;
  if (own.length === 0) return null;
  const curves = [...group(own, (point) => `${point.strategy}\n${settingText(point)}`).values()];
  const searched = findings.table.scenario.load.kind === 'capacity';
  return html`<section id="binding">
    <h2>${searched ? 'What binds, and why curves bend' : 'What would bind first'}</h2>
    ${dataTable({
      caption: searched
        ? 'The resource that limits each size'
        : 'The resource nearest to its limit at each size',
      saveAs: 'binding.csv',
      behind: 'scaling.csv',
      columns: [
        { head: 'Strategy' },
        { head: 'Sizes and what binds them' },
        ...(searched ? [{ head: 'Why' }] : []),
      ],
      rows: curves.map((curve) => rowOf(curve, findings).slice(0, searched ? 3 : 2)),
    })}
    ${chartFigure(
      workChart,
      findings,
      'Pale is the work that a gateway on its own would have too; everything darker is the price of the cluster.',
    )}
    ${leversTable(findings)}
  </section>`;
}

function rowOf(curve: readonly PointResult[], findings: Findings): readonly TableCell[] {
  const sorted = [...curve].sort((a, b) => a.members - b.members);
  const runs: { from: number; to: number; bottleneck: string }[] = [];
  for (const { members, bottleneck } of sorted) {
    const last = runs.at(-1);
    if (last?.bottleneck === bottleneck) last.to = members;
    else runs.push({ from: members, to: members, bottleneck });
  }
  const setting = settingText(curve[0]);
  const text = runs.map(
    ({ from, to, bottleneck }) => `${from === to ? from : `${from} to ${to}`}: ${bottleneck}`,
  );
  return [
    cell(html`${curve[0].strategy}${setting === '' ? null : html`<br /><small>${setting}</small>`}`),
    cell(
      html`<ul class="plain">
        ${text.map((run) => html`<li>${run}</li>`)}
      </ul>`,
    ),
    cell(
      html`<ul class="plain">
        ${reasons(sorted, findings).map((reason) => html`<li>${reason}</li>`)}
      </ul>`,
    ),
  ];
}

/** What the figures themselves say of the bend: a hard limit, overheads on the binding cores, a hot member, waits. */
function reasons(curve: readonly PointResult[], { scalingLaws }: Findings): readonly string[] {
  const [{ strategy }] = curve;
  const key = JSON.stringify([strategy, curve[0].sweep]);
  const limit = scalingLaws.find((law) => JSON.stringify([law.strategy, law.sweep]) === key)?.hardLimit;
  const largest = curve[curve.length - 1];
  const overheads = curve
    .map((point) => ({ point, parts: workParts(point).filter(({ className }) => className !== 'work-own') }))
    .filter(({ parts }) => parts.length > 0)
    .reduce<{ members: number; name: string; share: number }[]>((most, { point, parts }) => {
      for (const { name, share } of parts) {
        const known = most.find((one) => one.name === name);
        if (known === undefined) most.push({ members: point.members, name, share });
        else if (share > known.share) Object.assign(known, { members: point.members, share });
      }
      return most;
    }, []);
  const skew =
    largest.sensitivities.find(({ parameter }) => parameter === 'traffic.talkerSkew')?.elasticity ?? 0;
  const told = [
    ...(limit === undefined || limit === null || limit.from <= 1
      ? []
      : [`From ${limit.from} members on ${limit.resource} carry no more.`]),
    ...(limit?.from === 1 ? ['More members add no capacity: one of them does the work.'] : []),
    ...overheads
      .filter(({ share }) => share >= 0.01)
      .sort((a, b) => b.share - a.share)
      .slice(0, 3)
      .map(
        ({ name, share, members }) =>
          `${formatShare(share)} of the binding cores' work at ${members} members is ${name}.`,
      ),
    ...(skew < -0.01
      ? [
          `A hot member: 10 % more skew between talkers costs ${formatShare(-0.1 * skew)} at ${largest.members} members.`,
        ]
      : []),
  ];
  return told.length > 0 ? told : ['–'];
}

/** What 10 % more of a parameter changes at the size that is read first; null where nothing is known of it. */
function leversTable({ table }: Findings): Markup | null {
  const explained = readingPoints(table).filter(({ sensitivities }) => sensitivities.length > 0);
  if (explained.length === 0) return null;
  const [{ members }] = explained;
  const rows = explained.flatMap((point) => {
    const setting = settingText(point);
    return point.sensitivities
      .slice(0, MOST_PARAMETERS + 2)
      .map(({ parameter, elasticity }) => [
        cell(`${point.strategy}${setting === '' ? '' : `, ${setting}`}`),
        cell(bindingText(point)),
        pathCell(parameter),
        cell(percent(10 * elasticity), elasticity),
        cell(aboutKey(parameter)),
      ]);
  });
  return dataTable({
    caption: `What 10 % more of a parameter changes at ${members} ${members === 1 ? 'member' : 'members'}, to first order`,
    saveAs: 'levers.csv',
    behind: 'sensitivity.csv',
    columns: [
      { head: 'Strategy' },
      { head: 'What binds' },
      { head: 'Parameter' },
      { head: 'Capacity', numeric: true },
      { head: 'What the parameter is' },
    ],
    rows,
  });
}

const percent = (value: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(1)} %`;

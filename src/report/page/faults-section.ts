import { FIGURES } from '../../experiment/fault-results.js';
import { figureText, type FigureKind } from '../charts/figure-kind.js';
import { changesMembers } from '../../scenario/scenario.js';
import { listText } from '../change-text.js';
import { timelineChart } from '../charts/timeline.js';
import type { Findings } from '../findings.js';
import { settingText } from '../setting-text.js';
import { chartFigure } from './chart-figure.js';
import { cell, dataTable, figureCell } from './data-table.js';
import { html, type Markup } from './markup.js';

/** What faults did: their course, and what was lost; null where the scenario has none. */
export function faultsSection(findings: Findings): Markup | null {
  const { points, scenario } = findings.table;
  if (!changesMembers(scenario)) return null;
  const rows = points.flatMap((point) => {
    const setting = settingText(point);
    return (point.faults?.figures ?? []).map(({ name, unit, estimate }) => [
      cell(`${point.strategy}${setting === '' ? '' : `, ${setting}`}`),
      cell(point.members, point.members),
      cell(name.replace(/_s$/, '').replaceAll('_', ' ')),
      figureCell(estimate, kindOf(name, unit)),
      cell(FIGURES.find((figure) => figure.name === name)?.about ?? ''),
    ]);
  });
  return html`<section id="faults">
    <h2>${scenario.faults.length > 0 ? 'Faults, and what was lost' : 'How members come and go'}</h2>
    <p>${courseText(scenario)}</p>
    ${chartFigure(timelineChart, findings, 'Upright lines: what happened. Losses are connections that no surviving member could go on with.')}
    ${dataTable({
      caption: 'What it came to, means with 95 % intervals',
      saveAs: 'fault-figures.csv',
      behind: 'faults.csv',
      columns: [
        { head: 'Strategy' },
        { head: 'Members', numeric: true },
        { head: 'Figure' },
        { head: 'Value', numeric: true },
        { head: 'What it is' },
      ],
      rows,
    })}
    <p class="files">Bin by bin: <a href="timeline.csv">timeline.csv</a></p>
  </section>`;
}

/** What happens while traffic flows, in one sentence. */
function courseText({ faults, autoScaling }: Findings['table']['scenario']): string {
  const scaling = autoScaling === undefined ? [] : ['members join and leave with the load'];
  const told = [...faults.map(faultText), ...scaling].join('; ');
  return `${capital(told)}. Times count from the end of the warm-up.`;
}

/** What happens, to whom, when and for how long. */
function faultText({ at, do: verb, member, members = [], for: length }: Fault): string {
  const named = member === undefined ? members : [member, ...members];
  const whom =
    named.length === 0
      ? ''
      : ` of ${named.length === 1 ? 'member' : 'members'} ${listText(named.map(String))}`;
  const lasting = length === undefined ? '' : ` for ${figureText(length / 1e9, 'seconds')}`;
  return `${verb}${whom} at ${figureText(at / 1e9, 'seconds')}${lasting}`;
}

type Fault = Findings['table']['scenario']['faults'][number];

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function kindOf(name: string, unit: string): FigureKind {
  if (unit === 's') return 'seconds';
  return name.includes('share') || name.includes('ratio') || name.includes('load') ? 'share' : 'count';
}

import { changesMembers } from '../../scenario/scenario.js';
import { balanceChart } from '../charts/balance.js';
import { chartColors } from '../charts/chart-colors.js';
import { efficiencyChart } from '../charts/efficiency.js';
import { latencyChart } from '../charts/latency.js';
import { scalingChart } from '../charts/scaling.js';
import { syncChart } from '../charts/sync.js';
import { timelineChart } from '../charts/timeline.js';
import type { Findings } from '../findings.js';
import type { RunFacts } from '../result-record.js';
import { seriesLooks } from '../series-classes.js';
import { ON_PAGE, shownFindings } from '../shown-findings.js';
import { answerSection } from './answer-section.js';
import { base64Digest } from './base64-digest.js';
import { bindingSection } from './binding-section.js';
import { chartFigure } from './chart-figure.js';
import { comparisonSection } from './comparison-section.js';
import { confidenceSection } from './confidence-section.js';
import { demandSection } from './demand-section.js';
import { faultsSection } from './faults-section.js';
import { figuresSection } from './figures-section.js';
import { glanceSection } from './glance-section.js';
import { html, Markup } from './markup.js';
import { pageStyle } from './page-style.js';
import { reproduceSection } from './reproduce-section.js';
import { tenantsSection } from './tenants-section.js';

/** What the page is made of beside the findings. */
export interface PageParts {
  readonly facts: RunFacts;
  /** Compiled scripts of the page, each standing by itself. */
  readonly scripts: readonly string[];
  /** Files beside the page that hold what it shows. */
  readonly files: readonly string[];
}

/** A part of the page with its place in the list of contents. */
interface Part {
  readonly id: string;
  readonly title: string;
  readonly content: Markup | null;
}

/**
 * `report.html`: one file that needs no other and asks for none. Its policy allows no request and no script or style but
 * its own, so that nothing from a scenario can ever run.
 */
export function reportPage(findings: Findings, { facts, scripts, files }: PageParts): string {
  const { table } = findings;
  const style = pageStyle(toneStyles(findings));
  const parts = partsOf(findings, facts, files).filter(({ content }) => content !== null);
  const title = table.scenario.name;
  const [question, rest] = questionOf(table.scenario.description);
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content="${policyOf(style, scripts)}" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>${title}: results of maestro-sim</title>
      ${new Markup(`<style>${style}</style>`)}
    </head>
    <body>
      <a class="skip" href="#main">Skip to the results</a>
      <header>
        <p class="eyebrow">${title}</p>
        <h1>${question === '' ? title : question}</h1>
        ${rest === '' ? null : html`<p class="note">${rest}</p>`} ${answerSection(findings)}
        <nav aria-label="Contents">
          <ul>
            ${parts.map((part) => html`<li><a href="#${part.id}">${part.title}</a></li>`)}
          </ul>
        </nav>
      </header>
      <main id="main">${parts.map(({ content }) => content)}</main>
      <footer>
        <p>Simulated by maestro-sim ${facts.version}, scenario ${title}, seed ${table.scenario.seed}.</p>
      </footer>
      ${scripts.map((script) => new Markup(`<script type="module">${script}</script>`))}
    </body>
  </html>`;
  return `<!doctype html>\n${page.text}\n`;
}

const LONGEST_QUESTION = 140;
/** Of runs whose load changes. */
const COURSE = 'Packets offered, forwarded and dropped while the load changes.';

/** The question of a description, and what it says beyond it. */
function questionOf(description: string): readonly [question: string, rest: string] {
  const text = description.trim();
  const end = /[?.!](?=\s)|\n/.exec(text)?.index;
  if (text.length <= LONGEST_QUESTION || end === undefined) return [text, ''];
  return [text.slice(0, end + 1).trim(), text.slice(end + 1).trim()];
}

function partsOf(findings: Findings, facts: RunFacts, files: readonly string[]): readonly Part[] {
  const searched = findings.table.scenario.load.kind === 'capacity';
  const { shown, hidden } = shownFindings(findings, ON_PAGE);
  const note =
    hidden === 0
      ? null
      : html`<p class="note">
          Charts show the first settings; ${hidden} more swept settings are in the tables and in the files.
        </p>`;
  const charted = (id: string, title: string, heading: string, figures: readonly (Markup | null)[]): Part => {
    const drawn = figures.filter((figure) => figure !== null);
    const content =
      drawn.length === 0
        ? null
        : html`<section id="${id}">
            <h2>${heading}</h2>
            ${note} ${drawn}
          </section>`;
    return { id, title, content };
  };
  return [
    { id: 'glance', title: 'At a glance', content: glanceSection(findings) },
    { id: 'faults', title: 'Faults', content: faultsSection(shown) },
    ...(changesMembers(shown.table.scenario)
      ? []
      : [charted('course', 'Course', 'How it went', [chartFigure(timelineChart, shown, COURSE)])]),
    { id: 'tenants', title: 'Virtual systems', content: tenantsSection(shown) },
    { id: 'demand', title: 'Members for a demand', content: demandSection(findings) },
    charted('scaling', 'Scaling', searched ? 'How capacity grows with members' : 'How much is forwarded', [
      chartFigure(
        scalingChart,
        shown,
        'Bits of IP packets accepted and forwarded per second, both directions together.',
      ),
      chartFigure(efficiencyChart, shown, 'What is left of as many gateways on their own.'),
    ]),
    { id: 'binding', title: searched ? 'What binds, and why' : 'What binds', content: bindingSection(shown) },
    charted('sync', 'Synchronisation', 'What synchronisation costs', [
      chartFigure(
        syncChart,
        shown,
        'Traffic and memory are those of connection state copied between members.',
      ),
    ]),
    charted('latency', 'Latency', 'How long packets wait', [
      chartFigure(
        latencyChart,
        shown,
        'Transit of a data packet, last bit in to last bit out; and the wait of the first packet of a connection.',
      ),
    ]),
    charted('balance', 'Balance', 'How evenly members are loaded', [
      chartFigure(balanceChart, shown, 'One hot member or core limits the whole cluster.'),
    ]),
    { id: 'comparison', title: 'Comparison', content: comparisonSection(shown) },
    { id: 'confidence', title: 'How sure?', content: confidenceSection(findings, facts) },
    { id: 'figures', title: 'All figures', content: figuresSection(findings, files) },
    { id: 'reproduce', title: 'Reproduce', content: reproduceSection(findings, facts) },
  ];
}

function toneStyles({ table }: Findings): { readonly light: string; readonly dark: string } {
  const colors = new Map([...seriesLooks(table).values()].map(({ className, color }) => [className, color]));
  return { light: chartColors('light', colors), dark: chartColors('dark', colors) };
}

/** Nothing from anywhere but what stands in the page, by its digest. */
function policyOf(style: string, scripts: readonly string[]): string {
  const digests = scripts.map((script) => `'sha256-${base64Digest(script)}'`).join(' ');
  return [
    "default-src 'none'",
    `style-src 'sha256-${base64Digest(style)}'`,
    `script-src ${digests === '' ? "'none'" : digests}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

import type { Chart } from '../charts/chart.js';
import type { Drawing, DrawnPanel, KeyEntry } from '../charts/drawing.js';
import type { Findings } from '../findings.js';
import { html, Markup } from './markup.js';

/** A chart of the page: as wide as the text and again for narrow screens where it is one panel; null where it has none. */
export function chartFigure(chart: Chart, findings: Findings, about: string): Markup | null {
  const file = html`<p class="files">As a file: <a href="${chart.name}.svg">${chart.name}.svg</a></p>`;
  return lonelyFigure(chart, findings, { about, file });
}

/** The same for a page that has no file beside it, or one that names the file. */
export function lonelyFigure(
  chart: Chart,
  findings: Findings,
  { about, file = null }: { readonly about: string; readonly file?: Markup | null },
): Markup | null {
  const page = chart.draw(findings, 'page');
  if (page === null) return null;
  const lone = page.panels.length === 1;
  const narrow = lone ? chart.draw(findings, 'narrow') : null;
  return html`<figure id="chart-${chart.name}">
    <figcaption>
      <h3>${page.title}</h3>
      <p>${about}</p>
    </figcaption>
    ${narrow === null ? panelsOf(page) : [wideOf(page), narrowOf(narrow)]}
    ${
      page.notes.length === 0
        ? null
        : html`<ul class="notes">
            ${page.notes.map((note) => html`<li>${note}</li>`)}
          </ul>`
    }
    ${file}
  </figure>`;
}

function panelsOf(drawing: Drawing): Markup {
  const count = drawing.panels.length;
  const two = drawing.inPairs === true || (count % 2 === 0 && count % 3 !== 0);
  return html`${keyList(drawing.key)}
    <div class="${two ? 'panels two' : 'panels'}">
      ${drawing.panels.map((panel) => panelOf(panel, drawing.title))}
    </div>`;
}

/** Names stand in the drawing itself, tints do not. */
function wideOf(drawing: Drawing): Markup {
  const areas = drawing.key.filter(({ sample }) => sample === 'area');
  return html`<div class="wide">
    ${areas.length === 0 ? null : keyList(areas)}
    ${drawing.panels.map((panel) => panelOf(panel, drawing.title))}
  </div>`;
}

function narrowOf(drawing: Drawing): Markup {
  return html`<div class="narrow">
    ${keyList(drawing.key)} ${drawing.panels.map((panel) => panelOf(panel, drawing.title, MOST_TIPS))}
  </div>`;
}

function panelOf({ title, element }: DrawnPanel, chartTitle: string, mostTips = Infinity): Markup {
  const label = title === '' ? chartTitle : `${chartTitle}: ${title}`;
  return html`<div class="panel-cell">
    ${title === '' ? null : html`<h4>${title}</h4>`}
    <div class="panel-box" role="img" aria-label="${label}">
      ${new Markup(compact(element.outerHTML, mostTips))}
    </div>
  </div>`;
}

const PLACES = / (?:c[xy]|[xy][12]?|d|transform)="[^"]*"/g;

const TIP = /<title>[^<]*<\/title>/g;
/** On a narrow screen no finger tells so many points apart, and their tips would be a third of a large page. */
const MOST_TIPS = 150;

/** A drawing with its places to a hundredth of a pixel: most of its digits are beyond that. Its texts stay as they are. */
function compact(drawing: string, mostTips: number): string {
  const places = drawing.replaceAll(PLACES, (attribute) => attribute.replaceAll(/(\.\d\d)\d+/g, '$1'));
  return (drawing.match(TIP)?.length ?? 0) > mostTips ? places.replaceAll(TIP, '') : places;
}

/** What letters, lines and tints stand for. */
function keyList(key: readonly KeyEntry[]): Markup | null {
  if (key.length === 0) return null;
  return html`<ul class="key">
    ${key.map(
      (entry) =>
        html`<li>
          ${sampleOf(entry)}${entry.letter === '' ? null : html`<b>${entry.letter}</b> `}${entry.text}
        </li>`,
    )}
  </ul>`;
}

function sampleOf({ sample, className }: KeyEntry): Markup {
  const dashes = { line: 'none', dashed: '5 4', dotted: '1 3' };
  return sample === 'area'
    ? html`<svg width="20" height="12" aria-hidden="true">
        <rect width="20" height="12" class="${className} ${className === 'lost' ? 'solid' : ''}" />
      </svg>`
    : html`<svg width="24" height="12" aria-hidden="true" class="${className}">
        <path d="M0 6h24" stroke="currentColor" stroke-width="2.5" stroke-dasharray="${dashes[sample]}" />
      </svg>`;
}

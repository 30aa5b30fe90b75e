import type { Estimate } from '../../experiment/result-table.js';
import { figureText, type FigureKind } from '../charts/figure-kind.js';
import { estimateText, intervalText } from '../interval-text.js';
import { html, type Content, type Markup } from './markup.js';

/** A column: numbers stand to the right and sort by value. */
export interface TableColumn {
  readonly head: string;
  readonly numeric?: boolean;
  /** What it means, in a sentence. */
  readonly about?: string;
}

/** A cell: what is shown, and what it sorts by where that is a number. */
export interface TableCell {
  readonly shown: Content;
  readonly value?: number;
}

/** A table of the page. */
export interface DataTable {
  readonly caption: string;
  /** Name of the file when the table is saved. */
  readonly saveAs: string;
  /** The file beside the page that it is drawn from, where it is one. */
  readonly behind?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** Above so many rows the page would grow heavy; the file beside it has them all. */
const MOST_ROWS = 250;
/** Above so many rows a table scrolls in a frame of its own. */
const LONG = 16;
/** Rows of a long table that are printed, as the style has it. */
const PRINTED = 30;
/** Above so many columns a table is printed in smaller letters. */
const BROAD = 9;

export const cell = (shown: Content, value?: number): TableCell =>
  value === undefined ? { shown } : { shown, value };

/** A mean above its interval. */
export function figureCell(estimate: Estimate | undefined, kind: FigureKind): TableCell {
  if (estimate === undefined) return cell('–');
  const { mean, ciLow, ciHigh, method } = estimate;
  if (method === 'upper bound') return cell(estimateText(estimate, kind), mean);
  const interval = ciLow === ciHigh ? '' : intervalText(estimate, kind);
  const shown = figureText(mean, kind);
  return cell(interval === '' ? shown : html`${shown}<br /><small>${interval}</small>`, mean);
}

/** A path of a scenario file, which may break after its dots. */
export function pathCell(path: string): TableCell {
  const steps = path.split('.');
  return cell(html`<code>${steps.map((step, index) => (index === 0 ? step : html`.<wbr />${step}`))}</code>`);
}

/** A table that the scripts of the page make sortable and savable; the first column heads its rows. */
export function dataTable({ caption, saveAs, behind, columns, rows }: DataTable): Markup {
  const shown = rows.slice(0, MOST_ROWS);
  const more = rows.length - shown.length;
  const length = shown.length > LONG ? 'table long' : 'table';
  return html`<div class="table-box">
    <p class="caption">${caption}</p>
    <div class="${length}" role="region" aria-label="${caption}" tabindex="0">
      <table class="${columns.length > BROAD ? 'broad' : ''}" data-save="${saveAs}" aria-label="${caption}">
        <thead>
          <tr>
            ${columns.map((column) => headOf(column))}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (cells) =>
              html`<tr>
                ${cells.map((one, index) => cellOf(one, columns[index], index === 0))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      shown.length > PRINTED
        ? html`<p class="print-note">Printed are the first ${PRINTED} of ${rows.length} rows.</p>`
        : null
    }
    ${
      behind === undefined
        ? null
        : html`<p class="files behind">All of it: <a href="${behind}">${behind}</a></p>`
    }
    ${more > 0 ? html`<p class="note">${more} more rows are in the file.</p>` : null}
  </div>`;
}

function headOf({ head, numeric, about }: TableColumn): Markup {
  const title = about === undefined ? null : html` title="${about}"`;
  return html`<th scope="col" ${numeric === true ? html`class="number"` : null} ${title}>${head}</th>`;
}

function cellOf({ shown, value }: TableCell, column: TableColumn, isFirst: boolean): Markup {
  const sort = value === undefined ? null : html` data-value="${value}"`;
  const kind = column.numeric === true ? html` class="number"` : null;
  return isFirst
    ? html`<th scope="row" ${kind} ${sort}>${shown}</th>`
    : html`<td ${kind} ${sort}>${shown}</td>`;
}

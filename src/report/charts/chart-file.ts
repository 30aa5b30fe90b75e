import { chartColors } from './chart-colors.js';
import type { Drawing, DrawnPanel, KeyEntry } from './drawing.js';
import { type Element, svgElement, svgFile } from './plot-document.js';
import { wrapped } from './wrapped.js';

const HEADER = 74;
const NOTE_HEIGHT = 17;
const KEY_HEIGHT = 22;
const TITLE_LINE = 18;
const MARGIN = 20;
/** Shifts panels so that the titles of their axes stand beneath the title. */
const INSET = 16;
const FONT = "Inter, system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
/** Mean width of a letter over the size of the font. */
const LETTER = 0.56;

/** A chart as a file of its own: title, subtitle, panels, key and notes on paper that follows light and dark. */
export function chartFile(drawing: Drawing): string {
  const { panels, title, subtitle, notes } = drawing;
  const columns = panels.length > 1 ? 2 : 1;
  const cell = Math.max(...panels.map(({ width }) => width));
  const width = Math.max(columns * cell + INSET, 480);
  const rows = rowsOf(panels, columns);
  const entries = drawing.key.filter(({ sample }) => sample === 'area' || panels.some(isUnnamed));
  const noteLines = notes.flatMap((note) => wrapped(note, (width - 2 * MARGIN) / (11.5 * LETTER)));
  const keyLines = keyLinesOf(entries, width);
  const body = rows.reduce((sum, row) => sum + rowHeight(row), 0);
  const foot = HEADER + body;
  const height = foot + keyLines.length * KEY_HEIGHT + noteLines.length * NOTE_HEIGHT + 16;
  const root = svgElement('svg', {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    class: 'ink',
    'font-family': FONT,
  });
  const subtitleLine = wrapped(subtitle, (width - 2 * MARGIN) / (13 * LETTER))[0];
  root.append(
    svgElement('title', {}, title),
    svgElement('desc', {}, subtitle),
    svgElement('style', {}, styleSheet(drawing)),
    svgElement('rect', { width, height, class: 'paper' }),
    line(34, { 'font-size': 20, 'font-weight': 600 }, title),
    line(56, { 'font-size': 13, class: 'quiet' }, subtitleLine === subtitle ? subtitle : `${subtitleLine} …`),
    ...placed(rows, cell),
    ...keyLines.flatMap((entries, index) => keyLine(entries, foot + 8 + index * KEY_HEIGHT)),
    ...noteLines.map((note, index) =>
      line(
        foot + keyLines.length * KEY_HEIGHT + 14 + index * NOTE_HEIGHT,
        { 'font-size': 11.5, class: 'quiet' },
        note,
      ),
    ),
  );
  return svgFile(root);
}

/** Panels without the names of their series, such as heat maps and timelines, are read with the key. */
const isUnnamed = ({ width }: DrawnPanel): boolean => width < 600;

function rowsOf(panels: readonly DrawnPanel[], columns: number): readonly (readonly DrawnPanel[])[] {
  return Array.from({ length: Math.ceil(panels.length / columns) }, (_, row) =>
    panels.slice(row * columns, (row + 1) * columns),
  );
}

const titleLines = ({ title, width }: DrawnPanel): readonly string[] =>
  title === '' ? [] : wrapped(title, (width - 2 * MARGIN) / (13.5 * LETTER));

const titleHeight = (row: readonly DrawnPanel[]): number => {
  const lines = Math.max(...row.map((panel) => titleLines(panel).length));
  return lines === 0 ? 0 : lines * TITLE_LINE + 8;
};

const rowHeight = (row: readonly DrawnPanel[]): number =>
  titleHeight(row) + Math.max(...row.map(({ height }) => height)) + 6;

function placed(rows: readonly (readonly DrawnPanel[])[], cell: number): readonly Element[] {
  let top = HEADER;
  return rows.flatMap((row) => {
    const y = top;
    top += rowHeight(row);
    return row.flatMap((panel, column) => {
      const titles = titleLines(panel).map((text, index) =>
        svgElement(
          'text',
          {
            x: column * cell + MARGIN,
            y: y + 14 + index * TITLE_LINE,
            fill: 'currentColor',
            'font-size': 13.5,
            'font-weight': 600,
          },
          text,
        ),
      );
      panel.element.setAttribute('x', String(column * cell + INSET));
      panel.element.setAttribute('y', String(y + titleHeight(row)));
      return [...titles, panel.element];
    });
  });
}

function line(y: number, attributes: Readonly<Record<string, string | number>>, text: string): Element {
  return svgElement('text', { x: MARGIN, y, fill: 'currentColor', ...attributes }, text);
}

const entryWidth = ({ text }: KeyEntry): number => 34 + text.length * 12 * LETTER + 14;

/** Entries of the key in lines that fit the width. */
function keyLinesOf(entries: readonly KeyEntry[], width: number): readonly (readonly KeyEntry[])[] {
  const lines: KeyEntry[][] = [];
  let used = Infinity;
  for (const entry of entries) {
    if (used + entryWidth(entry) > width - 2 * MARGIN) {
      lines.push([]);
      used = 0;
    }
    lines[lines.length - 1].push(entry);
    used += entryWidth(entry);
  }
  return lines;
}

function keyLine(entries: readonly KeyEntry[], y: number): readonly Element[] {
  let x = MARGIN;
  return entries.flatMap((entry) => {
    const from = x;
    x += entryWidth(entry);
    return [
      sampleOf(entry, from, y),
      svgElement('text', { x: from + 32, y: y + 10, fill: 'currentColor', 'font-size': 12 }, entry.text),
    ];
  });
}

function sampleOf({ sample, className }: KeyEntry, x: number, y: number): Element {
  if (sample === 'area') {
    const solid = className === 'lost' ? `${className} solid` : className;
    return svgElement('rect', { x, y, width: 24, height: 12, class: solid });
  }
  const dashes = { line: 'none', dashed: '5 4', dotted: '1 3' }[sample];
  return svgElement('path', {
    d: `M${x} ${y + 6}h24`,
    class: className,
    stroke: 'currentColor',
    'stroke-width': 2,
    'stroke-dasharray': dashes,
  });
}

function styleSheet({ colors }: Drawing): string {
  const dark = chartColors('dark', colors);
  return `text{white-space:pre}.solid{fill:currentColor}${chartColors('light', colors)}@media (prefers-color-scheme:dark){${dark}}`;
}

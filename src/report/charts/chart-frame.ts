import type { StrategyColor } from '../strategy-colors.js';
import { svgElement, svgFile, type Element } from './plot-document.js';

/** A drawing with its place on the page. */
export interface Placed {
  readonly element: Element;
  readonly x: number;
  readonly y: number;
}

/** What surrounds the drawings of one file. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly subtitle: string;
  readonly notes: readonly string[];
  /** Class name to colour; marks of the class are drawn in the current colour. */
  readonly colors: ReadonlyMap<string, StrategyColor>;
}

/** Height of the title and subtitle above the drawings. */
export const HEADER_HEIGHT = 74;
/** Height of one line of notes below the drawings. */
export const NOTE_HEIGHT = 17;

const MARGIN = 20;
const FONT = "Inter, system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** A chart file: title, subtitle, drawings and notes on paper that follows the reader's light or dark setting. */
export function chartFile(frame: Frame, drawings: readonly Placed[]): string {
  const { width, height, title, subtitle, notes } = frame;
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  const root = svgElement('svg', { ...size, role: 'img', class: 'ink', 'font-family': FONT });
  root.append(
    svgElement('title', {}, title),
    svgElement('desc', {}, subtitle),
    svgElement('style', {}, styleSheet(frame.colors)),
    svgElement('rect', { width, height, class: 'paper' }),
    line(34, { 'font-size': 20, 'font-weight': 600 }, title),
    line(56, { 'font-size': 13, class: 'quiet' }, subtitle),
    ...drawings.map(place),
    ...notes.map((note, index) => {
      const y = height - 14 - NOTE_HEIGHT * (notes.length - 1 - index);
      return line(y, { 'font-size': 11.5, class: 'quiet' }, note);
    }),
  );
  return svgFile(root);
}

function line(y: number, attributes: Readonly<Record<string, string | number>>, text: string): Element {
  return svgElement('text', { x: MARGIN, y, fill: 'currentColor', ...attributes }, text);
}

function place({ element, x, y }: Placed): Element {
  element.setAttribute('x', String(x));
  element.setAttribute('y', String(y));
  return element;
}

function styleSheet(colors: ReadonlyMap<string, StrategyColor>): string {
  const rules = (tone: 'light' | 'dark'): string =>
    [...colors].map(([name, color]) => `.${name}{color:${color[tone]}}`).join('');
  const light = `.ink{color:#1f2328}.quiet{color:#59636e}.paper,.hollow{fill:#ffffff}${rules('light')}`;
  const dark = `.ink{color:#e6edf3}.quiet{color:#9aa5b1}.paper,.hollow{fill:#0d1117}${rules('dark')}`;
  return `text{white-space:pre}.solid{fill:currentColor}${light}@media (prefers-color-scheme:dark){${dark}}`;
}

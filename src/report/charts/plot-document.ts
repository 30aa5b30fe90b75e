import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** The little of the document object model that charts need; its types would come with a browser's library only. */
export interface Element {
  readonly outerHTML: string;
  textContent: string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  append(...children: readonly Element[]): void;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  remove(): void;
}

interface Document {
  createElementNS(namespace: string, name: string): Element;
}

/** A layer of a chart. */
export type Mark = Plot.Markish;

/** What a chart is made of. */
export type PlotOptions = Omit<Plot.PlotOptions, 'document' | 'style' | 'className'>;

const SVG = 'http://www.w3.org/2000/svg';
const FONT_SIZE = '12';

const parsed: unknown = parseHTML('<!doctype html><html><body></body></html>');
const { document } = parsed as { document: Document };

/** An SVG element with attributes and, escaped, a text. */
export function svgElement(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text?: string,
): Element {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}

/**
 * A plot as an SVG element without a style of its own, to be placed in a larger drawing. No style stands in attributes,
 * which a page with a strict content security policy would not honour.
 */
export function plotElement(options: PlotOptions): Element {
  // Where a browser's types are known, its whole document is asked for; no more of it than this is used.
  const plot: unknown = Plot.plot({ ...options, className: 'panel', document: document as never });
  const element = plot as Element;
  element.querySelector('style')?.remove();
  element.removeAttribute('style');
  // Groups have no role, so that no label is allowed to them; a chart is labelled as a whole.
  for (const group of element.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  element.removeAttribute('aria-label');
  element.setAttribute('font-size', FONT_SIZE);
  return element;
}

/** The text of a drawing as a file of its own. */
export function svgFile(root: Element): string {
  root.setAttribute('xmlns', SVG);
  return `${root.outerHTML}\n`;
}

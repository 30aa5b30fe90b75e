import type { StrategyColor } from '../strategy-colors.js';
import type { Element } from './plot-document.js';

/** One set of axes with what is drawn on them. */
export interface DrawnPanel {
  /** Empty where a chart has one panel only. */
  readonly title: string;
  readonly element: Element;
  readonly width: number;
  readonly height: number;
}

/** What a letter, a line or a tint of a chart stands for. */
export interface KeyEntry {
  /** Class that colours the sample; `quiet` for what is no series. */
  readonly className: string;
  readonly sample: 'line' | 'dashed' | 'dotted' | 'area';
  /** Stands at the end of the line in compact panels; empty for what has none. */
  readonly letter: string;
  readonly text: string;
}

/** A chart without the paper that it is printed on: of a file, or of the page. */
export interface Drawing {
  readonly title: string;
  readonly subtitle: string;
  readonly panels: readonly DrawnPanel[];
  /** Whether panels belong together two by two. */
  readonly inPairs?: boolean;
  readonly notes: readonly string[];
  readonly key: readonly KeyEntry[];
  /** Class name to colour. */
  readonly colors: ReadonlyMap<string, StrategyColor>;
}

/**
 * Where a chart is to stand: in a file of its own; on the page, where a lone panel is as wide as the text and several
 * stand side by side; or on a narrow screen. In compact panels letters stand for the names.
 */
export type ChartForm = 'file' | 'page' | 'narrow';

/** Size of a panel in pixels, and whether its series are labelled by their names. */
export interface PanelForm {
  readonly width: number;
  readonly height: number;
  readonly named: boolean;
}

const COMPACT: PanelForm = { width: 340, height: 270, named: false };

/** How a panel is drawn where a chart has so many. */
export function panelForm(form: ChartForm, panels: number): PanelForm {
  if (form === 'narrow') return COMPACT;
  if (form === 'page') return panels > 1 ? COMPACT : { width: 1000, height: 430, named: true };
  return panels > 1 ? { width: 680, height: 320, named: true } : { width: 880, height: 440, named: true };
}

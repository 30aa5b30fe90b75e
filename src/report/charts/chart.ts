import type { Findings } from '../findings.js';
import type { ChartForm, Drawing } from './drawing.js';

/** A chart of results: a file beside the tables, and a figure of the page. */
export interface Chart {
  /** Name of its file without the ending. */
  readonly name: string;
  /** Null where the results have nothing that it shows. */
  draw(findings: Findings, form: ChartForm): Drawing | null;
}

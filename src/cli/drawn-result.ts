import { chartNames } from '../report/charts/chart-files.js';
import { drawnFiles } from '../report/drawn-files.js';
import type { Findings } from '../report/findings.js';
import type { RunFacts } from '../report/result-record.js';
import type { FileContent } from './files.js';
import { pageScripts } from './packaged.js';

/** What was drawn, and the names of charts that these results do not have. */
export interface DrawnResult {
  readonly files: readonly FileContent[];
  readonly stale: readonly string[];
}

/** A result to draw: what follows from it, what is known beside its figures, and the tables that were written. */
export interface ResultToDraw {
  readonly findings: Findings;
  readonly facts: RunFacts;
  readonly tables: readonly string[];
}

/** Draws the page and the charts of a result, as PNG too where that is asked for. */
export async function drawnResult(
  { findings, facts, tables }: ResultToDraw,
  png: boolean,
): Promise<DrawnResult> {
  const drawn = drawnFiles(findings, { facts, scripts: pageScripts(), tables });
  const files = [...drawn, ...(png ? await picturesOf(drawn) : [])];
  const written = new Set(files.map(({ name }) => name));
  const stale = [...chartNames('svg'), ...chartNames('png')].filter((name) => !written.has(name));
  return { files, stale };
}

async function picturesOf(drawn: readonly { readonly name: string; readonly text: string }[]) {
  const { pngOf } = await import('./png.js');
  return drawn
    .filter(({ name }) => name.endsWith('.svg'))
    .map(({ name, text }) => ({ name: name.replace(/\.svg$/, '.png'), text: pngOf(text) }));
}

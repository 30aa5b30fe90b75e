import { chartTexts } from './charts/chart-files.js';
import type { Findings } from './findings.js';
import { reportPage } from './page/report-page.js';
import { RECORD_NAME, type RunFacts, SCENARIO_NAME } from './result-record.js';
import type { FileText } from './result-files.js';

/** Name of the page that tells a result. */
export const PAGE_NAME = 'report.html';

/** What the page needs beside the findings. */
export interface DrawingParts {
  readonly facts: RunFacts;
  /** Compiled scripts of the page. */
  readonly scripts: readonly string[];
  /** Names of the tables beside it. */
  readonly tables: readonly string[];
}

/** What is drawn of a result: its charts as files, and the page that tells it, which leads to the other files. */
export function drawnFiles(
  findings: Findings,
  { facts, scripts, tables }: DrawingParts,
): readonly FileText[] {
  const charts = chartTexts(findings);
  const drawn = charts.map(({ name }) => name);
  const files = [...tables, ...drawn, SCENARIO_NAME, RECORD_NAME, 'manifest.json'];
  return [...charts, { name: PAGE_NAME, text: reportPage(findings, { facts, scripts, files }) }];
}

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ResultTable } from '../../../src/experiment/result-table.js';
import { findingsOf } from '../../../src/report/findings.js';
import { reportPage } from '../../../src/report/page/report-page.js';
import { facts } from '../rich-fixture.js';

const folder = fileURLToPath(new URL('../../../src/report/page/scripts/', import.meta.url));

/** The compiled scripts of the page, those that do something. */
export const scripts: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.js') && name !== 'page-types.js')
  .sort()
  .map((name) => readFileSync(folder + name, 'utf8'));

/** The page of a result, as a run writes it. */
export function pageOf(table: ResultTable, baseline: string | null = null): string {
  return reportPage(findingsOf(table, baseline), { facts, scripts, files: ['scaling.csv', 'manifest.json'] });
}

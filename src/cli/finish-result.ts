import { join } from 'node:path';
import { comparisonFile } from '../report/comparison-columns.js';
import { comparisonSentences } from '../report/comparison-sentences.js';
import { comparisonWarnings } from '../report/comparison-warnings.js';
import { faultFile } from '../report/fault-columns.js';
import type { Findings } from '../report/findings.js';
import { summaryJson } from '../report/json.js';
import { type FileText, hasTimeline, type ResultFile, resultFiles, written } from '../report/result-files.js';
import { recordText, RECORD_NAME, type RunFacts, SCENARIO_NAME } from '../report/result-record.js';
import { terminalChart } from '../report/terminal/chart.js';
import { comparisonTable } from '../report/terminal/comparison.js';
import type { Paint } from '../report/terminal/paint.js';
import { plainText } from '../report/terminal/plain-text.js';
import { scalingLawLines } from '../report/terminal/scaling-laws.js';
import { answer, fileLine, warningLines } from '../report/terminal/summary.js';
import { explanationLines } from '../report/terminal/explanation.js';
import { tenantFile } from '../report/tenant-columns.js';
import { terminalTable } from '../report/terminal/table.js';
import { terminalTenants } from '../report/terminal/tenants.js';
import { timelineLines } from '../report/terminal/timeline.js';
import { warmUpLines } from '../report/terminal/warm-up.js';
import { timelineFile } from '../report/timeline-columns.js';
import { warmUpFile } from '../report/warm-up-columns.js';
import { warmUpCsv } from '../report/warm-up-csv.js';
import { changesMembers } from '../scenario/scenario.js';
import type { RunOptions } from './arguments.js';
import type { DrawnResult, ResultToDraw } from './drawn-result.js';
import { removeStale, writeAll } from './files.js';
import { manifestOf } from './manifest-facts.js';
import { note, print } from './output.js';
import { paintOf } from './stream-paint.js';

/** Draws a result, here or elsewhere. */
export type Draw = (result: ResultToDraw, png: boolean) => Promise<DrawnResult>;

/** Writes the files of a result, shows it to people, and returns the summary for machines. */
export async function finishResult(
  findings: Findings,
  facts: RunFacts,
  draw: Draw,
  directory: string,
  options: RunOptions,
): Promise<string> {
  const { table, comparison } = findings;
  const settling = options.warmUp === true ? [{ name: warmUpFile.name, write: () => warmUpCsv(table) }] : [];
  const tables = [...resultFiles(findings), ...settling];
  const drawing = draw({ findings, facts, tables: tables.map(({ name }) => name) }, options.png === true);
  drawing.catch(() => undefined); // where a table fails first, that is what is told
  const texts = [...written(tables), ...recordOf(findings, facts, tables)];
  const drawn = await drawing;
  const files = [...texts, ...drawn.files];
  const names = [...files.map((file) => file.name), 'manifest.json'];
  writeAll(directory, [...files, { name: 'manifest.json', text: manifestOf(findings, facts, names) }]);
  // What this call did not write would be of other results.
  if (comparison === null) removeStale(join(directory, comparisonFile.name));
  if (!hasTimeline(table.scenario)) removeStale(join(directory, timelineFile.name));
  if (!changesMembers(table.scenario)) removeStale(join(directory, faultFile.name));
  if (table.scenario.model.virtualSystems === undefined) removeStale(join(directory, tenantFile.name));
  if (options.warmUp !== true) removeStale(join(directory, warmUpFile.name));
  for (const name of drawn.stale) removeStale(join(directory, name));
  show(findings, directory, names, options);
  return summaryJson(
    findings,
    names.map((name) => join(directory, name)),
  );
}

/** The record of a result, and its scenario. */
function recordOf(
  { table, comparison }: Findings,
  facts: RunFacts,
  files: readonly ResultFile[],
): readonly FileText[] {
  const tables = files.map(({ name }) => name);
  const record = recordText({ facts, baseline: comparison?.baseline ?? null, table, tables });
  return [
    { name: SCENARIO_NAME, text: facts.scenarioText },
    { name: RECORD_NAME, text: record },
  ];
}

function show(findings: Findings, directory: string, names: readonly string[], options: RunOptions): void {
  const say = options.json === true ? note : print;
  const paint = paintOf(options.json === true ? process.stderr : process.stdout);
  const settling = options.warmUp === true ? [warmUpLines(findings.table, paint)] : [];
  if (options.quiet !== true) say([...pictures(findings, paint), ...settling, ''].join('\n\n'));
  if (options.quiet !== true || options.json !== true) say(answers(findings).join('\n'));
  for (const warning of warnings(findings)) note(warning);
  if (options.quiet !== true) note(fileLine(directory, names));
}

/** Tables and charts, those that have something to show. */
function pictures({ table, scalingLaws, comparison }: Findings, paint: Paint): readonly string[] {
  return [
    terminalTable(table, paint),
    terminalTenants(table, paint),
    terminalChart(table, paint),
    scalingLawLines(scalingLaws, paint),
    explanationLines(table, paint),
    timelineLines(table, paint),
    comparison === null ? '' : comparisonTable(comparison, paint),
  ].filter((text) => text !== '');
}

function answers({ table, comparison }: Findings): readonly string[] {
  const compared = comparison === null ? [] : comparisonSentences(comparison);
  return [answer(table), ...compared.map(plainText)];
}

function warnings({ table, comparison }: Findings): readonly string[] {
  const compared = comparison === null ? [] : comparisonWarnings(comparison, table.scenario);
  return [...warningLines(table), ...compared.map((text) => plainText(`warning: ${text}`))];
}

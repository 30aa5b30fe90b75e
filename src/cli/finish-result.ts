import { join } from 'node:path';
import type { ResultTable } from '../experiment/result-table.js';
import { summaryJson } from '../report/json.js';
import { resultFileTexts } from '../report/result-files.js';
import { terminalChart } from '../report/terminal/chart.js';
import { answer, fileLine, warningLines } from '../report/terminal/summary.js';
import { terminalTable } from '../report/terminal/table.js';
import type { RunOptions } from './arguments.js';
import { writeAll } from './files.js';
import { manifestOf } from './manifest-facts.js';
import { note, paintOf, print } from './output.js';

/** Writes the files of a result, shows it to people, and returns the summary for machines. */
export function finishResult(table: ResultTable, directory: string, options: RunOptions): string {
  const files = resultFileTexts(table);
  const names = [...files.map((file) => file.name), 'manifest.json'];
  writeAll(directory, [...files, { name: 'manifest.json', text: manifestOf(table, names) }]);
  show(table, directory, names, options);
  return summaryJson(
    table,
    names.map((name) => join(directory, name)),
  );
}

function show(table: ResultTable, directory: string, names: readonly string[], options: RunOptions): void {
  const say = options.json === true ? note : print;
  const paint = paintOf(options.json === true ? process.stderr : process.stdout);
  const chart = terminalChart(table, paint);
  if (options.quiet !== true)
    say([terminalTable(table, paint), ...(chart === '' ? [] : [chart]), ''].join('\n\n'));
  if (options.quiet !== true || options.json !== true) say(answer(table));
  for (const warning of warningLines(table)) note(warning);
  if (options.quiet !== true) note(fileLine(directory, names));
}

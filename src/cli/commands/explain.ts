import { basename } from 'node:path';
import { resultFiles } from '../../report/columns.js';
import type { ResultFile } from '../../report/result-file.js';
import { scenarioReference } from '../../scenario/parameters.js';
import { nearest } from '../../schema/issue.js';
import { assumptionsOf, explain as explainKeys, explanationText } from '../../schema/reference.js';
import { exitStatus } from '../exit-status.js';
import { print } from '../output.js';
import { UserError } from '../user-error.js';

/** Prints what a key of scenario files or a column file means: meaning, unit, default and source. */
export function explain(subject: string | undefined): number {
  print(subject?.endsWith('.csv') === true ? explainFile(basename(subject)) : explainKey(subject));
  return exitStatus.done;
}

function explainKey(path: string | undefined): string {
  if (path === 'assumptions') return assumptionsOf(scenarioReference).map(explanationText).join('\n\n');
  const explanation = explainKeys(scenarioReference, path);
  if (!explanation.ok) throw new UserError([explanation.message]);
  return explanation.entries.map(explanationText).join('\n\n');
}

function explainFile(name: string): string {
  const file = resultFiles.find((candidate) => candidate.name === name);
  if (file === undefined) {
    const names = resultFiles.map((candidate) => candidate.name);
    const near = nearest(name, names);
    const hint = near === undefined ? '' : `; did you mean ${near}?`;
    throw new UserError([`${name}: no result file has this name${hint} There are ${names.join(', ')}.`]);
  }
  return [`${file.name}: one row per ${file.rowPer}`, '', ...columnLines(file)].join('\n');
}

function columnLines({ columns }: ResultFile): readonly string[] {
  return columns.flatMap(({ name, unit, about }) => [`${name} [${unit}]`, `    ${about}`]);
}

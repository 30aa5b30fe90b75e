import { join } from 'node:path';
import { findingsOf } from '../../report/findings.js';
import { PAGE_NAME } from '../../report/drawn-files.js';
import { readRecord, RECORD_NAME, type ResultRecord } from '../../report/result-record.js';
import { drawnResult } from '../drawn-result.js';
import { exitStatus } from '../exit-status.js';
import { exists, readText, removeStale, writeAll } from '../files.js';
import { note } from '../output.js';
import { UserError } from '../user-error.js';

/** Options of `report`. */
export interface ReportOptions {
  readonly png?: boolean;
  readonly quiet?: boolean;
}

/** Largest record that is read, bytes. */
const RECORD_LIMIT = 500_000_000;

/** Draws the page and the charts of finished results again, from the record in their folder. */
export async function report(folder: string, options: ReportOptions): Promise<number> {
  const { facts, baseline, table, tables } = recordIn(folder);
  const findings = findingsOf(table, baseline);
  const { files, stale } = await drawnResult({ findings, facts, tables }, options.png === true);
  writeAll(folder, files);
  for (const name of stale) removeStale(join(folder, name));
  if (options.quiet !== true) note(`Drawn again: ${join(folder, PAGE_NAME)} and ${files.length - 1} charts`);
  return exitStatus.done;
}

function recordIn(folder: string): ResultRecord {
  const path = join(folder, RECORD_NAME);
  if (!exists(path)) {
    throw new UserError([`${path}: there is no such file; name a folder that run or compare has written`]);
  }
  const read = readRecord(readText(path, RECORD_LIMIT));
  if (!read.ok) throw new UserError([`${path}: ${read.message}`]);
  return read.record;
}

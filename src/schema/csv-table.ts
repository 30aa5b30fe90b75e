import { issueAt, brief, type Issue } from './issue.js';
import type { SourceText } from './read-yaml.js';
import type { Position, SourceEntry, SourceList, SourceNode } from './source-tree.js';

/** A column of numbers: its name in the file, the key of the grammar that it stands for, and the unit that its numbers have. */
export interface TableColumn {
  readonly header: string;
  readonly key: string;
  readonly unit?: string;
}

/** The rows of a CSV file as the list of mappings that it stands for, or every reason why it is none. */
export type TableResult =
  | { readonly ok: true; readonly rows: SourceList }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const MOST_ROWS = 10_000;
const MOST_ISSUES = 100;
const NUMBER = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Reads a table of numbers: a header with exactly the given columns, then a row a line; blank lines and `#` are skipped. */
export function readCsvTable({ path, text }: SourceText, columns: readonly TableColumn[]): TableResult {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((written, index) => ({ written, at: { file: path, line: index + 1, column: 1 } }))
    .filter(({ written }) => written.trim() !== '' && !written.startsWith('#'));
  const header = columns.map((column) => column.header).join(',');
  const [first, ...rows] = lines as (Line | undefined)[];
  const named = first?.written
    .split(',')
    .map((cell) => cell.trim())
    .join(',');
  const start = first?.at ?? { file: path, line: 1, column: 1 };
  if (named !== header) {
    const found = first === undefined ? 'empty' : `the first line is "${brief(printable(first.written))}"`;
    return { ok: false, issues: [issueAt(start, '', `${found}; write the header ${header}`)] };
  }
  if (rows.length === 0 || rows.length > MOST_ROWS) {
    const message = `${rows.length} rows under the header; write 1 to ${MOST_ROWS} such as ${'1'.concat(',1'.repeat(columns.length - 1))}`;
    return { ok: false, issues: [issueAt(start, '', message)] };
  }
  const issues: Issue[] = [];
  const items = (rows as Line[]).map((row) => rowOf(row, columns, issues));
  return issues.length > 0 ? { ok: false, issues } : { ok: true, rows: { kind: 'list', at: start, items } };
}

interface Line {
  readonly written: string;
  readonly at: Position;
}

function rowOf({ written, at }: Line, columns: readonly TableColumn[], issues: Issue[]): SourceNode {
  const cells = written.split(',', columns.length + 1);
  const report = (where: Position, message: string): void => {
    if (issues.length < MOST_ISSUES) issues.push(issueAt(where, '', message));
  };
  if (cells.length !== columns.length)
    report(
      at,
      `${cells.length > columns.length ? 'more than' : 'fewer than'} ${columns.length} cells; write ${columns.length} numbers`,
    );
  const entries = new Map<string, SourceEntry>();
  let column = 1;
  columns.forEach(({ header, key, unit }, index) => {
    const cell = cells.at(index) ?? '';
    const here = { ...at, column: column + (cell.length - cell.trimStart().length) };
    column += cell.length + 1;
    const text = cell.trim();
    if (index < cells.length && !NUMBER.test(text))
      report(
        here,
        `"${brief(printable(text))}" is no ${header}; write a number, not below zero, such as 1500`,
      );
    const value = unit === undefined ? Number(text) : `${text} ${unit}`;
    entries.set(key, { keyAt: here, value: { kind: 'scalar', at: here, value, written: text } });
  });
  return { kind: 'mapping', at, entries };
}

/** Control characters would run in a terminal. */
const printable = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '?');

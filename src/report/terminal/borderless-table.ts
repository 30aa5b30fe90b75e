import Table from 'cli-table3';

const RULES = [
  'top',
  'bottom',
  'left',
  'right',
  'mid',
  'left-mid',
  'right-mid',
  'mid-mid',
  'middle',
] as const;
const JOINTS = ['top-mid', 'top-left', 'top-right', 'bottom-mid', 'bottom-left', 'bottom-right'] as const;

/** One column: its head, its width with a space before it, and where its cells stand. */
export interface TableColumn {
  readonly head: string;
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** Lines that belong together beneath a title. */
export interface TableBlock {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/** Blocks of rows in columns without rules, as lines. */
export function borderlessTable(
  columns: readonly TableColumn[],
  blocks: readonly TableBlock[],
): readonly string[] {
  const drawn = new Table({
    head: columns.map(({ head }) => head),
    chars: Object.fromEntries([...RULES, ...JOINTS].map((name) => [name, ''])),
    colWidths: columns.map(({ width }) => width),
    colAligns: columns.map(({ align }) => align),
    style: { head: [], border: [], 'padding-left': 1, 'padding-right': 0 },
  });
  for (const { title, rows } of blocks) {
    drawn.push([{ colSpan: columns.length, hAlign: 'left', content: title }]);
    for (const row of rows) drawn.push([...row]);
  }
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

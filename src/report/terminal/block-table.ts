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

/** A column of a table without rules: what stands above it, and its width in characters. */
export interface BlockColumn {
  readonly head: string;
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** Rows under a title of their own. */
export interface Block {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/** Lines of a table without rules, of blocks that each begin with a title across all columns. */
export function blockTable(columns: readonly BlockColumn[], blocks: readonly Block[]): readonly string[] {
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

import { readCsvTable, type TableColumn, type TableResult } from '../schema/csv-table.js';
import { issueOf, type Issue } from '../schema/issue.js';
import { shown } from '../schema/quantity-types.js';
import {
  nodeAt,
  withNode,
  type Path,
  type Position,
  type SourceMapping,
  type SourceNode,
} from '../schema/source-tree.js';
import type { ScenarioFiles } from './scenario-files.js';

const COLUMNS: Readonly<Record<string, readonly TableColumn[]>> = {
  objectLaw: [
    { header: 'size_bytes', key: 'size', unit: 'B' },
    { header: 'weight', key: 'weight' },
  ],
  keepAliveLaw: [
    { header: 'time_s', key: 'time', unit: 's' },
    { header: 'weight', key: 'weight' },
  ],
};

/** Reads the CSV files that the laws of a traffic profile name, each once. */
export class TrafficTables {
  readonly #files: ScenarioFiles;
  readonly #fromPath: string;
  readonly #read = new Map<string, TableResult | string>();

  constructor(files: ScenarioFiles, fromPath: string) {
    this.#files = files;
    this.#fromPath = fromPath;
  }

  /** Puts the rows of files in the place of their paths. */
  writtenOut(tree: SourceMapping, issues: Issue[]): SourceMapping {
    const classes = nodeAt(tree, ['traffic', 'classes']);
    const paths = classes?.kind === 'list' ? classes.items.flatMap((_, index) => tablePaths(index)) : [];
    return paths.reduce<SourceNode>((result, path) => {
      const rows = this.#rowsAt(tree, path, issues);
      return rows === undefined ? result : withNode(result, path, rows);
    }, tree) as SourceMapping;
  }

  #rowsAt(tree: SourceMapping, path: Path, issues: Issue[]): SourceNode | undefined {
    const node = nodeAt(tree, path);
    if (node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
    const columns = COLUMNS[String(path[3])];
    const table = this.#load(node.value, node.at.file, columns);
    if (typeof table === 'string') issues.push(issueOf(tree, path, table));
    else if (table.ok) return table.rows;
    else issues.push(...table.issues);
    return standIn(node.at, columns);
  }

  #load(reference: string, file: string, columns: readonly TableColumn[]): TableResult | string {
    // What the command line sets is beside the scenario.
    const from = file.startsWith('--') ? this.#fromPath : file;
    const key = [columns[0].key, from, reference].join('\n');
    let table = this.#read.get(key);
    if (table === undefined) this.#read.set(key, (table = this.#readTable(reference, from, columns)));
    return table;
  }

  #readTable(reference: string, from: string, columns: readonly TableColumn[]): TableResult | string {
    if (!/\.csv$/i.test(reference))
      return `${shown(reference)} is no path of a CSV file; write a path such as ./sizes.csv`;
    if (this.#files.readTable === undefined) return 'CSV files cannot be read here; write the rows in place';
    const file = this.#files.readTable(reference, from);
    return file.ok ? readCsvTable(file, columns) : file.message;
  }
}

const tablePaths = (index: number): Path[] =>
  Object.keys(COLUMNS).map((law) => ['traffic', 'classes', index, law, 'table']);

/** A row in the place of a table that could not be read, so that no other problem is seen in its absence. */
function standIn(at: Position, columns: readonly TableColumn[]): SourceNode {
  const cells = columns.map(({ key, unit }) => {
    const value = unit === undefined ? 1 : `1 ${unit}`;
    return [key, { keyAt: at, value: { kind: 'scalar', at, value, written: String(value) } }] as const;
  });
  return { kind: 'list', at, items: [{ kind: 'mapping', at, entries: new Map(cells) }] };
}

/** Where something was written. An option of the command line is a file of its own, such as `--set`. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What a file says, every part with the place where it says so: parts of several files may form one tree. */
export type SourceNode = SourceMapping | SourceList | SourceScalar;

export interface SourceMapping {
  readonly kind: 'mapping';
  readonly at: Position;
  readonly entries: ReadonlyMap<string, SourceEntry>;
  /** Set on the top of a file, so that paths of problems within start there. */
  readonly isFile?: boolean;
  /** Set on a mapping that stands for a shorter form, whose problems are named after the short form. */
  readonly isImplied?: boolean;
}

export interface SourceEntry {
  readonly keyAt: Position;
  readonly value: SourceNode;
}

export interface SourceList {
  readonly kind: 'list';
  readonly at: Position;
  readonly items: readonly SourceNode[];
}

export interface SourceScalar {
  readonly kind: 'scalar';
  readonly at: Position;
  readonly value: string | number | boolean | null;
  /** The text as it was written, without quotes. */
  readonly written: string;
}

export type Path = readonly (string | number)[];

/** A path as people write it: `traffic.classes[2].share`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** Steps of a path as people write it; an index is `[2]` or `.2`. */
export function pathSteps(text: string): string[] {
  return text.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
}

/** The node at a path, or undefined. */
export function nodeAt(node: SourceNode | undefined, path: Path): SourceNode | undefined {
  return path.reduce<SourceNode | undefined>((here, step) => childOf(here, step), node);
}

function childOf(node: SourceNode | undefined, step: string | number): SourceNode | undefined {
  if (node?.kind === 'mapping') return node.entries.get(String(step))?.value;
  return node?.kind === 'list' ? node.items[Number(step)] : undefined;
}

/** The tree with another node at a path; mappings that are missing on the way are made. */
export function withNode(root: SourceNode | undefined, path: Path, node: SourceNode): SourceNode {
  const [step, ...rest] = path;
  if (path.length === 0) return node;
  if (root?.kind === 'list' && childOf(root, step) !== undefined) {
    return { ...root, items: root.items.with(Number(step), withNode(childOf(root, step), rest, node)) };
  }
  const mapping: SourceMapping =
    root?.kind === 'mapping' ? root : { kind: 'mapping', at: node.at, entries: new Map() };
  const keyAt = mapping.entries.get(String(step))?.keyAt ?? node.at;
  const value = withNode(childOf(mapping, step), rest, node);
  return { ...mapping, entries: new Map(mapping.entries).set(String(step), { keyAt, value }) };
}

/** The tree without one key of its top mapping. */
export function withoutKey(root: SourceMapping, key: string): SourceMapping {
  return { ...root, entries: new Map([...root.entries].filter(([name]) => name !== key)) };
}

/** The values alone. Keys such as `__proto__` become plain keys. */
export function plainOf(node: SourceNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainOf);
  const plain = Object.create(null) as Record<string, unknown>;
  for (const [key, { value }] of node.entries) plain[key] = plainOf(value);
  return plain;
}

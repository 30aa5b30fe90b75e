import { issueAt, type Issue } from '../schema/issue.js';
import { readYaml } from '../schema/read-yaml.js';
import { nodeAt, pathSteps, withNode, type Position, type SourceNode } from '../schema/source-tree.js';

/** One setting of the command line that replaces what the file says. */
export interface Override {
  /** The option as the user wrote it, such as `--set`: where problems are reported. */
  readonly option: string;
  /** Key path, such as `sync.delay`. */
  readonly path: string;
  /** The value as YAML, such as `3 s` or `[1, 2]`. */
  readonly value: string;
}

/** A value for a place in the tree. */
export interface Setting {
  readonly steps: readonly string[];
  readonly node: SourceNode;
}

export type OverrideResult =
  { readonly ok: true; readonly override: Override } | { readonly ok: false; readonly issue: Issue };

/** Reads the argument of `--set`: `path=value`. */
export function parseOverride(argument: string, option = '--set'): OverrideResult {
  const [path = '', ...rest] = argument.split('=');
  if (/^[^\s.]+(\.[^\s.]+)*$/.test(path.trim()) && rest.length > 0) {
    return { ok: true, override: { option, path: path.trim(), value: rest.join('=') } };
  }
  const message = 'not a setting; write path=value such as sync.delay=3s';
  return { ok: false, issue: issueAt({ file: option, line: 1, column: 1 }, '', message) };
}

/** The common options of the command line as overrides; those left out change nothing. */
export function optionOverrides(options: {
  readonly members?: string | undefined;
  readonly strategies?: string | undefined;
  readonly seed?: string | number | undefined;
  readonly replications?: string | number | undefined;
}): Override[] {
  const { strategies } = options;
  const listed = strategies === undefined ? undefined : `[${strategies}]`;
  return Object.entries({ ...options, strategies: listed }).flatMap(([path, value]) =>
    value === undefined ? [] : [{ option: `--${path}`, path, value: String(value) }],
  );
}

/** Overrides as settings; the line of a position is the number of the override, counted per option. */
export function settingsOf(overrides: readonly Override[]): { settings: Setting[]; issues: Issue[] } {
  const settings: Setting[] = [];
  const issues: Issue[] = [];
  const seen = new Map<string, number>();
  for (const { option, path, value } of overrides) {
    const line = (seen.get(option) ?? 0) + 1;
    seen.set(option, line);
    const read = readYaml({ path: option, text: `value: ${value}` });
    if (read.ok)
      settings.push({ steps: stepsOf(path), node: moved(nodeAt(read.root, ['value']), option, line) });
    else
      issues.push(
        ...read.issues.map(({ message }) => issueAt({ file: option, line, column: 1 }, path, message)),
      );
    if (read.ok) issues.push(...read.issues.map((issue) => ({ ...issue, line, column: 1, path })));
  }
  return { settings, issues };
}

/** Keys of `sweep` are whole paths, so what follows `sweep.` is one step. */
function stepsOf(path: string): string[] {
  const [first = '', ...rest] = pathSteps(path);
  return first === 'sweep' && rest.length > 0 ? [first, rest.join('.')] : [first, ...rest];
}

function moved(node: SourceNode | undefined, file: string, line: number): SourceNode {
  const at: Position = { file, line, column: 1 };
  if (node === undefined) return { kind: 'scalar', at, value: null, written: '' };
  if (node.kind === 'scalar') return { ...node, at };
  if (node.kind === 'list') return { ...node, at, items: node.items.map((item) => moved(item, file, line)) };
  const entries = [...node.entries].map(
    ([key, entry]) => [key, { keyAt: at, value: moved(entry.value, file, line) }] as const,
  );
  return { ...node, at, entries: new Map(entries) };
}

/** The tree with the settings, later ones over earlier ones. */
export function applied(root: SourceNode, settings: readonly Setting[]): SourceNode {
  return settings.reduce((tree, { steps, node }) => withNode(tree, steps, node), root);
}

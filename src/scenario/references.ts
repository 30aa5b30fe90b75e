import { issueOf, suggestion, type Issue } from '../schema/issue.js';
import { readYaml, type ReadResult } from '../schema/read-yaml.js';
import { shown } from '../schema/quantity-types.js';
import { nodeAt, withNode, withoutKey, type SourceMapping, type SourceNode } from '../schema/source-tree.js';
import type { ScenarioFiles } from './scenario-files.js';
import { TrafficTables } from './traffic-tables.js';
import { applied, type Setting } from './override.js';

const kinds = ['appliance', 'traffic'] as const;

/** A tree in which references and short forms are written out. */
export interface Resolved {
  readonly tree: SourceMapping;
  readonly issues: readonly Issue[];
  /** References that could not be read; their keys are left out of the tree. */
  readonly unread: readonly string[];
}

/** Puts referenced files in the place of their names; every file is read once. */
export class References {
  readonly #files: ScenarioFiles;
  readonly #fromPath: string;
  readonly #read = new Map<string, ReadResult | string>();

  readonly #tables: TrafficTables;

  constructor(files: ScenarioFiles, fromPath: string) {
    this.#tables = new TrafficTables(files, fromPath);
    this.#files = files;
    this.#fromPath = fromPath;
  }

  /** Settings of a whole key come before references are read, settings within it after. */
  resolve(root: SourceMapping, settings: readonly Setting[]): Resolved {
    const whole = settings.filter(({ steps }) => steps.length === 1);
    const within = settings.filter(({ steps }) => steps.length > 1);
    const issues: Issue[] = [];
    let tree = applied(root, whole);
    for (const kind of kinds) tree = this.#replace(tree, kind, issues);
    const unread = kinds.filter((kind) => nodeAt(tree, [kind])?.kind === 'scalar');
    const readable = unread.reduce<SourceMapping>(withoutKey, tree as SourceMapping);
    const kept = within.filter(({ steps: [first] }) => !unread.some((kind) => kind === first));
    const set = applied(readable, kept) as SourceMapping;
    return {
      tree: writtenOut(this.#tables.writtenOut(set, issues)),
      issues,
      unread,
    };
  }

  #replace(tree: SourceNode, kind: (typeof kinds)[number], issues: Issue[]): SourceNode {
    const node = nodeAt(tree, [kind]);
    if (node?.kind !== 'scalar') return tree;
    if (typeof node.value !== 'string' || node.value === '') {
      const message = `${shown(node.value)} is no ${kind}; write a name, a relative path or a mapping such as { name: mine }`;
      issues.push(issueOf(tree, [kind], message));
      return tree;
    }
    const result = this.#load(node.value, kind);
    if (typeof result === 'string') issues.push(issueOf(tree, [kind], result));
    else issues.push(...result.issues);
    if (typeof result === 'string' || !result.ok) return tree;
    return withNode(tree, [kind], { ...result.root, isFile: true });
  }

  #load(reference: string, kind: (typeof kinds)[number]): ReadResult | string {
    const key = `${kind} ${reference}`;
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const file = this.#files.read(reference, kind, this.#fromPath);
    const result = file.ok
      ? readYaml({ path: file.path, text: file.text })
      : `${file.message}${suggestion(reference, file.known)} known: ${file.known.join(', ')}`;
    this.#read.set(key, result);
    return result;
  }
}

/** Short forms in their long form: `replications: 7`, `load: 400 kcps`; `load: capacity` is the default. */
function writtenOut(tree: SourceMapping): SourceMapping {
  const replications = nodeAt(tree, ['replications']);
  const load = nodeAt(tree, ['load']);
  let result: SourceMapping = tree;
  if (replications?.kind === 'scalar') result = implied(result, 'replications', replications, ['min', 'max']);
  if (load?.kind !== 'scalar') return result;
  return load.value === 'capacity' ? withoutKey(result, 'load') : implied(result, 'load', load, ['total']);
}

function implied(tree: SourceMapping, key: string, node: SourceNode, keys: readonly string[]): SourceMapping {
  const entries = new Map(keys.map((name) => [name, { keyAt: node.at, value: node }]));
  return withNode(tree, [key], { kind: 'mapping', at: node.at, entries, isImplied: true }) as SourceMapping;
}

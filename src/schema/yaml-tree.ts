import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';

import { brief, issueAt, type Issue } from './issue.js';
import type { Position, SourceEntry, SourceMapping, SourceNode, SourceScalar } from './source-tree.js';

const MOST_VALUES = 100_000;
const DEEPEST = 50;

/** The tree of a YAML document, aliases expanded, or the reasons why it has none. */
export function treeOf(
  contents: Node,
  at: (offset: number) => Position,
): { readonly root: SourceNode | undefined; readonly issues: readonly Issue[] } {
  const builder = new TreeBuilder(at);
  const root = builder.build(contents, 0);
  return { root: builder.exhausted ? undefined : root, issues: builder.issues };
}

class TreeBuilder {
  readonly issues: Issue[] = [];
  exhausted = false;
  readonly #at: (offset: number) => Position;
  readonly #anchors = new Map<string, Node>();
  #values = 0;
  /** The alias that is being expanded: problems within belong to it. */
  #alias: Position | undefined;

  constructor(at: (offset: number) => Position) {
    this.#at = at;
  }

  build(node: Node | null, depth: number): SourceNode {
    const at = this.#at(node?.range?.[0] ?? 0);
    if (node === null || !this.#mayGrow(at, depth)) return nothing(at);
    if (isAlias(node)) return this.#target(node.source, at, depth);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (isMap(node)) return this.#mapping(node, at, depth);
    if (isSeq(node)) {
      return {
        kind: 'list',
        at,
        items: node.items.map((item) => this.build(item as Node | null, depth + 1)),
      };
    }
    return isScalar(node) ? scalar(node.value, node.source, at) : nothing(at);
  }

  #mayGrow(at: Position, depth: number): boolean {
    if (this.exhausted) return false;
    this.#values += 1;
    if (depth > DEEPEST)
      this.#exhaust(at, `aliases make it deeper than ${DEEPEST} levels; write the values out`);
    if (this.#values > MOST_VALUES) {
      this.#exhaust(at, `more than ${MOST_VALUES} values, aliases counted where they are used; write fewer`);
    }
    return !this.exhausted;
  }

  #exhaust(at: Position, message: string): void {
    if (!this.exhausted) this.issues.push(issueAt(this.#alias ?? at, '', message));
    this.exhausted = true;
  }

  #target(name: string, at: Position, depth: number): SourceNode {
    const target = this.#anchors.get(name);
    if (target !== undefined) return this.#expanded(target, at, depth);
    this.issues.push(
      issueAt(at, '', `no anchor &${brief(name)} stands before this alias; write the value out`),
    );
    return nothing(at);
  }

  #expanded(target: Node, at: Position, depth: number): SourceNode {
    const outer = this.#alias;
    this.#alias ??= at;
    const node = this.build(target, depth + 1);
    this.#alias = outer;
    return node;
  }

  #mapping(node: YAMLMap, at: Position, depth: number): SourceMapping {
    const entries = new Map<string, SourceEntry>();
    for (const pair of node.items as Pair<Node | null, Node | null>[])
      this.#addPair(pair, entries, at, depth);
    return { kind: 'mapping', at, entries };
  }

  #addPair(
    { key, value }: Pair<Node | null, Node | null>,
    entries: Map<string, SourceEntry>,
    at: Position,
    depth: number,
  ): void {
    const keyAt = key?.range == null ? at : this.#at(key.range[0]);
    const child = value === null ? nothing(keyAt) : this.build(value, depth + 1);
    if (!isScalar(key)) {
      this.issues.push(issueAt(keyAt, '', 'a key must be a single word; write `key: value`'));
      return;
    }
    const name = key.source ?? '';
    const first = entries.get(name);
    if (first === undefined) entries.set(name, { keyAt, value: child });
    else
      this.issues.push(
        issueAt(keyAt, brief(name), `duplicate key, first on line ${first.keyAt.line}; keep one of them`),
      );
  }
}

const nothing = (at: Position): SourceScalar => ({ kind: 'scalar', at, value: null, written: '' });

function scalar(value: unknown, source: string | undefined, at: Position): SourceScalar {
  const written = source ?? String(value);
  const known = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  return { kind: 'scalar', at, value: known ? (value as SourceScalar['value']) : written, written };
}

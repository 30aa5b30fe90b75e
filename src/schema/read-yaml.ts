import { Composer, Lexer, LineCounter, Parser, type Document, type CST } from 'yaml';

import { issueAt, type Issue } from './issue.js';
import { treeOf } from './yaml-tree.js';
import type { Position, SourceMapping } from './source-tree.js';

/** A text and the name under which problems are reported. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** Most characters of one file. */
export const LARGEST_TEXT = 1_000_000;
/** Most mappings and lists within one another. */
export const DEEPEST_NESTING = 50;
/** Most words and signs of one file. */
const MOST_LEXEMES = 100_000;

export type ReadResult =
  | { readonly ok: true; readonly root: SourceMapping; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Reads one YAML (or JSON) mapping, and refuses hostile texts before they cost time or stack. */
export function readYaml(source: SourceText): ReadResult {
  const refusal = refuseText(source);
  if (refusal !== undefined) return { ok: false, issues: [refusal] };
  const counter = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { file: source.path, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const tokens = tokensOf(source.text, counter);
  if (!tokens.ok) {
    return fail(
      at(tokens.offset),
      `nested deeper than ${DEEPEST_NESTING} levels; a scenario needs about five`,
    );
  }
  const documents = [...new Composer({ uniqueKeys: false, logLevel: 'silent' }).compose(tokens.tokens)];
  return readDocuments(documents, at);
}

const fail = (at: Position, message: string): ReadResult => ({
  ok: false,
  issues: [issueAt(at, '', message)],
});

function refuseText({ path, text }: SourceText): Issue | undefined {
  const start = { file: path, line: 1, column: 1 };
  if (text.length > LARGEST_TEXT) {
    return issueAt(
      start,
      '',
      `longer than ${LARGEST_TEXT} characters; a scenario is a few hundred lines at most`,
    );
  }
  // Control characters are what is looked for.
  // eslint-disable-next-line no-control-regex
  const binary = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/);
  if (binary < 0) return undefined;
  const lines = text.slice(0, binary).split('\n');
  const at = { file: path, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  return issueAt(
    at,
    '',
    'not a text: holds a control character or a byte that is not UTF-8; save it as UTF-8 text',
  );
}

type Tokens =
  | { readonly ok: true; readonly tokens: CST.Token[] }
  | { readonly ok: false; readonly offset: number; readonly message: string };

/** The parser keeps a stack of its own, so depth is checked before anything recursive sees the text. */
function tokensOf(text: string, counter: LineCounter): Tokens {
  const parser = new Parser(counter.addNewLine);
  counter.addNewLine(0);
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    lexemes += 1;
    const message = excessOf(parser, lexemes);
    if (message !== undefined) return { ok: false, offset: parser.offset, message };
  }
  return { ok: true, tokens: [...tokens, ...parser.end()] };
}

function excessOf(parser: Parser, lexemes: number): string | undefined {
  if (lexemes > MOST_LEXEMES) return `more than ${MOST_LEXEMES} words and signs; write fewer`;
  if (depthOf(parser) <= DEEPEST_NESTING) return undefined;
  return `nested deeper than ${DEEPEST_NESTING} levels; a scenario needs about five`;
}

const collections: ReadonlySet<string> = new Set(['block-map', 'block-seq', 'flow-collection']);

function depthOf({ stack }: Parser): number {
  if (stack.length <= DEEPEST_NESTING) return 0;
  return stack.filter(({ type }) => collections.has(type)).length;
}

function readDocuments(documents: readonly Document[], at: (offset: number) => Position): ReadResult {
  const [first, second] = documents as (Document | undefined)[];
  const errors = documents.flatMap(({ errors: own, warnings }) => [...own, ...warnings]);
  if (errors.length > 0) {
    return {
      ok: false,
      issues: errors.map((error) => issueAt(at(error.pos[0]), '', `not valid YAML: ${error.message}`)),
    };
  }
  if (first?.contents == null) return fail(at(0), 'empty; write a mapping such as `name: my-scenario`');
  if (second !== undefined)
    return fail(at(second.range?.[0] ?? 0), 'a second YAML document; write one scenario a file');
  const { root, issues } = treeOf(first.contents, at);
  if (root?.kind === 'mapping') return { ok: true, root, issues };
  return issues.length > 0
    ? { ok: false, issues }
    : fail(at(0), 'not a mapping; write keys such as `name: my-scenario`');
}

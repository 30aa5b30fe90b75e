import { nodeAt, pathText, type Path, type Position, type SourceNode } from './source-tree.js';

/** A problem of the user's input: where it is, and what would be accepted. */
export interface Issue extends Position {
  /** Key path within the file, such as `traffic.classes[2].share`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

/** `file:line:column: path: message`. */
export function formatIssue({ file, line, column, path, message }: Issue): string {
  return `${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${message}`;
}

/** A problem at a position that is known. */
export function issueAt(at: Position, path: string, message: string): Issue {
  return { file: at.file, line: at.line, column: at.column, path, message };
}

/** A problem with the value at a path, or with the nearest mapping around it if nothing is there. */
export function issueOf(root: SourceNode, path: Path, message: string): Issue {
  let depth = path.length;
  while (depth > 0 && nodeAt(root, path.slice(0, depth)) === undefined) depth -= 1;
  const { at } = nodeAt(root, path.slice(0, depth)) ?? root;
  return issueAt(at, pathText(withinFile(root, path, at)), message);
}

/** A problem with a key itself. */
export function issueOfKey(root: SourceNode, parent: Path, key: string, message: string): Issue {
  const mapping = nodeAt(root, parent);
  const at = (mapping?.kind === 'mapping' ? mapping.entries.get(key)?.keyAt : undefined) ?? root.at;
  return issueAt(at, pathText(withinFile(root, [...parent, brief(key)], at)), message);
}

/** Paths in a file that a scenario refers to start at the top of that file; short forms have no keys within. */
function withinFile(root: SourceNode, path: Path, at: Position): Path {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = nodeAt(root, path.slice(0, depth));
    if (node?.kind !== 'mapping') continue;
    if (node.isImplied === true) return path.slice(0, depth);
    if (node.isFile === true && node.at.file === at.file) return path.slice(depth);
  }
  return path;
}

/** A text short enough for a message. */
export function brief(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** The middle of a message: `; did you mean "x"?`, or only a semicolon if no known word is near. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? ';' : `; did you mean "${near}"?`;
}

/** The known word that takes the fewest changes to reach, if that is few for its length. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const allowed = Math.max(2, Math.floor(word.length / 3));
  let best: string | undefined;
  let fewest = allowed + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const changes = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (changes < fewest) [best, fewest] = [candidate, changes];
  }
  return best;
}

/** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours. */
function editDistance(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(last[j] + 1, row[j - 1] + 1, replaced));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}

import { formatIssue, issueAt, type Issue } from './issue.js';

const MOST_SHOWN = 100;

/** Issues for people: one for each place and path, by file and line, and no more than can be read. */
export function issueList(issues: readonly Issue[]): Issue[] {
  const places = new Map<string, Issue>();
  for (const issue of issues) {
    const place = formatIssue({ ...issue, message: '' });
    if (!places.has(place)) places.set(place, issue);
  }
  const distinct = [...places.values()];
  const shown = ordered(distinct).slice(0, MOST_SHOWN);
  const last = shown.at(-1);
  const hidden = distinct.length - shown.length;
  if (last === undefined || hidden === 0) return shown;
  return [...shown, issueAt(last, '', `${hidden} further problems are not shown`)];
}

/** Files in the order in which they are first named, lines and columns upwards. */
function ordered(issues: readonly Issue[]): Issue[] {
  const files = [...new Set(issues.map(({ file }) => file))];
  const rank = new Map(files.map((file, index) => [file, index]));
  return issues.toSorted(
    (a, b) => (rank.get(a.file) ?? 0) - (rank.get(b.file) ?? 0) || a.line - b.line || a.column - b.column,
  );
}

import { isList, isParameter } from './grammar.js';
import { brief, suggestion } from './issue.js';
import type { Parameter, ParameterGroup, ParameterKind } from './parameter.js';
import { acceptedForm, writtenValue } from './quantity-types.js';

/** What the documentation says about one key. */
export interface ReferenceEntry {
  /** Key path; items of a list are written `[]`. */
  readonly path: string;
  readonly about: string;
  readonly kind: ParameterKind | 'list';
  /** What may be written, with limits and an example. */
  readonly form: string;
  /** In readable units; `none` where the key may be left out and then does not apply; absent if it must be given. */
  readonly default?: string;
  readonly source: string;
}

/** Every key of a group, in its order. */
export function referenceOf(group: ParameterGroup, prefix = ''): ReferenceEntry[] {
  return Object.entries(group).flatMap(([key, entry]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (isParameter(entry)) return [entryOf(path, entry)];
    if (!isList(entry)) return referenceOf(entry, path);
    const [first, of] = Object.entries(entry.item)[0];
    const isTable = entry.table === true;
    const form = isTable
      ? 'a list of rows, or the path of a CSV file'
      : `a list with at least one item such as \`- ${first}: ${isParameter(of) ? exampleIn(acceptedForm(of)) : '…'}\``;
    const whole: ReferenceEntry = {
      path,
      about: entry.about,
      kind: 'list',
      form,
      ...((isTable || entry.optional === true) && { default: 'none' }),
      source: 'chosen by the user',
    };
    return [whole, ...referenceOf(entry.item, `${path}[]`)];
  });
}

/** The example of an accepted form: `3 s` of `a duration such as 3 s, not below zero`. */
const exampleIn = (form: string): string => /such as (.+?)(?=,| from | of |$)/.exec(form)?.[1] ?? '…';

/** Keys whose values rest on an assumption and not on a source. */
export function assumptionsOf(group: ParameterGroup): ReferenceEntry[] {
  return referenceOf(group).filter(({ source }) => source.startsWith('assumption'));
}

export type Explanation =
  | { readonly ok: true; readonly entries: readonly ReferenceEntry[] }
  | { readonly ok: false; readonly message: string };

/** The entries at or beneath a key path; without a path, all of them. */
export function explain(group: ParameterGroup, path = ''): Explanation {
  const all = referenceOf(group);
  const wanted = path.replaceAll(/\[\d*\]/g, '[]');
  const entries = all.filter(
    (entry) => wanted === '' || entry.path === wanted || /^[.[]/.test(rest(entry.path, wanted)),
  );
  if (entries.length > 0) return { ok: true, entries };
  const groups = all.flatMap((entry) => prefixes(entry.path));
  const near = suggestion(wanted, [...new Set([...all.map((entry) => entry.path), ...groups])]);
  return {
    ok: false,
    message: `no key is named "${brief(path)}"${near} write a key path such as sync.delay`,
  };
}

/** An entry as lines of text: the path, then what is known about it, indented. */
export function explanationText(entry: ReferenceEntry): string {
  const lines = [entry.path, `  ${entry.about}`, `  accepts: ${entry.form}`];
  lines.push(`  default: ${entry.default ?? 'must be given'}`, `  source:  ${entry.source}`);
  return lines.join('\n');
}

function entryOf(path: string, parameter: Parameter): ReferenceEntry {
  const { about, kind, source } = parameter;
  const form = acceptedForm(parameter);
  if (parameter.default === undefined) return { path, about, kind, form, source };
  const value =
    parameter.default === null
      ? 'none'
      : String(writtenValue(parameter.default as number | string | boolean, kind));
  return { path, about, kind, form, default: value === '' ? '""' : value, source };
}

const rest = (path: string, start: string): string =>
  path.startsWith(start) ? path.slice(start.length) : '';

const prefixes = (path: string): string[] =>
  path
    .split('.')
    .map((_, index, steps) => steps.slice(0, index).join('.'))
    .slice(1);

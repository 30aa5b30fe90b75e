import * as z from 'zod';

import { issueOf, issueOfKey, brief, suggestion, type Issue } from './issue.js';
import type { Parameter, ParameterGroup, ParameterList } from './parameter.js';
import { isQuantity, parameterType, shown } from './quantity-types.js';
import { quantityForm } from '../units/quantity.js';
import { plainOf, type Path, type SourceNode } from './source-tree.js';

/** A strict mapping with the keys of a group; keys that are left out take their defaults. */
export function groupType(group: ParameterGroup): z.ZodType {
  const shape = Object.fromEntries(Object.entries(group).map(([key, entry]) => [key, entryType(entry)]));
  const object = z.strictObject(shape, { error: mappingExpected });
  return mayBeLeftOut(group) ? object.prefault({}) : object;
}

/** Whether an entry of a group is a parameter. */
export function isParameter(entry: ParameterGroup[string]): entry is Parameter {
  return entry.type === 'parameter';
}

/** Whether an entry of a group is a list. */
export function isList(entry: ParameterGroup[string]): entry is ParameterList {
  return entry.type === 'list';
}

function entryType(entry: ParameterGroup[string]): z.ZodType {
  if (isParameter(entry)) return parameterType(entry);
  return isList(entry) ? listType(entry) : groupType(entry);
}

function listType(list: ParameterList): z.ZodType {
  const { item, about } = list;
  if (list.table === true) return tableType(item, about);
  if (list.optional === true) return optionalListType(list);
  const error = ({ input }: { input?: unknown }) =>
    input === undefined
      ? 'missing; give a list with at least one item such as `- name: my-name`'
      : `${Array.isArray(input) ? 'empty' : `${shown(input)} is not a list`}; write at least one item such as \`- name: my-name\``;
  return z.array(groupType(item), { error }).min(1, { error }).meta({ description: about });
}

/** Rows that may be left out. Where a file is named in their place, its rows stand here already. */
function tableType(item: ParameterGroup, about: string): z.ZodType {
  const error = ({ input }: { input?: unknown }) =>
    `${shown(input)} is neither a list of rows nor the path of a CSV file; write rows such as [${rowForm(item)}]`;
  return z.array(groupType(item), { error }).prefault([]).meta({ description: about, orFile: true });
}

/** A row as it may be written: `{ size: 10 kB, weight: 1 }`. */
function rowForm(item: ParameterGroup): string {
  const cells = Object.entries(item).map(([key, entry]) =>
    isParameter(entry) && isQuantity(entry.kind)
      ? `${key}: ${quantityForm(entry.kind).replace(/.* such as /, '')}`
      : `${key}: 1`,
  );
  return `{ ${cells.join(', ')} }`;
}

function optionalListType({ item, about }: ParameterList): z.ZodType {
  const error = ({ input }: { input?: unknown }) =>
    `${shown(input)} is not a list; write items such as [{ ${Object.keys(item).at(0) ?? ''}: 1 }]`;
  return z.array(groupType(item), { error }).prefault([]).meta({ description: about });
}

function mayBeLeftOut(group: ParameterGroup): boolean {
  return Object.values(group).every((entry) => {
    if (isParameter(entry)) return entry.default !== undefined;
    return isList(entry) ? entry.table === true || entry.optional === true : mayBeLeftOut(entry);
  });
}

/** The message for a value where a mapping is due; none for other problems of a mapping. */
export function mappingExpected({ code, input }: { code?: string; input?: unknown }): string | undefined {
  if (code !== 'invalid_type') return undefined;
  return `${input === undefined ? 'missing' : `${shown(input)} is not a mapping`}; write keys and values such as \`{ key: value }\``;
}

export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] };

/** Checks a tree against a type: the values in base units, or every problem with its place. */
export function check<T>(type: z.ZodType<T>, root: SourceNode): Checked<T> {
  const result = type.safeParse(plainOf(root));
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, issues: result.error.issues.flatMap((issue) => issuesOf(issue, type, root)) };
}

function issuesOf(issue: z.core.$ZodIssue, type: z.ZodType, root: SourceNode): Issue[] {
  const path = issue.path as Path;
  if (issue.code !== 'unrecognized_keys') return [issueOf(root, path, issue.message)];
  const known = keysAt(type, path);
  return issue.keys.slice(0, 1000).map((key) => issueOfKey(root, path, key, unknownKey(key, known)));
}

/** The message for a key that the grammar does not know. */
export function unknownKey(key: string, known: readonly string[]): string {
  if (key === '<<') return 'merge keys are not supported; write the keys out';
  const near = suggestion(key, known);
  const accepted = known.length === 0 ? 'no keys are accepted here' : `accepted here: ${known.join(', ')}`;
  return `unknown key "${brief(key)}"${near} ${accepted}`;
}

function keysAt(type: unknown, path: Path): string[] {
  const bare = unwrapped(type);
  const [step, ...rest] = path;
  if (bare instanceof z.ZodArray) return keysAt(bare.element, rest);
  if (!(bare instanceof z.ZodObject)) return [];
  return path.length === 0 ? Object.keys(bare.shape) : keysAt(bare.shape[step], rest);
}

function unwrapped(type: unknown): unknown {
  if (type instanceof z.ZodPipe) return unwrapped(type.in);
  const wraps =
    type instanceof z.ZodPrefault || type instanceof z.ZodNullable || type instanceof z.ZodOptional;
  return wraps ? unwrapped(type.unwrap()) : type;
}

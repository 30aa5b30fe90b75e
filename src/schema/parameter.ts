/**
 * A parameter of the scenario grammar, declared as plain data next to the model that reads it: what it means, its
 * unit, default, limits and source. The grammar, the error messages, `explain` and the JSON Schema are all derived
 * from these declarations, and the model never loads a validation library.
 *
 * Values are in base units: time in nanoseconds, size in bytes, bitRate in bit/s, connectionRate in 1/s,
 * share as a fraction of one.
 */
export type ParameterKind =
  | 'duration'
  | 'size'
  | 'bitRate'
  | 'connectionRate'
  | 'share'
  | 'count'
  | 'number'
  | 'flag'
  | 'choice'
  | 'selection'
  | 'counts'
  | 'text';

/** One key of the grammar, whose values are of type `T`. */
export interface Parameter<T = unknown> {
  readonly type: 'parameter';
  readonly kind: ParameterKind;
  /** One sentence: what it is. */
  readonly about: string;
  /** Absent: the key must be given. `null`: the key may be left out and then does not apply. */
  readonly default?: T;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The accepted words of a choice, or of a selection of several. */
  readonly choices?: readonly string[];
  /** What may be written, where the kind alone does not tell. */
  readonly form?: string;
  /** A regular expression that a text must match. */
  readonly pattern?: string;
  /** A citation, or `assumption: ` and one sentence of reasoning. */
  readonly source: string;
}

/** A mapping of keys to parameters, lists and further groups. */
export type ParameterGroup = { readonly [key: string]: Parameter | ParameterList | ParameterGroup };

/** A list whose items are mappings of the same form. */
export interface ParameterList<G extends ParameterGroup = ParameterGroup> {
  readonly type: 'list';
  readonly about: string;
  readonly item: G;
  /** Left out, the list is empty; absent: it must be given, with an item or more. */
  readonly optional?: true;
  /** A list that may be left out, or stand in a CSV file that is named in its place. */
  readonly table?: true;
}

/** A default of 16 describes any number. */
type Widened<T> = T extends number ? number : T extends boolean ? boolean : T;

/** The type of the values that a group describes. */
export type Values<G> =
  G extends Parameter<infer T>
    ? Widened<T>
    : G extends ParameterList<infer I>
      ? readonly Values<I>[]
      : { readonly [K in keyof G]: Values<G[K]> };

interface Options<T> {
  about: string;
  source: string;
  default?: T;
  minimum?: number;
  maximum?: number;
}

/** A default of null widens the type; no other default narrows it. */
interface Declare {
  (options: Options<null> & { default: null }): Parameter<number | null>;
  (options: Options<number>): Parameter<number>;
}

const declare = (kind: ParameterKind): Declare =>
  ((options: Options<number | null>) => ({ type: 'parameter', kind, ...options })) as Declare;

export const duration = declare('duration');
export const size = declare('size');
export const bitRate = declare('bitRate');
export const connectionRate = declare('connectionRate');
export const share = declare('share');
export const count = declare('count');
export const number = declare('number');

/** As with numbers, a default of null widens the type. */
interface DeclareFlag {
  (options: Options<null> & { default: null }): Parameter<boolean | null>;
  (options: Options<boolean>): Parameter<boolean>;
}

export const flag = ((options: Options<boolean | null>) => ({
  type: 'parameter',
  kind: 'flag',
  ...options,
})) as DeclareFlag;

export const text = (options: Options<string> & { pattern?: string; form?: string }): Parameter<string> => ({
  type: 'parameter',
  kind: 'text',
  ...options,
});

export const choice = <const C extends readonly string[]>(
  choices: C,
  options: Options<C[number]>,
): Parameter<C[number]> => ({ type: 'parameter', kind: 'choice', choices, ...options });

/** Several of the words, in a list; left out, none is chosen. */
export const selection = (
  choices: readonly string[],
  options: Options<null> & { default: null },
): Parameter<readonly string[] | null> => ({
  type: 'parameter',
  kind: 'selection',
  choices,
  ...options,
});

/** Several whole numbers, in a list; left out, none. */
export const counts = (options: Options<null> & { default: null }): Parameter<readonly number[] | null> => ({
  type: 'parameter',
  kind: 'counts',
  ...options,
});

export const list = <G extends ParameterGroup>(about: string, item: G): ParameterList<G> => ({
  type: 'list',
  about,
  item,
});

/** A list that may be left out. */
export const optionalList = <G extends ParameterGroup>(about: string, item: G): ParameterList<G> => ({
  ...list(about, item),
  optional: true,
});

/** A list that may be left out; a file may name a CSV file in its place, which is read with it. */
export const table = <G extends ParameterGroup>(about: string, item: G): ParameterList<G> => ({
  ...list(about, item),
  table: true,
});

/** The defaults of a group, as values; keys without a default are left out. */
export function defaultsOf<G extends ParameterGroup>(group: G): Values<G> {
  const values: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(group)) {
    if (entry.type === 'parameter') {
      if (entry.default !== undefined) values[key] = entry.default;
    } else if (entry.type !== 'list') {
      values[key] = defaultsOf(entry);
    } else if (entry.table === true || entry.optional === true) values[key] = [];
  }
  return values as Values<G>;
}

import * as z from 'zod';

import { printQuantity } from '../units/format.js';
import { parseQuantity, quantityForm, quantityPattern, type QuantityKind } from '../units/quantity.js';
import { brief, suggestion } from './issue.js';
import type { Parameter, ParameterKind } from './parameter.js';

/** The zod type of a parameter: its input is what a file holds, its output the value in base units. */
export function parameterType(parameter: Parameter): z.ZodType {
  const known = types.get(parameter) ?? typeOf(parameter);
  types.set(parameter, known);
  return known;
}

const types = new WeakMap<Parameter, z.ZodType>();

function typeOf(parameter: Parameter): z.ZodType {
  const type = requiredType(parameter);
  if (parameter.default === undefined) return describe(type, parameter);
  if (parameter.default === null) return describe(z.nullable(type).prefault(null), parameter);
  return describe(type.prefault(writtenValue(parameter.default, parameter.kind)), parameter);
}

/** A value in base units as a scenario file holds it: text with a unit, or the value itself. */
export function writtenValue<T>(value: T, kind: ParameterKind): T | string {
  return isQuantity(kind) && typeof value === 'number' ? printQuantity(value, kind) : value;
}

/** The form that a parameter accepts, with its limits and an example, for messages. */
export function acceptedForm(parameter: Parameter): string {
  return parameter.form ?? `${formOf(parameter)}${limitsOf(parameter)}`;
}

/** The limits of a parameter in readable units, such as ` of at least 1 ms`; empty if it has none. */
export function limitsOf({ kind, minimum, maximum }: Parameter): string {
  const show = (value: number) => String(writtenValue(value, kind));
  if (minimum !== undefined && maximum !== undefined) return ` from ${show(minimum)} to ${show(maximum)}`;
  if (minimum === 0 && maximum === undefined) return ', not below zero';
  if (minimum !== undefined) return ` of at least ${show(minimum)}`;
  return maximum === undefined ? '' : ` of at most ${show(maximum)}`;
}

export const isQuantity = (kind: ParameterKind): kind is ParameterKind & QuantityKind =>
  ['duration', 'size', 'bitRate', 'connectionRate', 'share'].includes(kind);

function formOf({ kind, choices, default: value, minimum, pattern }: Parameter): string {
  const example =
    (value as number | null | undefined) ??
    (kind === 'count' || kind === 'number' ? (minimum ?? 1) : undefined);
  if (isQuantity(kind))
    return quantityForm(kind, example === undefined ? undefined : String(writtenValue(example, kind)));
  if (kind === 'count') return `a whole number such as ${String(example)}`;
  if (kind === 'number') return `a number such as ${String(example)}`;
  if (kind === 'flag') return 'true or false';
  if (kind === 'choice') return `one of ${choices?.join(', ') ?? ''}`;
  if (kind === 'counts') return 'a list of whole numbers such as [1, 2]';
  if (kind === 'selection')
    return `a list such as [${choices?.at(0) ?? ''}] of any of ${choices?.join(', ') ?? ''}`;
  if (pattern !== undefined) return 'letters, digits, dots, hyphens and underscores such as my-name';
  return 'a text such as my-name';
}

const describe = (type: z.ZodType, { about, source }: Parameter): z.ZodType =>
  type.meta({ description: `${about} Source: ${source}.` });

function requiredType(parameter: Parameter): z.ZodType {
  const { kind, minimum = -Number.MAX_VALUE, maximum = Number.MAX_VALUE } = parameter;
  const error = (issue: { input?: unknown }) => mismatch(parameter, issue.input);
  if (isQuantity(kind)) return quantityType(kind, parameter, error);
  if (kind === 'count') return limited(z.int({ error }), minimum, maximum, error);
  if (kind === 'number') return limited(z.number({ error }), minimum, maximum, error);
  if (kind === 'flag') return z.boolean({ error });
  if (kind === 'choice') return z.enum(parameter.choices as [string, ...string[]], { error });
  if (kind === 'selection') return selectionType(parameter, error);
  if (kind === 'counts')
    return z.array(limited(z.int({ error }), minimum, maximum, error), { error }).min(1, { error });
  return textType(parameter, error);
}

type ErrorOf = (issue: { input?: unknown }) => string;

function limited(type: z.ZodNumber, minimum: number, maximum: number, error: ErrorOf): z.ZodType {
  const above = minimum > -Number.MAX_VALUE ? type.min(minimum, { error }) : type;
  return maximum < Number.MAX_VALUE ? above.max(maximum, { error }) : above;
}

function selectionType(parameter: Parameter, error: ErrorOf): z.ZodType {
  const notAList: ErrorOf = ({ input }) => `${shown(input)} is not a list; write ${acceptedForm(parameter)}`;
  return z.array(z.enum(parameter.choices as [string, ...string[]], { error }), { error: notAList });
}

function textType(parameter: Parameter, error: ErrorOf): z.ZodType {
  const text = z
    .string({ error })
    .max(1000, { error: 'is longer than 1000 characters; write a shorter text' });
  if (parameter.pattern !== undefined) return text.regex(new RegExp(parameter.pattern), { error });
  return parameter.default === '' ? text : text.min(1, { error });
}

function quantityType(kind: QuantityKind, parameter: Parameter, error: ErrorOf): z.ZodType {
  return z
    .string({ error })
    .transform((text, context) => {
      const read = parseQuantity(text, kind);
      const message = read.ok ? outOfLimits(parameter, text, read.value) : read.message;
      if (message !== undefined) context.addIssue({ code: 'custom', message });
      return read.ok ? read.value : z.NEVER;
    })
    .meta({ pattern: quantityPattern(kind) });
}

function outOfLimits(parameter: Parameter, text: string, value: number): string | undefined {
  const { minimum = -Infinity, maximum = Infinity } = parameter;
  if (value >= minimum && value <= maximum) return undefined;
  return `"${text}" is out of range; write ${acceptedForm(parameter)}`;
}

function mismatch(parameter: Parameter, input: unknown): string {
  const accepted = acceptedForm(parameter);
  if (input === undefined) return `missing; give ${accepted}`;
  if (typeof input === 'string' && parameter.choices !== undefined) {
    return `${shown(input)} is not accepted${suggestion(input, parameter.choices)} write ${accepted}`;
  }
  if (typeof input !== 'number') return `${shown(input)} is not accepted; write ${accepted}`;
  if (isQuantity(parameter.kind)) return `${input} has no unit; write ${accepted}`;
  return `${input} ${parameter.kind === 'count' && !Number.isInteger(input) ? 'is not a whole number' : 'is not accepted'}; write ${accepted}`;
}

/** A value of a file, for messages. */
export function shown(input: unknown): string {
  if (typeof input === 'string') return `"${brief(input)}"`;
  if (input === null) return 'an empty value';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'number' || typeof input === 'boolean') return String(input);
  return input === undefined ? 'nothing' : 'a mapping';
}

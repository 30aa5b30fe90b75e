import Qty from 'js-quantities';

/** Kinds of quantity that are written with a unit. Base units: ns, bytes, bit/s, 1/s and fractions of one. */
export type QuantityKind = 'duration' | 'size' | 'bitRate' | 'connectionRate' | 'packetRate' | 'share';

/** A value in base units, or why the text is none. */
export type Quantity =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly message: string };

interface Form {
  /** Noun with its article, for messages. */
  readonly noun: string;
  readonly example: string;
  /** The accepted units, as a regular expression. */
  readonly units: string;
  /** What js-quantities must make of the unit, and how many base units one of its base units is. */
  readonly dimension: string;
  readonly perBase: number;
  readonly whole: boolean;
}

const form = (noun: string, example: string, units: string, dimension: string, perBase = 1): Form => ({
  noun,
  example,
  units,
  dimension,
  perBase,
  whole: dimension === 'time' || dimension === 'information',
});

const prefix = '(?:Ki|[MGT]i|[kMGT])?';

const forms: Readonly<Record<QuantityKind, Form>> = {
  duration: form('a duration', '3 s', '(?:[num\u00b5\u03bc]?s|min|h|d)', 'time', 1e9),
  size: form('a size', '64 B', `${prefix}B`, 'information'),
  bitRate: form('a bit rate', '10 Gbps', `${prefix}(?:bps|(?:b|bit|B)/s)`, 'information_rate', 8),
  connectionRate: form('a connection rate', '400 kcps', '[kMGT]?cps', 'frequency'),
  packetRate: form('a packet rate', '2 Mpps', '[kMGT]?pps', 'frequency'),
  share: form('a share', '80 %', '%', 'unitless'),
};

/** A regular expression of the accepted texts, for editors: the same in every dialect. */
export function quantityPattern(kind: QuantityKind): string {
  return `^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)? ?${forms[kind].units}$`;
}

/** The accepted form of a kind of quantity, with an example, for messages: `a duration such as 3 s`. */
export function quantityForm(kind: QuantityKind, example = forms[kind].example): string {
  return `${forms[kind].noun} such as ${example}`;
}

/** Reads a number with its unit, case-sensitive, into base units. */
export function parseQuantity(text: string, kind: QuantityKind): Quantity {
  const parts = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:e([+-]?\d+))? ?(.*)$/i.exec(text.slice(0, 60).trim());
  if (parts === null) return refuse(text, kind, 'is not a number with a unit');
  const [, digits = '', exponent = '0', unit = ''] = parts;
  if (unit === '') return refuse(text, kind, 'has no unit');
  const factor = factorOf(unit, kind);
  if (factor === undefined) return refuse(text, kind, `has the wrong unit "${unit}"`);
  return inRange(scale(digits, Number(exponent), factor), text, kind);
}

function inRange(value: number, text: string, kind: QuantityKind): Quantity {
  if (!Number.isFinite(value)) return refuse(text, kind, 'is too large');
  if (forms[kind].whole && !Number.isSafeInteger(value)) {
    const base = kind === 'duration' ? 'nanoseconds' : 'bytes';
    return refuse(text, kind, `is not a whole number of ${base} below 2^53`);
  }
  return { ok: true, value };
}

/** Factors that were asked for: there are few units, and every default of the grammar asks. */
const known = new Map<string, number | undefined>();

/** Base units in one of the unit as written: a whole number, or a hundredth. */
function factorOf(unit: string, kind: QuantityKind): number | undefined {
  const key = `${kind} ${unit}`;
  if (known.has(key)) return known.get(key);
  if (!new RegExp(`^${forms[kind].units}$`).test(unit)) return undefined;
  const factor = derivedFactor(unit, forms[kind]);
  known.set(key, factor);
  return factor;
}

function derivedFactor(unit: string, { dimension, perBase }: Form): number | undefined {
  const one = Qty(unit.replace(/[cp]ps$/, 'Hz'));
  if (one.kind() !== dimension) return undefined;
  const factor = one.baseScalar * perBase;
  return factor < 1 ? factor : Math.round(factor);
}

/** Moves the decimal point in the text instead of multiplying, so that 1.1 Gbps is exactly 1 100 000 000 bit/s. */
function scale(digits: string, exponent: number, factor: number): number {
  let tens = 0;
  let rest = factor;
  while (rest < 1) {
    rest = Math.round(rest * 10 * 1e9) / 1e9;
    tens -= 1;
  }
  while (rest % 10 === 0) {
    rest /= 10;
    tens += 1;
  }
  return Number(`${digits}e${exponent + tens}`) * rest;
}

const refuse = (text: string, kind: QuantityKind, reason: string): Quantity => ({
  ok: false,
  message: `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}" ${reason}; write ${quantityForm(kind)}`,
});

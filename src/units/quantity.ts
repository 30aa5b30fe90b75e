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
  /** What js-quantities must make of the unit, and how many base units one of its base units is. */
  readonly dimension: string;
  readonly perBase: number;
  /** Spelling of the unit in a way that js-quantities knows, or undefined where it is of another kind. */
  readonly known: (unit: string) => string | undefined;
  readonly whole: boolean;
}

const counted = (word: string) => (unit: string) =>
  new RegExp(`^[kMGT]?${word}$`).test(unit) ? unit.replace(word, 'Hz') : undefined;
const bitsOrBytes = (unit: string) =>
  /^(Ki|[MGT]i|[kMGT])?(bps|(b|bit|B)\/s)$/.test(unit) ? unit : undefined;
const bytes = (unit: string) => (/^(Ki|[MGT]i|[kMGT])?B$/.test(unit) ? unit : undefined);
const time = (unit: string) => (/^([nuµμm]?s|min|h|d)$/.test(unit) ? unit : undefined);
const percent = (unit: string) => (unit === '%' ? unit : undefined);

const forms: Readonly<Record<QuantityKind, Form>> = {
  duration: {
    noun: 'a duration',
    example: '3 s',
    dimension: 'time',
    perBase: 1e9,
    known: time,
    whole: true,
  },
  size: { noun: 'a size', example: '64 B', dimension: 'information', perBase: 1, known: bytes, whole: true },
  bitRate: {
    noun: 'a bit rate',
    example: '10 Gbps',
    dimension: 'information_rate',
    perBase: 8,
    known: bitsOrBytes,
    whole: false,
  },
  connectionRate: {
    noun: 'a connection rate',
    example: '400 kcps',
    dimension: 'frequency',
    perBase: 1,
    known: counted('cps'),
    whole: false,
  },
  packetRate: {
    noun: 'a packet rate',
    example: '2 Mpps',
    dimension: 'frequency',
    perBase: 1,
    known: counted('pps'),
    whole: false,
  },
  share: {
    noun: 'a share',
    example: '80 %',
    dimension: 'unitless',
    perBase: 1,
    known: percent,
    whole: false,
  },
};

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

/** Base units in one of the unit as written: a whole number, or a hundredth. */
function factorOf(unit: string, kind: QuantityKind): number | undefined {
  const { known, dimension, perBase } = forms[kind];
  const spelling = known(unit);
  if (spelling === undefined) return undefined;
  const one = Qty(spelling);
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

import { rangeText, type Range } from './range-text.js';

/** From this factor on a change is told as `times`, below it in percent. */
const TIMES_FROM = 1.5;

/** Changes smaller than this are told as none. */
const SAME = 0.005;

/** Whether an interval of a ratio allows no change that is worth telling. */
export function isSame({ low, high }: Range): boolean {
  return low >= 1 - SAME && high <= 1 + SAME;
}

/** What the interval of a ratio says of an amount: `2.1 to 2.3 times as much X`, `5.6 to 9.6 % less X`. */
export function changeText(ratio: Range, noun: string): string {
  const { low, high } = ratio;
  if (isSame(ratio)) return `as much ${noun}`;
  if (low <= 0) return `at least ${fewer(1 / high)} times less ${noun}`;
  const middle = Math.sqrt(low * high);
  if (middle >= TIMES_FROM) return `${rangeText(ratio)} times as much ${noun}`;
  if (middle <= 1 / TIMES_FROM) return `${rangeText({ low: 1 / high, high: 1 / low })} times less ${noun}`;
  return low >= 1
    ? `${rangeText({ low: 100 * (low - 1), high: 100 * (high - 1) })} % more ${noun}`
    : `${rangeText({ low: 100 * (1 - high), high: 100 * (1 - low) })} % less ${noun}`;
}

/** The number rounded down to two significant digits. */
function fewer(value: number): string {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return String(Number((Math.floor(value / unit) * unit).toPrecision(2)));
}

/** `a`, `a and b`, `a, b and c`. */
export function listText(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`;
}

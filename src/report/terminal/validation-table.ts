import Table, { type HorizontalTableRow } from 'cli-table3';
import { group } from 'd3-array';
import {
  REPLICATIONS,
  TOLERATED_STANDARD_ERRORS,
  type ValidationResult,
} from '../../experiment/validation/validation-case.js';
import { CONFIDENCE_LEVEL, type Interval } from '../../stats/confidence.js';
import type { Paint } from './paint.js';

const WIDTHS = [40, 12, 27, 9, 5];
const MOST_DECIMALS = 5;
/** Digits of a figure without an interval. */
const DIGITS = 8;

/** The cases in 96 columns: a heading for each family, one with its source for each case, a line for each figure. */
export function validationTable(results: readonly ValidationResult[], paint: Paint): string {
  const drawn = new Table({
    head: ['case and quantity', 'theory', `simulated [${percent(CONFIDENCE_LEVEL)} interval]`, 'off by', ''],
    chars: Object.fromEntries(Object.keys(new Table().options.chars).map((name) => [name, ''])),
    colWidths: WIDTHS,
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [], 'padding-left': 1, 'padding-right': 0 },
  });
  for (const [family, cases] of group(
    results,
    (result) => result.family,
    (result) => result.name,
  )) {
    drawn.push([{ colSpan: WIDTHS.length, content: `\n${paint.strong(family.toUpperCase())}` }]);
    for (const figures of cases.values())
      drawn.push(heading(figures[0], paint), ...figures.map((one) => cells(one, paint)));
  }
  const lines = drawn.toString().split('\n');
  return [...lines.map((line) => line.trimEnd()), '', ...legend(), '', closing(results)].join('\n');
}

/** What the table says in a sentence: how many cases hold, and how many intervals miss theory beside how many should. */
export function closing(results: readonly ValidationResult[]): string {
  const all = countOf(results);
  const failed = results.filter(({ verdict }) => verdict === 'fail');
  const verdict =
    failed.length === 0
      ? `${all} hold.`
      : `${countOf(failed)} of ${all} do not hold: ${[...new Set(failed.map(({ name }) => name))].join(', ')}.`;
  const intervals = results.filter(({ interval }) => interval !== null);
  const expected = Math.round((1 - CONFIDENCE_LEVEL) * intervals.length);
  const missed = intervals.filter(misses).length;
  const chance = `Of ${intervals.length} intervals about ${expected} (${percent(1 - CONFIDENCE_LEVEL)}) should miss theory`;
  return `${verdict}\n${chance}; ${missed} ${missed === 1 ? 'does' : 'do'}.`;
}

function countOf(results: readonly ValidationResult[]): string {
  const cases = new Set(results.map(({ family, name }) => `${family}: ${name}`)).size;
  return `${counted(cases, 'case')} with ${counted(results.length, 'figure')}`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function heading({ name, source }: ValidationResult, paint: Paint): HorizontalTableRow {
  return [paint.strong(name), { colSpan: WIDTHS.length - 1, content: paint.quiet(source), hAlign: 'right' }];
}

function cells(result: ValidationResult, paint: Paint): HorizontalTableRow {
  const { quantity, unit, theory, estimate, interval, verdict } = result;
  const write = interval === null ? exact : rounded(interval);
  return [
    `  ${quantity}${unit === '1' ? '' : ` (${unit})`}`,
    write(theory),
    interval === null ? write(estimate) : `${write(estimate)} ${within(interval, write)}`,
    distanceCell(result),
    verdict === 'pass' ? paint.hue('green', 'ok') : paint.hue('red', 'FAIL'),
  ];
}

function within({ low, high }: Interval, write: (value: number) => string): string {
  return low === null || high === null ? '' : `[${write(low)}, ${write(high)}]`;
}

function distanceCell(result: ValidationResult): string {
  const { distance, interval } = result;
  if (interval !== null) return `${distance.toFixed(1)} SE${misses(result) ? '*' : ' '}`;
  return `${distance === 0 ? '0' : distance.toExponential(0)} `;
}

/** Whether theory lies outside the interval. */
function misses({ interval, theory }: ValidationResult): boolean {
  if (interval === null || interval.low === null || interval.high === null) return false;
  return theory < interval.low || theory > interval.high;
}

/** As many decimals as give the half width of an interval two digits. */
function rounded({ mean, high }: Interval): (value: number) => string {
  const halfWidth = (high ?? mean) - mean;
  const decimals = halfWidth > 0 ? 1 - Math.floor(Math.log10(halfWidth)) : MOST_DECIMALS;
  return (value) => value.toFixed(Math.min(Math.max(decimals, 0), MOST_DECIMALS));
}

function exact(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(DIGITS)));
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

function legend(): readonly string[] {
  return [
    ` SE  standard errors of the mean of ${REPLICATIONS} replications; more than ${TOLERATED_STANDARD_ERRORS} fail`,
    ' *   theory lies outside the interval',
    ' Figures without an interval are computed, not simulated, and off by a relative error.',
  ];
}

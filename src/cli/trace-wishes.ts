import { formatIssue, issueAt } from '../schema/issue.js';
import { formatNanoseconds } from '../units/format.js';
import { parseQuantity, quantityForm } from '../units/quantity.js';
import type { TraceOptions } from './arguments.js';
import { UserError } from './user-error.js';

/** What a trace is to show, as the options say. Times in nanoseconds; left out where the options leave it open. */
export interface TraceWishes {
  readonly replication: number;
  readonly from?: number;
  readonly for?: number;
  readonly mostEvents: number;
}

const LAST_REPLICATION = 999_999;
const FEWEST_EVENTS = 100;
const MOST_EVENTS = 20_000_000;

/** Reads the options of `trace` that no scenario has; throws every one that cannot be used. */
export function traceWishes(options: TraceOptions): TraceWishes {
  const problems: string[] = [];
  const refuse = (option: string, message: string): void => {
    problems.push(formatIssue(issueAt({ file: option, line: 1, column: 1 }, '', message)));
  };
  const duration = (option: '--from' | '--for', text: string | undefined): number | undefined => {
    if (text === undefined) return undefined;
    const read = parseQuantity(text, 'duration');
    if (!read.ok) refuse(option, read.message);
    else if (read.value > 0 || (option === '--from' && read.value === 0)) return read.value;
    else refuse(option, `"${text}" is not above zero; write ${quantityForm('duration', '20 ms')}`);
    return undefined;
  };
  const count = (option: string, text: string, least: number, most: number): number => {
    const value = Number(text);
    if (/^\d+$/.test(text.trim()) && value >= least && value <= most) return value;
    refuse(option, `"${text}" is not a whole number from ${least} to ${most}`);
    return least;
  };
  const from = duration('--from', options.from);
  const long = duration('--for', options.for);
  const wishes = {
    replication: count('--replication', options.replication, 0, LAST_REPLICATION),
    ...(from !== undefined && { from }),
    ...(long !== undefined && { for: long }),
    mostEvents: count('--most-events', options.mostEvents, FEWEST_EVENTS, MOST_EVENTS),
  };
  if (problems.length > 0) throw new UserError(problems);
  return wishes;
}

/** Refuses a window that begins when all is over. */
export function checkWindow({ from }: TraceWishes, duration: number): void {
  if (from === undefined || from < duration) return;
  const measured = formatNanoseconds(duration);
  const message = `${formatNanoseconds(from)} is after the measured time of ${measured}; write an earlier instant`;
  throw new UserError([formatIssue(issueAt({ file: '--from', line: 1, column: 1 }, '', message))]);
}

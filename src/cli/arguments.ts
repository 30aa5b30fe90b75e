import { InvalidArgumentError, Option, type Command } from 'commander';
import { optionOverrides, parseOverride, type Override } from '../scenario/override.js';
import { formatIssue } from '../schema/issue.js';
import { UserError } from './user-error.js';

/** Options that change the scenario for one call. */
export interface OverrideOptions {
  readonly seed?: string;
  readonly replications?: string;
  readonly members?: string;
  readonly strategies?: string;
  readonly set?: readonly string[];
}

/** Options of `run`. */
export interface RunOptions extends OverrideOptions {
  readonly out?: string;
  readonly jobs?: number;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly progress: boolean;
}

/** Options of `compare`. */
export interface CompareOptions extends RunOptions {
  readonly baseline?: string;
}

const MOST_JOBS = 512;

/** Adds the options that change the scenario. */
export function addOverrideOptions(command: Command): Command {
  return command
    .option('--seed <n>', 'seed of the random streams')
    .option('--replications <n>', 'replications of every point, instead of as many as the precision needs')
    .option('--members <list>', 'sizes, such as 1..10,16,52')
    .option('--strategies <list>', 'strategies, such as hypersync,no-sync')
    .addOption(
      new Option('--set <path=value>', 'a key of the scenario, such as sync.delay=0s (repeatable)').argParser(
        (value: string, before?: readonly string[]) => [...(before ?? []), value],
      ),
    );
}

/** Adds the options that say how to run and what to print. */
export function addRunOptions(command: Command): Command {
  return addOverrideOptions(command)
    .option('--out <dir>', 'folder of the results (default: results/<scenario name>)')
    .option('--jobs <n>', 'worker threads (default: all cores)', jobs)
    .option('--json', 'print a machine-readable summary; everything else goes to standard error')
    .option('--quiet', 'print only the answer, warnings and errors')
    .option('--no-progress', 'show no progress bar');
}

/** Adds the options of `compare`: those of `run`, and what to compare with. */
export function addCompareOptions(command: Command): Command {
  return addRunOptions(
    command.option(
      '--baseline <strategy>',
      'strategy that the others are compared with (default: the first other than hypersync)',
    ),
  );
}

/** The overrides that the options ask for; throws every option that cannot be read. */
export function overridesOf(options: OverrideOptions): readonly Override[] {
  const { seed, replications, members, strategies, set = [] } = options;
  const settings = set.map((argument) => parseOverride(argument));
  const problems = settings.flatMap((setting) => (setting.ok ? [] : [formatIssue(setting.issue)]));
  if (problems.length > 0) throw new UserError(problems);
  const chosen = settings.flatMap((setting) => (setting.ok ? [setting.override] : []));
  return [...optionOverrides({ members, strategies, seed, replications }), ...chosen];
}

function jobs(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= MOST_JOBS) return count;
  throw new InvalidArgumentError(`It is not a whole number from 1 to ${MOST_JOBS}.`);
}

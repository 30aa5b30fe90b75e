import { InvalidArgumentError, Option, type Command } from 'commander';

/** Options that change the scenario for one call. */
export interface OverrideOptions {
  readonly seed?: string;
  readonly replications?: string;
  readonly members?: string;
  readonly strategies?: string;
  readonly set?: readonly string[];
}

/** Options of `run`. */
export interface RunOptions extends OverrideOptions, OutputOptions {
  readonly warmUp?: boolean;
  readonly png?: boolean;
}

/** Options of `plan`: quantities as they are written. */
export interface PlanOptions extends Omit<OverrideOptions, 'members'>, OutputOptions {
  readonly throughput?: string;
  readonly connectionRate?: string;
  readonly growth?: string;
  readonly years?: string;
  readonly spare?: string;
  readonly spareSite?: boolean;
  readonly targetUtilization?: string;
}

/** Options that say how to run, where to write and what to print. */
export interface OutputOptions {
  readonly out?: string;
  readonly jobs?: number;
  readonly fresh?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly progress: boolean;
}

/** Options of `compare`. */
export interface CompareOptions extends RunOptions {
  readonly baseline?: string;
}

/** Options of `trace`: quantities as they are written. */
export interface TraceOptions extends Omit<OverrideOptions, 'replications'> {
  readonly load?: string;
  readonly replication: string;
  readonly from?: string;
  readonly for?: string;
  readonly mostEvents: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

const MOST_JOBS = 512;

/** What `--png` does. */
export const PNG_ABOUT = 'write every chart as PNG too';

/** Adds the options that change the scenario. */
export function addOverrideOptions(command: Command): Command {
  return addSettingOptions(command).option('--members <list>', 'sizes, such as 1..10,16,52');
}

/** Adds the options that change the scenario, and those that say how to run and what to print. */
export function addRunOptions(command: Command): Command {
  const settling = "show how the runs settle, and write Welch's plot to warm-up.csv";
  return addOutputOptions(addOverrideOptions(command), 'results/<scenario name>')
    .option('--warm-up', settling)
    .option('--png', PNG_ABOUT);
}

/** Adds the demand to plan for, and the options of `run` but for the sizes, which are what a plan finds. */
export function addPlanOptions(command: Command): Command {
  command
    .option('--throughput <rate>', 'demand in bits per second, such as 120Gbps')
    .option('--connection-rate <rate>', 'demand in connections per second, such as 500kcps')
    .option('--growth <share>', 'growth of the demand in a year, such as 30%')
    .option('--years <n>', 'years of growth to look ahead')
    .option('--spare <n>', 'members that may fail at the same time while the rest carries the demand')
    .option(
      '--spare-site',
      'one of two equal sites may fail while the other carries the demand (with sites.count 2 one stands by, else both carry traffic)',
    )
    .option('--target-utilization <share>', 'highest load of cores and data ports, such as 70%');
  return addOutputOptions(addSettingOptions(command), 'results/<scenario name>-plan');
}

/** Adds the options that say what is traced, of which point, and how much of it. */
export function addTraceOptions(command: Command): Command {
  return addKeyOptions(command)
    .option('--members <list>', 'size, such as 4; of several the smallest cluster')
    .option('--load <rate>', 'load instead of that of the scenario, such as 20kcps or 10Gbps')
    .option('--replication <n>', 'replication, counted from 0 as in replications.csv', '0')
    .option('--from <time>', 'begin so long after the warm-up, such as 2s')
    .option('--for <time>', 'show so much, such as 20ms')
    .option('--most-events <n>', 'events that are written at most', '250000')
    .option('--out <dir>', 'folder of trace.json (default: results/<scenario name>-trace)')
    .option('--json', 'print the timeline and the counts as JSON; everything else goes to standard error')
    .option('--quiet', 'print only the answer, warnings and errors');
}

function addSettingOptions(command: Command): Command {
  return addKeyOptions(
    command.option(
      '--replications <n>',
      'replications of every point, instead of as many as the precision needs',
    ),
  );
}

function addKeyOptions(command: Command): Command {
  return command
    .option('--seed <n>', 'seed of the random streams')
    .option('--strategies <list>', 'strategies, such as hypersync,no-sync')
    .addOption(
      new Option('--set <path=value>', 'a key of the scenario, such as sync.delay=0s (repeatable)').argParser(
        (value: string, before?: readonly string[]) => [...(before ?? []), value],
      ),
    );
}

function addOutputOptions(command: Command, folder: string): Command {
  return command
    .option('--out <dir>', `folder of the results (default: ${folder})`)
    .option('--jobs <n>', 'worker threads (default: all cores)', jobs)
    .option('--fresh', 'simulate everything anew, whatever an earlier call has left')
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

function jobs(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= MOST_JOBS) return count;
  throw new InvalidArgumentError(`It is not a whole number from 1 to ${MOST_JOBS}.`);
}

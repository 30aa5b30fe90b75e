import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import {
  addCompareOptions,
  addOverrideOptions,
  addPlanOptions,
  addRunOptions,
  addTraceOptions,
  PNG_ABOUT,
  type CompareOptions,
  type OverrideOptions,
  type PlanOptions,
  type RunOptions,
  type TraceOptions,
} from './arguments.js';
import type { BenchOptions } from './commands/bench.js';
import type { Listing } from './commands/list.js';
import type { PlaygroundOptions } from './commands/playground.js';
import type { ReportOptions } from './commands/report.js';
import type { ValidateOptions } from './commands/validate.js';
import { packageVersion } from './package-version.js';

const LISTINGS: readonly Listing[] = ['scenarios', 'strategies', 'appliances', 'traffic'];

/** Called with the exit status of the command that ran. */
type Ended = (status: number) => void;

/** The command line: every command is loaded when it is called, so that help is quick. */
export function createProgram(ended: Ended): Command {
  const program = new Command('maestro-sim')
    .description(
      'Simulates clusters of Check Point gateways to plan their capacity: HyperSync against ClusterXL.',
    )
    .version(packageVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText(
      'after',
      examples('maestro-sim list', 'maestro-sim run hypersync-vs-clusterxl', 'maestro-sim help run'),
    );
  for (const add of [
    addRun,
    addCompare,
    addPlan,
    addReport,
    addTrace,
    addCheck,
    addList,
    addExplain,
    addSchema,
    addInit,
    addValidate,
    addBench,
    addPlayground,
  ])
    add(program, ended);
  return program;
}

function addRun(program: Command, ended: Ended): void {
  const command = program
    .command('run')
    .summary('run scenarios and write their results')
    .description(
      'Runs every strategy, size and swept setting of the scenarios and writes tables, charts and a page that tells them.',
    )
    .argument('<scenario...>', 'files, or names of built-in scenarios')
    .addHelpText(
      'after',
      examples(
        'maestro-sim run hypersync-vs-clusterxl',
        'maestro-sim run plan.yaml --members 1..10,16 --strategies hypersync,no-sync',
        'maestro-sim run plan.yaml --set sync.delay=0s --set traffic=imix --out results/no-delay',
        'maestro-sim run plan.yaml --json > summary.json',
      ),
    );
  addRunOptions(command).action(async (scenarios: string[], options: RunOptions) => {
    const [{ run }, { workerCampaigns }] = await Promise.all([
      import('./commands/run.js'),
      import('./worker-campaigns.js'),
    ]);
    ended(await run(scenarios, options, workerCampaigns));
  });
}

function addCompare(program: Command, ended: Ended): void {
  const command = program
    .command('compare')
    .summary('run a scenario and compare its strategies with one of them')
    .description(
      'Runs a scenario as run does and compares every strategy with the baseline, replication by replication.',
    )
    .argument('<scenario>', 'a file, or the name of a built-in scenario')
    .addHelpText(
      'after',
      examples(
        'maestro-sim compare hypersync-vs-clusterxl',
        'maestro-sim compare plan.yaml --baseline hypersync --members 2,4,5',
      ),
    );
  addCompareOptions(command).action(async (scenario: string, options: CompareOptions) => {
    const [{ compare }, { workerCampaigns }] = await Promise.all([
      import('./commands/compare.js'),
      import('./worker-campaigns.js'),
    ]);
    ended(await compare(scenario, options, workerCampaigns));
  });
}

function addPlan(program: Command, ended: Ended): void {
  const command = program
    .command('plan')
    .summary('find how many members carry a demand')
    .description(
      'Finds the smallest number of members of every strategy that carries a demand within the objective of the scenario, also with a spare failed, and proves that one fewer would not; exit status 3 if no strategy can.',
    )
    .argument('<scenario>', 'a file, or the name of a built-in scenario; its members and load do not matter')
    .addHelpText(
      'after',
      examples(
        'maestro-sim plan hypersync-vs-clusterxl --throughput 120Gbps --spare 1',
        'maestro-sim plan plan.yaml --connection-rate 500kcps --target-utilization 70%',
        'maestro-sim plan plan.yaml --throughput 120Gbps --growth 30% --years 3 --spare-site',
      ),
    );
  addPlanOptions(command).action(async (scenario: string, options: PlanOptions) => {
    const [{ plan }, { workerCapacities }] = await Promise.all([
      import('./commands/plan.js'),
      import('./worker-capacities.js'),
    ]);
    ended(await plan(scenario, options, workerCapacities));
  });
}

function addReport(program: Command, ended: Ended): void {
  program
    .command('report')
    .summary('draw the page and charts of results again')
    .description(
      'Draws report.html and the charts of finished results again, from result.json in their folder.',
    )
    .argument('<results>', 'a folder that run or compare has written')
    .option('--png', PNG_ABOUT)
    .option('--quiet', 'print only errors')
    .addHelpText(
      'after',
      examples(
        'maestro-sim report results/hypersync-vs-clusterxl',
        'maestro-sim report results/hypersync-vs-clusterxl --png',
      ),
    )
    .action(async (results: string, options: ReportOptions) =>
      ended(await (await import('./commands/report.js')).report(results, options)),
    );
}

function addTrace(program: Command, ended: Ended): void {
  const command = program
    .command('trace')
    .summary('trace one replication for Perfetto, and tell a failover')
    .description(
      'Simulates one replication of one strategy and size and writes what its cores, links and connections did in some ' +
        'milliseconds as a trace-event file, which ui.perfetto.dev opens. With faults it prints their course, a column a ' +
        'member; else what the trace holds.',
    )
    .argument('<scenario>', 'a file, or the name of a built-in scenario')
    .addHelpText(
      'after',
      examples(
        'maestro-sim trace member-failure',
        'maestro-sim trace hypersync-vs-clusterxl --strategies hypersync --members 3',
        'maestro-sim trace member-failure --from 2s --for 300ms --set fidelity=20%',
        'maestro-sim trace member-failure --json > timeline.json',
      ),
    );
  addTraceOptions(command).action(async (scenario: string, options: TraceOptions) =>
    ended(await (await import('./commands/trace.js')).trace(scenario, options)),
  );
}

function addCheck(program: Command, ended: Ended): void {
  const command = program
    .command('check')
    .summary('show a scenario with every default, or all its problems')
    .description('Reads a scenario without running it and prints it with every default explicit.')
    .argument('<scenario>', 'a file, or the name of a built-in scenario')
    .addHelpText(
      'after',
      examples('maestro-sim check plan.yaml', 'maestro-sim check plan.yaml --set sync.tick=50ms'),
    );
  addOverrideOptions(command).action(async (scenario: string, options: OverrideOptions) => {
    ended((await import('./commands/check.js')).check(scenario, options));
  });
}

function addList(program: Command, ended: Ended): void {
  program
    .command('list')
    .summary('list built-in scenarios, strategies, appliances, traffic profiles')
    .description('Lists what scenarios can name.')
    .addArgument(new Argument('[what]', 'only this').choices(LISTINGS))
    .addHelpText('after', examples('maestro-sim list', 'maestro-sim list strategies'))
    .action(async (what: Listing | undefined) => ended((await import('./commands/list.js')).list(what)));
}

function addExplain(program: Command, ended: Ended): void {
  program
    .command('explain')
    .summary('explain a key of scenarios or a column file')
    .description(
      'Prints meaning, unit, default and source of a key, or of all; or the columns of a result file.',
    )
    .argument('[subject]', 'a key such as sync.delay, or a file such as scaling.csv')
    .addHelpText(
      'after',
      examples(
        'maestro-sim explain sync.delay',
        'maestro-sim explain sync',
        'maestro-sim explain assumptions',
        'maestro-sim explain scaling.csv',
      ),
    )
    .action(async (subject: string | undefined) =>
      ended((await import('./commands/explain.js')).explain(subject)),
    );
}

function addSchema(program: Command, ended: Ended): void {
  program
    .command('schema')
    .summary('print the JSON Schema of scenario files')
    .description('Prints the JSON Schema of scenario files, for completion and hover text in editors.')
    .addHelpText('after', examples('maestro-sim schema > scenario.schema.json'))
    .action(async () => ended((await import('./commands/schema.js')).schema()));
}

function addInit(program: Command, ended: Ended): void {
  program
    .command('init')
    .summary('start a scenario')
    .description('Prints a commented scenario to start from, or writes it to a new file.')
    .argument('[file]', 'the file to write; an existing one is not overwritten')
    .addHelpText('after', examples('maestro-sim init plan.yaml', 'maestro-sim init > plan.yaml'))
    .action(async (file: string | undefined) => ended((await import('./commands/init.js')).init(file)));
}

function addValidate(program: Command, ended: Ended): void {
  program
    .command('validate')
    .summary('hold the simulator against queueing theory')
    .description(
      'Runs models and calculations whose answers are known and prints both sides in a table, with the source of ' +
        'each; some twenty seconds. Exit status 3 if a case does not hold.',
    )
    .option('--json', 'print the figures as JSON')
    .addHelpText('after', examples('maestro-sim validate', 'maestro-sim validate --json > validation.json'))
    .action(async (options: ValidateOptions) =>
      ended((await import('./commands/validate.js')).validate(options)),
    );
}

function addBench(program: Command, ended: Ended): void {
  program
    .command('bench')
    .summary('measure the speed on this machine')
    .description(
      'Measures events per second, time and memory of the kernel, of queues, of the model and of a whole sweep, ' +
        'each in a process of its own; how long a start takes; and how much faster all cores are than one.',
    )
    .argument('[workloads...]', 'what to measure, such as farm or hold-exponential-1000; all when left out')
    .option('--json', 'print the figures as JSON')
    .option('--reference', 'also run small C++ programs on std::priority_queue in turn with ours')
    .addOption(
      new Option('--share <share>', 'part of the usual length').argParser(shareOf).default(1).hideHelp(),
    )
    .addHelpText(
      'after',
      examples('maestro-sim bench', 'maestro-sim bench farm mm1', 'maestro-sim bench --json'),
    )
    .action(async (names: readonly string[], options: BenchOptions) =>
      ended(await (await import('./commands/bench.js')).bench(names, options)),
    );
}

function addPlayground(program: Command, ended: Ended): void {
  program
    .command('playground')
    .summary('simulate in a page in the browser')
    .description(
      'Serves a page on this machine alone in which the same kernel and model run: its controls change a scenario, ' +
        'its curves grow as replications arrive, and what is on screen can be saved as a scenario that gives the ' +
        'same numbers here. Prints the address; Ctrl-C ends it.',
    )
    .addOption(new Option('--port <n>', 'port to listen on (default: one that is free)').argParser(portOf))
    .addHelpText('after', examples('maestro-sim playground', 'maestro-sim playground --port 8080'))
    .action(async (options: PlaygroundOptions) =>
      ended(await (await import('./commands/playground.js')).playground(options)),
    );
}

const MOST_PORT = 65_535;

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= MOST_PORT) return port;
  throw new InvalidArgumentError(`It is not a whole number from 0 to ${MOST_PORT}.`);
}

function shareOf(text: string): number {
  const share = Number(text);
  if (share > 0 && share <= 1) return share;
  throw new InvalidArgumentError('Write a number above 0 up to 1, such as 0.01.');
}

function examples(...lines: readonly string[]): string {
  return ['', 'Examples:', ...lines.map((line) => `  ${line}`)].join('\n');
}

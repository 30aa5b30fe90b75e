import { join } from 'node:path';
import { settledTask } from '../../experiment/tracing/settled-task.js';
import { type TracedRun, traceRun } from '../../experiment/tracing/trace-run.js';
import { tracedPoint } from '../../experiment/tracing/traced-point.js';
import { tracedWindows } from '../../experiment/tracing/traced-windows.js';
import { replicate, type Task } from '../../experiment/task.js';
import { failoverTimeline } from '../../report/trace/failover-timeline.js';
import { TraceEventWriter } from '../../report/trace/trace-event-writer.js';
import { traceJson, windowEntry } from '../../report/trace/trace-json.js';
import { traceSummary } from '../../report/trace/trace-summary.js';
import { TraceTally } from '../../report/trace/trace-tally.js';
import type { DesignPoint, Scenario } from '../../scenario/scenario.js';
import type { TraceOptions } from '../arguments.js';
import { exitStatus } from '../exit-status.js';
import { writeStreamed } from '../files.js';
import { loadScenarios } from '../load-scenario.js';
import { note, print } from '../output.js';
import { overridesOf } from '../overrides.js';
import { problemsTogether } from '../problems-together.js';
import { traceDirectory } from '../result-directory.js';
import { choiceLines, cutWarnings, dealtUnit, runFacts, runTitle, writtenLine } from '../trace-notes.js';
import { checkWindow, type TraceWishes, traceWishes } from '../trace-wishes.js';

const TRACE_NAME = 'trace.json';

/** What was traced, and what is told of it. */
interface Traced {
  readonly run: TracedRun;
  readonly tally: TraceTally;
  readonly path: string;
  readonly bytes: number;
}

/** Traces one replication of one point of a scenario into a file, and shows its failover or sums it up. */
export async function trace(reference: string, options: TraceOptions): Promise<number> {
  const [wishes, [{ scenario }]] = problemsTogether(
    () => traceWishes(options),
    () => loadScenarios([reference], overrides(options)),
  );
  const { point, choices } = tracedPoint(scenario);
  for (const warning of warningsOf(point, reference, options)) note(`warning: ${warning}`);
  if (options.quiet !== true) for (const choice of choices) note(`Traced: ${choice}`);
  const task = await settledTask(point, scenario, wishes.replication);
  checkWindow(wishes, task.duration);
  const traced = traceTask(task, scenario, wishes, join(traceDirectory(scenario, options), TRACE_NAME));
  show(task, scenario, traced, options);
  return exitStatus.done;
}

/** What is to be minded about the traced point, and not about others of its scenario. */
function warningsOf(
  { strategy, members }: DesignPoint,
  reference: string,
  options: TraceOptions,
): readonly string[] {
  const alone = { ...options, strategies: strategy, members: String(members) };
  return loadScenarios([reference], overrides(alone))[0].warnings;
}

/** The load of an option stands for that of the file. */
function overrides(options: TraceOptions) {
  const { load } = options;
  const given = load === undefined ? [] : [{ option: '--load', path: 'load', value: load }];
  return [...overridesOf(options), ...given];
}

/** Simulates a task twice: to know when what happens, and to trace it. */
function traceTask(task: Task, scenario: Scenario, wishes: TraceWishes, path: string): Traced {
  const known = replicate(task);
  const instants = (known.faults?.events ?? []).map(({ at }) => at);
  const windows = tracedWindows(task, instants, wishes);
  const header = { cluster: runTitle(task), members: task.members };
  let run: TracedRun | undefined;
  let tally: TraceTally | undefined;
  const bytes = writeStreamed(path, (write) => {
    const writer = new TraceEventWriter(write, header);
    tally = new TraceTally(writer);
    run = traceRun(task, known, { windows, mostEvents: wishes.mostEvents }, tally);
    writer.end({ ...runFacts(task, scenario, known.fingerprint), windows: run.windows.map(windowEntry) });
  });
  return { run: run!, tally: tally!, path, bytes };
}

function show(
  task: Task,
  scenario: Scenario,
  { run, tally, path, bytes }: Traced,
  options: TraceOptions,
): void {
  const { windows, moments, observations } = run;
  if (options.quiet !== true) for (const line of choiceLines(task, windows)) note(line);
  if (options.json === true) {
    print(traceJson(runFacts(task, scenario, observations.fingerprint), run, tally, path));
  } else if (moments.length > 0) print(failoverTimeline(moments, dealtUnit(task)));
  else {
    const shown = windows.reduce((sum, { from, to }) => sum + to - from, 0);
    print(traceSummary(tally, shown, runTitle(task)));
  }
  for (const warning of cutWarnings(windows)) note(`warning: ${warning}`);
  if (options.quiet !== true) note(writtenLine(path, bytes, windows));
}

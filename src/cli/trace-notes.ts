import type { Task } from '../experiment/task.js';
import type { TracedRun } from '../experiment/tracing/trace-run.js';
import type { Scenario } from '../scenario/scenario.js';
import { formatBytes, formatConnectionRate, formatNanoseconds, formatShare } from '../units/format.js';
import { packageVersion } from './package-version.js';

type Windows = TracedRun['windows'];

/** A traced point in a few words. */
export function runTitle({ strategy, members }: Task): string {
  return `${strategy} x ${members}`;
}

/** What it takes to trace the same again, and to see that it is the same. */
export function runFacts(task: Task, scenario: Scenario, fingerprint: string) {
  const { strategy, members, replication, rate, scale, warmUp, duration } = task;
  return {
    tool: 'maestro-sim',
    version: packageVersion(),
    scenario: scenario.name,
    strategy,
    members,
    seed: scenario.seed,
    replication,
    rate_cps: rate,
    sampled_share: scale,
    warm_up_s: warmUp / 1e9,
    measured_s: duration / 1e9,
    time: 'simulated, from the end of the warm-up; work of the sampled share takes 1/share as long',
    fingerprint,
  };
}

/** What a strategy deals out to members. */
export function dealtUnit({ strategy, model }: Task): string {
  return strategy === 'vsls' && model.virtualSystems !== undefined ? 'virtual systems' : 'buckets';
}

/** What the trace is of, where nobody has said it. */
export function choiceLines(task: Task, windows: Windows): readonly string[] {
  const { rate, scale, seed, replication } = task;
  const spans = windows.map(
    ({ from, to }) => `${formatNanoseconds(to - from)} from ${formatNanoseconds(from)} on`,
  );
  const sample =
    `A sample of ${formatShare(scale)} of the connections, on cores that are slower by as much: work takes ` +
    `${Number((1 / scale).toPrecision(3))} times as long as it would (all connections: --set fidelity=100%)`;
  return [
    `Replication ${replication} of seed ${seed} at ${formatConnectionRate(rate)}`,
    `Shown of the measured time: ${spans.join(', ')} (--from, --for)`,
    ...(scale < 1 ? [sample] : []),
  ];
}

/** One for every window that ended before its time. */
export function cutWarnings(windows: Windows): readonly string[] {
  return windows
    .filter(({ cut }) => cut)
    .map(
      ({ from, to, events }) =>
        `the window from ${formatNanoseconds(from)} on ends after ${formatNanoseconds(to - from)}, at ${events} events; ` +
        'ask for more with --most-events or for less time with --for',
    );
}

/** Where the trace is, and what to do with it. */
export function writtenLine(path: string, bytes: number, windows: Windows): string {
  const events = windows.reduce((sum, window) => sum + window.events, 0);
  return `Wrote ${path}, ${events} events, ${formatBytes(bytes)}; open it at https://ui.perfetto.dev`;
}

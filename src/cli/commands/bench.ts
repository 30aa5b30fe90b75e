import { availableParallelism } from 'node:os';
import type { BenchFigures } from '../bench/bench-figures.js';
import { campaignBench } from '../bench/campaign-bench.js';
import { kernelBench } from '../bench/kernel-bench.js';
import { modelBench } from '../bench/model-bench.js';
import { startBench, type StartFigures } from '../bench/start-bench.js';
import { exitStatus } from '../exit-status.js';
import { loadScenarios } from '../load-scenario.js';
import { note, print } from '../output.js';

/** Options of `bench`. */
export interface BenchOptions {
  readonly json?: boolean;
}

const SCENARIO = 'hypersync-vs-clusterxl';

/** A part of the default sweep that one worker does in some seconds. */
const SWEEP = [
  { option: '--strategies', path: 'strategies', value: '[hypersync, clusterxl-load-sharing-unicast]' },
  { option: '--members', path: 'members', value: '[1, 2, 4, 6, 10]' },
];

/**
 * Measures on this machine the speed of the kernel, of the model of the default scenario and of a sweep of it on one
 * worker and on all cores, and how long a start takes.
 */
export async function bench(options: BenchOptions): Promise<number> {
  note(`Measuring on node ${process.version}, ${process.arch}; less than a minute on an idle machine.`);
  const [{ scenario }] = loadScenarios([SCENARIO], []);
  const [{ scenario: sweep }] = loadScenarios([SCENARIO], SWEEP);
  const jobs = [...new Set([1, availableParallelism()])];
  const start = await startBench(SCENARIO);
  const sweeps = await campaignBench(sweep, jobs);
  const figures = [...kernelBench(), ...modelBench(scenario.model), ...sweeps];
  if (options.json === true)
    print(JSON.stringify([...figures.map(withRates), { name: 'start', ...start }], null, 2));
  else print([...figures.map(line), ...startLines(start)].join('\n'));
  return exitStatus.done;
}

function withRates(figures: BenchFigures) {
  const { events, seconds } = figures;
  return { ...figures, eventsPerSecond: events / seconds, nanosecondsPerEvent: (seconds * 1e9) / events };
}

function line(figures: BenchFigures): string {
  const { name, fingerprint, idle, eventsPerSecond, nanosecondsPerEvent } = withRates(figures);
  const left = idle === undefined ? '' : `  ${(100 * idle).toFixed(1)} % idle`;
  const speed = `${(eventsPerSecond / 1e6).toFixed(2)} M events/s`.padStart(18);
  return `${name.padEnd(22)} ${speed} ${nanosecondsPerEvent.toFixed(0).padStart(6)} ns/event  ${fingerprint}${left}`;
}

function startLines({ node, help, firstEvent }: StartFigures): readonly string[] {
  const ms = (seconds: number): string => `${(1000 * seconds).toFixed(0).padStart(9)} ms`;
  return [
    `${'start of node'.padEnd(22)} ${ms(node)}`,
    `${'--help beyond it'.padEnd(22)} ${ms(help - node)}`,
    `${'run to first event'.padEnd(22)} ${ms(firstEvent)}`,
  ];
}

import type { BenchFigures } from '../bench/bench-figures.js';
import { kernelBench } from '../bench/kernel-bench.js';
import { modelBench } from '../bench/model-bench.js';
import { exitStatus } from '../exit-status.js';
import { loadScenarios } from '../load-scenario.js';
import { note, print } from '../output.js';

/** Options of `bench`. */
export interface BenchOptions {
  readonly json?: boolean;
}

const SCENARIO = 'hypersync-vs-clusterxl';

/** Measures the speed of the kernel and of the model of the default scenario on this machine. */
export function bench(options: BenchOptions): number {
  note(`Measuring on node ${process.version}, ${process.arch}; some seconds.`);
  const [{ scenario }] = loadScenarios([SCENARIO], []);
  const figures = [...kernelBench(), ...modelBench(scenario.model)];
  print(
    options.json === true ? JSON.stringify(figures.map(withRates), null, 2) : figures.map(line).join('\n'),
  );
  return exitStatus.done;
}

function withRates(figures: BenchFigures) {
  const { events, seconds } = figures;
  return { ...figures, eventsPerSecond: events / seconds, nanosecondsPerEvent: (seconds * 1e9) / events };
}

function line(figures: BenchFigures): string {
  const { name, fingerprint, eventsPerSecond, nanosecondsPerEvent } = withRates(figures);
  const speed = `${(eventsPerSecond / 1e6).toFixed(2)} M events/s`.padStart(18);
  return `${name.padEnd(22)} ${speed} ${nanosecondsPerEvent.toFixed(0).padStart(6)} ns/event  ${fingerprint}`;
}

import { exitStatus } from '../exit-status.js';
import { kernelBench, type KernelFigures } from '../bench/kernel-bench.js';
import { note, print } from '../output.js';

/** Options of `bench`. */
export interface BenchOptions {
  readonly json?: boolean;
}

/** Measures the speed of the kernel on this machine. */
export function bench(options: BenchOptions): number {
  note(`Measuring on node ${process.version}, ${process.arch}; a few seconds.`);
  const figures = kernelBench();
  print(options.json === true ? JSON.stringify(figures, null, 2) : figures.map(line).join('\n'));
  return exitStatus.done;
}

function line({ name, eventsPerSecond, nanosecondsPerEvent, fingerprint }: KernelFigures): string {
  const speed = `${(eventsPerSecond / 1e6).toFixed(2)} M events/s`;
  return `${name.padEnd(28)} ${speed.padStart(18)} ${nanosecondsPerEvent.toFixed(0).padStart(6)} ns/event  ${fingerprint}`;
}

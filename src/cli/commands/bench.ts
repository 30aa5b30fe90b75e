import { formatBytes } from '../../units/format.js';
import { measureApart, type Measured, measureHere } from '../bench/measured.js';
import type { SpeedUp } from '../bench/speed-up.js';
import type { StartFigures } from '../bench/start-bench.js';
import { workloads } from '../bench/workloads.js';
import { exitStatus } from '../exit-status.js';
import { note, print } from '../output.js';
import { UserError } from '../user-error.js';

/** Options of `bench`. */
export interface BenchOptions {
  readonly json?: boolean;
  readonly reference?: boolean;
  /** Part of the usual length of every workload. */
  readonly share: number;
}

/** Beside the workloads: how long a start takes, and what further cores are worth. */
const START = 'start';
const SPEED_UP = 'speed-up';

/** Measures the speed of the kernel, of queues and of the model on this machine. */
export async function bench(names: readonly string[], options: BenchOptions): Promise<number> {
  const known = [...workloads.map(({ name }) => name), START, SPEED_UP];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new UserError(
      unknown.map((name) => `bench: ${name}: no such workload; known: ${known.join(', ')}`),
    );
  }
  const chosen = names.length === 0 ? known : names;
  const timed = chosen.filter((name) => name !== START && name !== SPEED_UP);
  const measured = timed.length === 1 ? [await one(timed[0], options)] : all(timed, options);
  const start = chosen.includes(START) ? await starts(options) : null;
  const speedUp = chosen.includes(SPEED_UP) ? await byCores(names, options) : null;
  const ratios = options.reference === true ? await against(options.share) : null;
  const told = {
    workloads: measured,
    ...(start !== null && { start }),
    ...(speedUp !== null && { speedUp }),
    ...ratios,
  };
  if (options.json === true) print(JSON.stringify(told, null, 2));
  else if (ratios !== null) for (const [name, value] of Object.entries(ratios)) print(lineOf(name, value));
  return exitStatus.done;
}

/** A single workload runs in this process: it is how the others are run. */
async function one(name: string, options: BenchOptions): Promise<Measured> {
  const measured = await measureHere(
    workloads.find((workload) => workload.name === name)!,
    options.share,
  );
  if (options.json !== true) print(line(measured));
  return measured;
}

/** Measures how long the processes of a call take to start. */
async function starts(options: BenchOptions): Promise<StartFigures> {
  const { startBench } = await import('../bench/start-bench.js');
  const figures = await startBench('hypersync-vs-clusterxl', options.share < 1 ? 1 : undefined);
  const ms = (seconds: number): string => `${(1000 * seconds).toFixed(0).padStart(15)} ms`;
  if (options.json === true) return figures;
  print(`${'start of node'.padEnd(24)} ${ms(figures.node)}`);
  print(`${'--help beyond it'.padEnd(24)} ${ms(figures.help - figures.node)}`);
  print(`${'run to first event'.padEnd(24)} ${ms(figures.firstEvent)}`);
  return figures;
}

/** Measures one core against all; null where nobody asked for it by name and this machine cannot. */
async function byCores(asked: readonly string[], options: BenchOptions): Promise<SpeedUp | null> {
  const { canPin, measureSpeedUp } = await import('../bench/speed-up.js');
  if (!canPin()) {
    if (asked.length === 0) return null;
    throw new UserError([
      'bench: speed-up needs taskset, which keeps a process on one core of a Linux machine',
    ]);
  }
  const figures = await measureSpeedUp(options.share, (round) =>
    note(`  one core against all, round ${round}`),
  );
  if (options.json === true) return figures;
  const { cores, idleCores, oneCore, allCores, speedUp } = figures;
  print(`${'speed-up'.padEnd(24)} ${speedUp.toFixed(2).padStart(18)} on ${cores} cores`);
  print(`${'cores that were idle'.padEnd(24)} ${idleCores.toFixed(2).padStart(18)}`);
  print(
    `${'sweep on one, on all'.padEnd(24)} ${`${oneCore.toFixed(1)} s, ${allCores.toFixed(1)} s`.padStart(18)}`,
  );
  return figures;
}

function all(names: readonly string[], options: BenchOptions): Measured[] {
  note(`Measuring on node ${process.version}, ${process.arch}, one workload after the other; some minutes.`);
  return workloads
    .filter(({ name }) => names.includes(name))
    .map(({ name }) => {
      const measured = measureApart(name, options.share);
      if (options.json !== true) print(line(measured));
      return measured;
    });
}

async function against(share: number): Promise<object> {
  const { compilerHere } = await import('../bench/reference/compile.js');
  const { measureRatios } = await import('../bench/reference/ratios.js');
  const compiler = compilerHere();
  if (compiler === null) throw new UserError(['bench: --reference needs a C++ compiler such as g++']);
  note(`Against std::priority_queue, compiled by ${compiler}, in interleaved rounds; some minutes.`);
  return measureRatios(compiler, share, (name) => note(`  ${name}`));
}

const lineOf = (name: string, value: unknown): string => `${name.padEnd(18)} ${JSON.stringify(value)}`;

function line({ name, hash, idle, eventsPerSecond, nanosecondsPerEvent, peakMemoryBytes }: Measured): string {
  const left = idle === undefined ? '' : `  ${(100 * idle).toFixed(1)} % idle`;
  const speed = `${(eventsPerSecond / 1e6).toFixed(2)} M events/s`.padStart(18);
  const time = `${nanosecondsPerEvent.toFixed(0).padStart(6)} ns/event`;
  return `${name.padEnd(24)} ${speed} ${time} ${formatBytes(peakMemoryBytes).padStart(8)}  ${hash}${left}`;
}

import type { Measured } from '../../src/cli/bench/measured.js';
import { workloads } from '../../src/cli/bench/workloads.js';
import { compilerHere } from '../../src/cli/bench/reference/compile.js';
import type { Ratios } from '../../src/cli/bench/reference/ratios.js';
import { canPin, type SpeedUp } from '../../src/cli/bench/speed-up.js';
import { startBench } from '../../src/cli/bench/start-bench.js';
import { maestroSim } from '../cli/command-line.js';

const SMOKE = ['--json', '--share', '0.002'];

function measured(...names: string[]): Measured[] {
  const { status, stdout } = maestroSim(['bench', ...names, ...SMOKE]);
  expect(status).toBe(0);
  return (JSON.parse(stdout) as { workloads: Measured[] }).workloads;
}

const timeless = ({ name, events, hash, told }: Measured): object => ({ name, events, hash, told });

test('every workload runs, and tells events, time, memory and a hash', () => {
  const names = workloads.map(({ name }) => name);
  const all = measured(...names);
  expect(all.map(({ name }) => name)).toEqual(names);
  for (const { events, seconds, hash, peakMemoryBytes } of all) {
    expect(events).toBeGreaterThan(0);
    expect(seconds).toBeGreaterThanOrEqual(0);
    expect(hash).toMatch(/^[0-9a-f]{16}/);
    expect(peakMemoryBytes).toBeGreaterThan(1e7);
  }
});

test('a workload does the same work every time', () => {
  const names = ['hold-ties-1000', 'farm', 'model-1'];
  expect(measured(...names).map(timeless)).toEqual(measured(...names).map(timeless));
});

test('a sweep tells how long its workers were idle', () => {
  const [{ idle }] = measured('sweep-part');
  expect(idle).toBeGreaterThan(0);
  expect(idle).toBeLessThan(1);
});

const withPinning = canPin() ? test : test.skip;

withPinning('one core and all give the same sweep, beside programs that show how many cores are idle', () => {
  const { status, stdout } = maestroSim(['bench', 'speed-up', ...SMOKE]);
  expect(status).toBe(0); // another result on all cores ends the bench
  const { speedUp } = JSON.parse(stdout) as { speedUp: SpeedUp };
  expect(speedUp.speedUp).toBeCloseTo(speedUp.oneCore / speedUp.allCores, 9); // of a single round
  expect(speedUp.idleCores).toBeGreaterThan(0);
  expect(speedUp.cores).toBeGreaterThanOrEqual(1);
});

test('the bench sees when help is done and when a run simulates its first event', async () => {
  const { node, help, firstEvent } = await startBench('member-failure', 1);
  for (const seconds of [node, help, firstEvent]) expect(seconds).toBeGreaterThan(0);
});

test('an unknown workload is refused with those that are known', () => {
  const { status, stderr } = maestroSim(['bench', 'hold-exponential-17']);
  expect(status).toBe(2);
  expect(stderr).toContain('known: hold-exponential-16');
});

const withCompiler = compilerHere() === null ? test.skip : test;

withCompiler(
  'programs in C++ on std::priority_queue do the very same work: equal clocks and mean waits',
  () => {
    const { status, stdout } = maestroSim(['bench', 'mm1', '--reference', ...SMOKE]);
    expect(status).toBe(0); // a twin that tells another clock or wait ends the bench
    const ratios = JSON.parse(stdout) as Ratios;
    expect(Object.keys(ratios.holdRatio)).toEqual(['16', '1000', '100000']);
    expect(ratios.holdRatioWorst).toBeGreaterThan(0);
  },
);

import { MS, S } from '../../../src/kernel/time.js';
import type { ArrivalConfig } from '../../../src/model/parameters/arrivals.js';
import { arrivalProcess, modulatedRates } from '../../../src/model/traffic/arrival-process.js';
import { createStreams } from '../../../src/random/streams.js';
import { meanInterval } from '../../../src/stats/confidence.js';
import { type Changes, expectWithin, outcomeOf, replicated, type Run } from '../world.js';

const bursty: ArrivalConfig = { process: 'mmpp', burstRatio: 5, burstShare: 0.2, meanBurst: 10 * MS };
const onOff: ArrivalConfig = { ...bursty, process: 'on-off' };

function processOf(config: ArrivalConfig, meanGap: number, replication: number) {
  const streams = createStreams(1, replication);
  return arrivalProcess(config, meanGap, streams.stream('gaps'), streams.stream('states'));
}

/** Arrivals of independent processes within `time` nanoseconds of their start. */
function counts(config: ArrivalConfig, meanGap: number, time: number, processes = 4000): number[] {
  return Array.from({ length: processes }, (_, replication) => {
    const process = processOf(config, meanGap, replication);
    let count = 0;
    for (let at = process.nextGap(); at <= time; at += process.nextGap()) count++;
    return count;
  });
}

/** Index of dispersion of the counts of a stationary MMPP of two states (Fischer and Meier-Hellstern 1993, section 2). */
function dispersion(config: ArrivalConfig, meanGap: number, time: number): number {
  const { burstRate, quietRate, meanBurst, meanQuiet } = modulatedRates(config, meanGap);
  const [leave, enter] = [1 / meanBurst, 1 / meanQuiet];
  const both = leave + enter;
  const factor =
    (2 * leave * enter * (burstRate - quietRate) ** 2) /
    (both ** 2 * (burstRate * enter + quietRate * leave));
  return 1 + factor * (1 - (1 - Math.exp(-both * time)) / (both * time));
}

const cases = [bursty, onOff].flatMap((config) =>
  [0.1 * MS, 1 * MS].flatMap((meanGap) =>
    [2 * MS, 20 * MS, 200 * MS].map((time) => [config.process, meanGap / MS, time / MS, config] as const),
  ),
);

test.each(cases)(
  '%s with a gap of %d ms: counts of %d ms have the mean and dispersion of theory',
  (...given) => {
    const [, gap, milliseconds, config] = given;
    const time = milliseconds * MS;
    const seen = counts(config, gap * MS, time);
    const expected = milliseconds / gap;
    const { mean, standardError } = meanInterval(seen);
    expectWithin(mean, expected, standardError!);
    const squares = meanInterval(seen.map((count) => (count - expected) ** 2 / expected));
    expectWithin(squares.mean, dispersion(config, gap * MS, time), squares.standardError!);
  },
);

test('With equal rates it is the Poisson process, arrival by arrival', () => {
  const [even, poisson] = [
    { ...bursty, burstRatio: 1 },
    { ...bursty, process: 'poisson' as const },
  ].map((config) => processOf(config, MS, 7));
  for (let arrival = 0; arrival < 1000; arrival++) {
    expect(even.nextGap() / poisson.nextGap()).toBeCloseTo(1, 6);
  }
});

test('Between the bursts of on-off nothing arrives', () => {
  const process = processOf({ ...onOff, burstShare: 0.01 }, MS, 3);
  const gaps = Array.from({ length: 2000 }, () => process.nextGap());
  const long = gaps.filter((gap) => gap > MS);
  expect(long.reduce((sum, gap) => sum + gap, 0) / gaps.reduce((sum, gap) => sum + gap, 0)).toBeGreaterThan(
    0.9,
  );
});

const run: Run = { strategy: 'single-gateway', members: 1, rate: 17_000, duration: S };
const changesOf = (arrivals: Partial<ArrivalConfig>): Changes => ({ traffic: { arrivals } });

test('Bursts make packets wait longer at the same mean rate, the more the rarer and stronger they are', () => {
  const p99 = (arrivals: Partial<ArrivalConfig>): number => {
    const waits = replicated(
      3,
      { ...run, changes: changesOf(arrivals) },
      ({ seen }) => seen.values['latency_p99_s'],
    );
    return waits.reduce((sum, wait) => sum + wait, 0);
  };
  const burst = { meanBurst: 100 * MS, burstShare: 0.2 };
  const [poisson, mmpp, off] = [
    p99({ process: 'poisson' }),
    p99({ process: 'mmpp', burstRatio: 4, ...burst }),
    p99({ process: 'on-off', ...burst }),
  ];
  expect(mmpp).toBeGreaterThan(1.2 * poisson);
  expect(off).toBeGreaterThan(2 * mmpp);
});

test('Loads are told by the mean rate, and long runs bring it', () => {
  const load = (arrivals: Partial<ArrivalConfig>) =>
    outcomeOf({ ...run, rate: 4000, duration: 4 * S, changes: changesOf(arrivals) });
  const [poisson, mmpp] = [load({}), load({ ...bursty, meanBurst: 2 * MS })];
  expect(mmpp.seen.members[0].fw).toBeCloseTo(poisson.seen.members[0].fw, 9);
  const time = 4 * S;
  const deviation = Math.sqrt(16_000 * dispersion({ ...bursty, meanBurst: 2 * MS }, 1e9 / 4000, time));
  expectWithin(mmpp.system.source.births, 16_000, deviation);
});

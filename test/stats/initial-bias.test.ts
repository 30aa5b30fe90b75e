import { createGenerator } from '../../src/random/generator.js';
import { initialBias } from '../../src/stats/initial-bias.js';
import { mser5 } from '../../src/stats/warm-up.js';
import { averageAcross } from '../../src/stats/welch.js';
import { autoregressive } from './autoregressive.js';
import { average, mm1Waits } from './lindley.js';

const EXPERIMENTS = 500;

/** Verdicts on replications of an AR(1) with a bias, and how often MSER-5 by itself cuts beyond half. */
function judged(correlation: number, replications: number, bias: (i: number) => number) {
  const stream = createGenerator(`bias of ${correlation}`);
  const share = { settled: 0, cut: 0, unsettled: 0, mser5BeyondHalf: 0 };
  for (let experiment = 0; experiment < EXPERIMENTS; experiment++) {
    const series = Array.from({ length: replications }, () =>
      autoregressive(correlation, 300, stream).map((value, i) => value + bias(i)),
    );
    share[initialBias(series).verdict] += 1 / EXPERIMENTS;
    if (!mser5(averageAcross(series)).found) share.mser5BeyondHalf += 1 / EXPERIMENTS;
  }
  return share;
}

const decay = (size: number, constant: number) => (i: number) => size * Math.exp(-i / constant);

test.each([
  [0.95, 0.2],
  [0.99, 0.5],
])(
  'A stationary series of correlation %d is settled, though MSER-5 alone would often cut beyond half',
  (correlation, often) => {
    const share = judged(correlation, 5, () => 0);
    expect(share.mser5BeyondHalf).toBeGreaterThan(often);
    expect(share.cut + share.unsettled).toBeLessThan(0.05);
  },
);

test('More replications do not bring more false alarms', () => {
  const share = judged(0.95, 20, () => 0);
  expect(share.cut + share.unsettled).toBeLessThan(0.05);
});

test.each([
  [0.5, 5, 3, 0.95],
  [0.95, 5, 5, 0.7],
  [0.95, 10, 5, 0.95],
])(
  'Of series of correlation %d, %d replications of which begin %d standard deviations off, more than %d are not settled',
  (correlation, replications, size, share) => {
    const { settled, cut } = judged(correlation, replications, decay(size, 30));
    expect(settled).toBeLessThan(1 - share);
    expect(cut).toBeGreaterThan(0.65);
  },
);

test('The bias that is reported is that of what is cut, and its interval holds no zero', () => {
  const series = [1, 2, 3, 4].map((r) =>
    autoregressive(0.5, 600, createGenerator(`report ${r}`)).map((value, i) => value + decay(8, 40)(i)),
  );
  const { cut, verdict, bias } = initialBias(series);
  expect(verdict).toBe('cut');
  expect(cut % 5).toBe(0);
  const differences = series.map((one) => average(one.subarray(0, cut)) - average(one, cut));
  expect(bias!.mean).toBeCloseTo(average(Float64Array.from(differences)), 12);
  expect(bias!.low).toBeGreaterThan(0);
});

test('Waits that start far too long are cut about where MSER-5 cuts one such series', () => {
  const series = [1, 2, 3, 4, 5].map((r) =>
    mm1Waits(0.8, 50_000, createGenerator(`far too long ${r}`)).map((wait, i) => wait + decay(60, 800)(i)),
  );
  const { cut, verdict } = initialBias(series);
  expect(verdict).toBe('cut');
  expect(cut).toBeGreaterThan(1500);
  expect(cut).toBeLessThan(4500);
});

test('Series that drift until past their middle are not settled: more than half of them would have to go', () => {
  const stream = createGenerator('drift');
  const series = [1, 2, 3].map(() =>
    Float64Array.from({ length: 1000 }, (_, i) => Math.min(i, 800) + stream.uniform()),
  );
  expect(initialBias(series).verdict).toBe('unsettled');
  expect(initialBias(series).cut).toBeGreaterThan(500);
});

test('Fewer than three series are left to MSER-5 alone', () => {
  const biased = autoregressive(0.5, 600, createGenerator('alone')).map(
    (value, i) => value + decay(8, 40)(i),
  );
  const { discard } = mser5(biased);
  expect(initialBias([biased])).toEqual({ cut: discard, verdict: 'cut', bias: null });
  expect(initialBias([biased, biased])).toEqual({ cut: discard, verdict: 'cut', bias: null });
  expect(initialBias([new Float64Array(500)])).toEqual({ cut: 0, verdict: 'settled', bias: null });
});

test('Constant series are settled, and series too short to tell are not', () => {
  const constant = (length: number) => [1, 2, 3].map(() => new Float64Array(length).fill(0.1));
  expect(initialBias(constant(500))).toEqual({ cut: 0, verdict: 'settled', bias: null });
  expect(initialBias(constant(99))).toEqual({ cut: 0, verdict: 'unsettled', bias: null });
});

test('What goes beyond the shortest series plays no part', () => {
  const series = [1, 2, 3].map((r) => autoregressive(0.9, 400, createGenerator(`long ${r}`)));
  const longer = [series[0], Float64Array.from([...series[1], 1e6, 1e6]), series[2]];
  expect(initialBias(longer)).toEqual(initialBias(series));
});

import { median, minIndex } from 'd3-array';
import { createGenerator } from '../../src/random/generator.js';
import { batchMeans } from '../../src/stats/batch-means.js';
import { meanInterval, tallied } from '../../src/stats/confidence.js';
import { earlyCut, mser5 } from '../../src/stats/warm-up.js';
import { mm1Waits } from './lindley.js';

/** Waits of an M/M/1 that begin with a bias of 60 that decays over 800 customers. */
const biasedWaits = (seed: string): Float64Array =>
  mm1Waits(0.8, 50_000, createGenerator(seed)).map((wait, i) => wait + 60 * Math.exp(-i / 800));

test('MSER-5 cuts a decaying bias off about where others have found that it does, at 1985', () => {
  const cuts = Array.from({ length: 21 }, (_, run) => mser5(biasedWaits(`bias ${run}`)));
  expect(cuts.every(({ found }) => found)).toBe(true);
  expect(median(cuts, ({ discard }) => discard)! / 1985).toBeGreaterThan(0.8);
  expect(median(cuts, ({ discard }) => discard)! / 1985).toBeLessThan(1.25);
});

test('The early cut is the cut where that lies in the first half, and the best there where it does not', () => {
  const waits = biasedWaits('early');
  expect(earlyCut(waits)).toBe(mser5(waits).discard);
  const steps = Float64Array.from({ length: 400 }, (_, i) => (i < 100 ? 9 : i < 300 ? 1 : 0));
  expect(mser5(steps)).toEqual({ discard: 300, found: false });
  expect(earlyCut(steps)).toBe(100);
});

test('The cut is the one that the definition asks for', () => {
  const stream = createGenerator('definition');
  const series = Array.from({ length: 600 }, (_, i) => stream.uniform() + 3 * Math.exp(-i / 30));
  const batches = Array.from(
    { length: 120 },
    (_, b) => series.slice(5 * b, 5 * b + 5).reduce((x, y) => x + y) / 5,
  );
  const statistics = Array.from({ length: 115 }, (_, cut) => {
    const { standardDeviation, count } = tallied(batches.slice(cut));
    return (standardDeviation! ** 2 * (count - 1)) / count ** 2;
  });
  expect(mser5(series).discard).toBe(5 * minIndex(statistics));
});

test('MSER-5 leaves most series of an M/M/1 that starts empty as they are', () => {
  const cuts = Array.from(
    { length: 41 },
    (_, run) => mser5(mm1Waits(0.8, 20_000, createGenerator(`mser ${run}`))).discard,
  );
  expect(median(cuts)).toBeLessThan(200);
});

test('A series that still drifts in its second half is not settled', () => {
  expect(mser5(Float64Array.from({ length: 1000 }, (_, i) => (i < 800 ? i : 800)))).toMatchObject({
    found: false,
  });
});

test('Few alike at the end do not make a series settled', () => {
  const noise = createGenerator('end');
  const series = Array.from({ length: 1000 }, (_, i) => (i < 990 ? noise.uniform() : 0.5));
  expect(mser5(series)).toMatchObject({ found: true });
  expect(mser5(series).discard).toBeLessThan(300);
});

test('A constant series is settled from the beginning, a short one cannot tell', () => {
  expect(mser5(new Float64Array(500).fill(3))).toEqual({ discard: 0, found: true });
  expect(mser5(new Float64Array(99).fill(3))).toEqual({ discard: 0, found: false });
  expect(() => mser5([1, NaN])).not.toThrow();
  expect(() => mser5([1, NaN, 1, 1, 1])).toThrow(RangeError);
});

test('Batches that still go together are reported', () => {
  const trend = Float64Array.from({ length: 2000 }, (_, i) => i);
  expect(batchMeans(trend)).toMatchObject({ independent: false, batchSize: 100, count: 20 });
  const stream = createGenerator('independent');
  expect(batchMeans(Array.from({ length: 2000 }, () => stream.uniform()))).toMatchObject({
    independent: true,
  });
});

test('Batches of one observation are the plain interval', () => {
  const values = [3, 1, 4, 1, 5];
  expect(batchMeans(values, 5)).toMatchObject({ ...meanInterval(values) });
  expect(() => batchMeans(values, 6)).toThrow(RangeError);
});

import { createStreams, RANDOM_ENGINES } from '../../src/random/streams.js';
import type { RandomStream } from '../../src/random/random-stream.js';

const take = (stream: RandomStream, count: number): number[] =>
  Array.from({ length: count }, () => stream.uniform());

describe.each(RANDOM_ENGINES)('With the engine %s', (engine) => {
  const streams = (seed: number, replication: number) => createStreams(seed, replication, engine);

  test('a stream depends only on seed, replication and path, whatever else is drawn', () => {
    const alone = take(streams(7, 3).stream('sgm-1/service'), 5);
    const crowded = streams(7, 3);
    take(crowded.stream('sgm-0/service'), 1000);
    const among = crowded.stream('sgm-1/service');
    take(crowded.stream('sgm-2/service'), 1000);
    expect(take(among, 5)).toEqual(alone);
  });

  test('another seed, replication or path gives another stream', () => {
    const firsts = [
      streams(7, 3).stream('a'),
      streams(8, 3).stream('a'),
      streams(7, 4).stream('a'),
      streams(7, 3).stream('b'),
      streams(73, 0).stream('a'),
    ].map((stream) => stream.uniform());
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  test('a path can be taken once: nobody shares a stream by accident', () => {
    const taken = streams(1, 0);
    taken.stream('arrivals');
    expect(() => taken.stream('arrivals')).toThrow('taken already');
  });

  test('seeds and replications are whole numbers of at least 0', () => {
    for (const bad of [-1, 0.5, NaN, Infinity]) {
      expect(() => streams(bad, 0)).toThrow(RangeError);
      expect(() => streams(0, bad)).toThrow(RangeError);
    }
  });

  test('streams of neighbouring paths and replications are uncorrelated', () => {
    const count = 20_000;
    const limit = 4 / Math.sqrt(count);
    const reference = take(streams(1, 0).stream('core-1'), count);
    const others = [
      streams(1, 0).stream('core-2'),
      streams(1, 0).stream('core-11'),
      streams(1, 1).stream('core-1'),
      streams(2, 0).stream('core-1'),
    ];
    for (const other of others) {
      expect(Math.abs(correlation(reference, take(other, count)))).toBeLessThan(limit);
    }
  });

  test('first numbers of many streams are uniform', () => {
    const count = 10_000;
    let sum = 0;
    for (let member = 0; member < count; member++) sum += streams(1, 0).stream(`member-${member}`).uniform();
    expect(Math.abs(sum / count - 0.5)).toBeLessThan(4 / Math.sqrt(12 * count));
  });

  test('numbers lie in [0, 1) and carry more than 32 random bits', () => {
    const numbers = take(streams(1, 0).stream('bits'), 100);
    for (const number of numbers) expect(number).toBe(Math.min(Math.max(number, 0), 1 - 2 ** -53));
    expect(numbers.filter((number) => (number * 2 ** 32) % 1 > 0).length).toBeGreaterThan(95);
  });

  test('numbers fill equal bins alike (chi-square)', () => {
    const stream = streams(1, 0).stream('bins');
    const bins = new Float64Array(100);
    const draws = 1_000_000;
    for (let i = 0; i < draws; i++) bins[Math.floor(stream.uniform() * 100)]++;
    const chiSquare = bins.reduce((sum, count) => sum + (count - draws / 100) ** 2 / (draws / 100), 0);
    expect(Math.abs(chiSquare - 99)).toBeLessThan(4 * Math.sqrt(2 * 99));
  });
});

test('The engine is Alea unless another is asked for', () => {
  const asked = createStreams(1, 0, 'alea').stream('a').uniform();
  expect(createStreams(1, 0).stream('a').uniform()).toBe(asked);
  expect(createStreams(1, 0, 'mrg32k3a').stream('a').uniform()).not.toBe(asked);
});

function correlation(a: readonly number[], b: readonly number[]): number {
  const products = a.map((x, i) => (x - 0.5) * (b[i] - 0.5) * 12);
  return products.reduce((sum, product) => sum + product, 0) / products.length;
}

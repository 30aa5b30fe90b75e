import { createStreams } from '../../src/random/streams.js';
import type { RandomStream } from '../../src/random/random-stream.js';

const take = (stream: RandomStream, count: number): number[] =>
  Array.from({ length: count }, () => stream.uniform());

test('A stream depends only on seed, replication and path, whatever else is drawn', () => {
  const alone = take(createStreams(7, 3).stream('sgm-1/service'), 5);
  const crowded = createStreams(7, 3);
  take(crowded.stream('sgm-0/service'), 1000);
  const among = crowded.stream('sgm-1/service');
  take(crowded.stream('sgm-2/service'), 1000);
  expect(take(among, 5)).toEqual(alone);
});

test('Another seed, replication or path gives another stream', () => {
  const firsts = [
    createStreams(7, 3).stream('a'),
    createStreams(8, 3).stream('a'),
    createStreams(7, 4).stream('a'),
    createStreams(7, 3).stream('b'),
    createStreams(73, 0).stream('a'),
  ].map((stream) => stream.uniform());
  expect(new Set(firsts).size).toBe(firsts.length);
});

test('A path can be taken once: nobody shares a stream by accident', () => {
  const streams = createStreams(1, 0);
  streams.stream('arrivals');
  expect(() => streams.stream('arrivals')).toThrow('taken already');
});

test('Seeds and replications are whole numbers of at least 0', () => {
  for (const bad of [-1, 0.5, NaN, Infinity]) {
    expect(() => createStreams(bad, 0)).toThrow(RangeError);
    expect(() => createStreams(0, bad)).toThrow(RangeError);
  }
});

test('Streams of neighbouring paths and replications are uncorrelated', () => {
  const count = 20_000;
  const limit = 4 / Math.sqrt(count);
  const reference = take(createStreams(1, 0).stream('core-1'), count);
  const others = [
    createStreams(1, 0).stream('core-2'),
    createStreams(1, 0).stream('core-11'),
    createStreams(1, 1).stream('core-1'),
    createStreams(2, 0).stream('core-1'),
  ];
  for (const other of others) {
    expect(Math.abs(correlation(reference, take(other, count)))).toBeLessThan(limit);
  }
});

test('First numbers of many streams are uniform', () => {
  const count = 10_000;
  let sum = 0;
  for (let member = 0; member < count; member++)
    sum += createStreams(1, 0).stream(`member-${member}`).uniform();
  expect(Math.abs(sum / count - 0.5)).toBeLessThan(4 / Math.sqrt(12 * count));
});

function correlation(a: readonly number[], b: readonly number[]): number {
  const products = a.map((x, i) => (x - 0.5) * (b[i] - 0.5) * 12);
  return products.reduce((sum, product) => sum + product, 0) / products.length;
}

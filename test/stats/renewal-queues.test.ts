import { batchArrivals } from '../../src/stats/batch-arrivals.js';
import { mg1, mm1, sharedWait } from '../../src/stats/queueing-theory.js';
import { dm1, ekm1, gim1 } from '../../src/stats/renewal-queues.js';

test('Poisson arrivals make a GI/M/1 an M/M/1, which delays whom it finds busy', () => {
  const { delayed, wait, inSystem } = gim1((s) => 0.7 / (0.7 + s), 0.7, 1);
  expect(delayed).toBeCloseTo(0.7, 12);
  expect(wait).toBeCloseTo(mm1(0.7, 1).wait, 10);
  expect(inSystem).toBeCloseTo(mm1(0.7, 1).inSystem, 10);
  expect(ekm1(1, 0.7, 1).wait).toBeCloseTo(mm1(0.7, 1).wait, 10);
});

test('The root of a D/M/1 solves its equation', () => {
  const { delayed, wait } = dm1(0.7, 1);
  expect(delayed).toBeCloseTo(0.46699642221842, 12); // x = exp(-(1 - x) / 0.7), by another solver
  expect(wait).toBeCloseTo(delayed / (1 - delayed), 12);
  expect(dm1(1, 2).delayed).toBeCloseTo(0.20318786997998, 12);
});

test('The root of an E2/M/1 is that of its cubic', () => {
  // x (1 + (1 - x) / 1.4)² = 1 has the root 1 and, divided by it, x² - 3.8 x + 1.96 = 0.
  const root = (3.8 - Math.sqrt(3.8 ** 2 - 4 * 1.96)) / 2;
  expect(ekm1(2, 0.7, 1).delayed).toBeCloseTo(root, 12);
});

test('The more regular the arrivals, the shorter the wait; many phases are equal distances', () => {
  const waits = [1, 2, 4, 16].map((phases) => ekm1(phases, 0.8, 1).wait);
  expect(waits).toEqual([...waits].sort((a, b) => b - a));
  expect(ekm1(1e6, 0.8, 1).wait).toBeCloseTo(dm1(0.8, 1).wait, 4);
  expect(() => dm1(1, 1)).toThrow(RangeError);
});

test('Batches of one are an M/M/1', () => {
  expect(batchArrivals(0.7, { mean: 1, variance: 0 }, 1).wait).toBeCloseTo(mm1(0.7, 1).wait, 12);
});

test('Batches of two wait as their balance equations say', () => {
  const { inSystem, wait, utilization } = batchArrivals(0.3, { mean: 2, variance: 0 }, 1);
  expect(utilization).toBeCloseTo(0.6, 14);
  expect(inSystem).toBeCloseTo(2.25, 12); // 0.6 (1 + 2) / (2 · 0.4)
  expect(wait).toBeCloseTo(2.25 / 0.6 - 1, 12);
});

test('A batch waits as one long service, and its customers for those before them', () => {
  // Four services in a row are an M/G/1 with mean 4 and variance 4; then 0, 1, 2 or 3 of the own batch.
  const asOne = mg1(0.15, 4, 4).wait;
  expect(batchArrivals(0.15, { mean: 4, variance: 0 }, 1).wait).toBeCloseTo(asOne + 1.5, 12);
  expect(() => batchArrivals(0.25, { mean: 4, variance: 0 }, 1)).toThrow(RangeError);
});

test('Classes in one queue wait like the mixture of their services', () => {
  const short = { arrivalRate: 0.8, serviceMean: 0.25, serviceVariance: 0 };
  const long = { arrivalRate: 0.2, serviceMean: 2, serviceVariance: 4 };
  const mean = 0.8 * 0.25 + 0.2 * 2;
  const secondMoment = 0.8 * 0.0625 + 0.2 * 8;
  expect(sharedWait([short, long])).toBeCloseTo(mg1(1, mean, secondMoment - mean ** 2).wait, 12);
  expect(sharedWait([{ arrivalRate: 0.7, serviceMean: 1, serviceVariance: 1 }])).toBeCloseTo(
    mm1(0.7, 1).wait,
    12,
  );
});

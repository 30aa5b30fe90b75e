import fc from 'fast-check';
import { changeText, listText } from '../../src/report/change-text.js';
import { rangeText } from '../../src/report/range-text.js';

test.each([
  [2.0448, 2.0552, '2.04 to 2.06'],
  [2.0448, 2.0452, '2.0448 to 2.0452'],
  [9.0901, 9.3, '9.09 to 9.30'],
  [24.96, 35.31, '24.9 to 35.4'],
  [123.4, 456.7, '123 to 457'],
  [0.2142, 0.2169, '0.214 to 0.217'],
  [2.05, 2.06, '2.05 to 2.06'],
  [1, 1, '1.00 to 1.00'],
])('%p to %p is printed as %s', (low, high, text) => {
  expect(rangeText({ low, high })).toBe(text);
});

test('what is printed holds the interval, and holds 1 only where the interval does', () => {
  const ends = fc.tuple(
    fc.double({ min: 0.01, max: 100, noNaN: true }),
    fc.double({ min: 1e-4, max: 1, noNaN: true }),
  );
  fc.assert(
    fc.property(ends, ([low, width]) => {
      const high = low * (1 + width);
      const [from, to] = rangeText({ low, high }).split(' to ').map(Number);
      expect(from).toBeLessThanOrEqual(low + 1e-9);
      expect(to).toBeGreaterThanOrEqual(high - 1e-9);
      if (low > 1.00001 || high < 0.99999) expect(from <= 1 && to >= 1).toBe(false);
    }),
  );
});

test.each([
  [2.1, 2.3, '2.10 to 2.30 times as much sync'],
  [0.108, 0.1095, '9.13 to 9.26 times less sync'],
  [1.05, 1.08, '5.00 to 8.00 % more sync'],
  [0.9, 0.94, '6.00 to 10.00 % less sync'],
  [0.999, 1.002, 'as much sync'],
  [-0.2, 0.3, 'at least 3.3 times less sync'],
])('a ratio between %p and %p is "%s"', (low, high, text) => {
  expect(changeText({ low, high }, 'sync')).toBe(text);
});

test('lists end with "and"', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listText)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});

import fc from 'fast-check';
import { spreadLabels } from '../../src/report/charts/spread-labels.js';

const room = { gap: 10, lowest: 0, highest: 200 };

test('labels that have room stay where they are', () => {
  expect(spreadLabels([50, 10, 100], room)).toEqual([50, 10, 100]);
});

test('labels that touch share the shift', () => {
  expect(spreadLabels([50, 50], room)).toEqual([45, 55]);
  expect(spreadLabels([0, 2], room)).toEqual([0, 10]);
});

test('any labels that fit keep their order, their distance and the limits', () => {
  const wishes = fc.array(fc.double({ min: -50, max: 250, noNaN: true }), { minLength: 1, maxLength: 15 });
  fc.assert(
    fc.property(wishes, (wished) => {
      const placed = spreadLabels(wished, room);
      const order = wished.map((_, index) => index).sort((a, b) => wished[a] - wished[b] || a - b);
      const sorted = order.map((index) => placed[index]);
      sorted.slice(1).forEach((place, index) => expect(place - sorted[index]).toBeGreaterThan(9.999));
      expect(Math.min(...placed)).toBeGreaterThanOrEqual(-1e-9);
      expect(Math.max(...placed)).toBeLessThanOrEqual(200 + 1e-9);
    }),
  );
});

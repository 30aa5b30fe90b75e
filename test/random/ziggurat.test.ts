import { createGenerator } from '../../src/random/generator.js';
import { drawExponential, drawnExponential } from '../../src/random/ziggurat.js';

const DRAWS = 400_000;

function draws(seed: string): Float64Array {
  const stream = createGenerator(seed);
  return Float64Array.from({ length: DRAWS }, () => {
    drawExponential(stream);
    return drawnExponential[0];
  }).sort();
}

test('the ziggurat gives exponential numbers: no distance of Kolmogorov and Smirnov beyond its 0.1 % limit', () => {
  const sorted = draws('ziggurat');
  const distance = sorted.reduce((most, x, rank) => {
    const below = 1 - Math.exp(-x);
    return Math.max(most, Math.abs(below - rank / DRAWS), Math.abs(below - (rank + 1) / DRAWS));
  }, 0);
  expect(distance * Math.sqrt(DRAWS)).toBeLessThan(1.95);
});

test('its tail beyond the last layer is that of the law', () => {
  const beyond = draws('tail').filter((x) => x > 7.7).length;
  const expected = DRAWS * Math.exp(-7.7);
  expect(Math.abs(beyond - expected)).toBeLessThan(4 * Math.sqrt(expected));
});

import { checkGenerator, createGenerator } from '../../src/random/generator.js';

test('The generator gives the numbers published for Alea', () => {
  // Alea's 32-bit numbers for the seed 12345, as other implementations publish them.
  const [first, second] = [0.27138191112317145, 0.19615925149992108];
  const joined = first + Math.floor(second * 2 ** 21) * 2 ** -53;
  expect(createGenerator('12345').uniform()).toBe(joined);
  expect(() => checkGenerator()).not.toThrow();
});

test('The self-test refuses another generator', () => {
  expect(() => checkGenerator(() => ({ uniform: () => 0.5 }))).toThrow('would not repeat');
});

test('Numbers carry more than 32 random bits', () => {
  const stream = createGenerator('bits');
  const tooFine = Array.from({ length: 100 }, () => (stream.uniform() * 2 ** 32) % 1).filter(
    (rest) => rest > 0,
  );
  expect(tooFine.length).toBeGreaterThan(95);
});

test('Uniform numbers fill equal bins alike (chi-square)', () => {
  const stream = createGenerator('bins');
  const bins = new Float64Array(100);
  const draws = 1_000_000;
  for (let i = 0; i < draws; i++) bins[Math.floor(stream.uniform() * 100)]++;
  const chiSquare = bins.reduce((sum, count) => sum + (count - draws / 100) ** 2 / (draws / 100), 0);
  expect(Math.abs(chiSquare - 99)).toBeLessThan(4 * Math.sqrt(2 * 99));
});

import alea from 'seedrandom/lib/alea.js';
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

/**
 * The algorithm once more, from its description (Baagøe 2010): multiply with carry over three lagged fractions of 32
 * bits; here with whole numbers of any size instead of fractions.
 */
function alea32(seed: string): () => number {
  const mash = masher();
  const spaces = [mash(' '), mash(' '), mash(' ')];
  const lags = spaces.map((state) => BigInt.asUintN(32, state - mash(seed)));
  let carry = 1n;
  return () => {
    const product = 2091639n * lags[0] + carry;
    carry = product >> 32n;
    lags.push(BigInt.asUintN(32, product));
    lags.shift();
    return Number(lags[2]) / 2 ** 32;
  };
}

/** Baagøe's hash of strings: stirs every character into a state of 32 whole bits and a fraction that is dropped. */
function masher(): (text: string) => bigint {
  let state = 0xefc8249d;
  return (text) => {
    for (const letter of text) {
      state += letter.charCodeAt(0);
      const stirred = 0.02519603282416938 * state;
      const whole = stirred >>> 0;
      const product = (stirred - whole) * whole;
      const upper = product >>> 0;
      state = upper + (product - upper) * 2 ** 32;
    }
    return BigInt(state >>> 0);
  };
}

test.each(['12345', '1|0|core-1/service', ''])(
  'Numbers for the seed "%s" are those of the algorithm',
  (seed) => {
    const stream = createGenerator(seed);
    const next = alea32(seed);
    for (let i = 0; i < 1000; i++) {
      const upper = next();
      expect(stream.uniform()).toBe(upper + Math.floor(next() * 2 ** 21) * 2 ** -53);
    }
  },
);

test('Numbers are those of seedrandom, bit for bit', () => {
  for (const seed of ['', '12345', '1|0|traffic/gaps', 'ä\u0000']) {
    const stream = createGenerator(seed);
    const { double } = alea(seed, { state: true });
    for (let i = 0; i < 20_000; i++)
      if (stream.uniform() !== double()) throw new Error(`number ${i} differs`);
  }
});

import { AliasTable, zipfShares } from '../../src/random/discrete.js';
import { createGenerator } from '../../src/random/generator.js';
import { hash32 } from '../../src/random/hash.js';

test('An alias table draws every index in proportion to its weight', () => {
  const weights = [5, 0, 1, 3, 0.5, 40];
  const total = weights.reduce((sum, weight) => sum + weight);
  const table = new AliasTable(weights);
  const stream = createGenerator('alias');
  const drawn = new Float64Array(weights.length);
  const n = 500_000;
  for (let i = 0; i < n; i++) drawn[table.draw(stream)]++;
  weights.forEach((weight, index) => {
    const share = weight / total;
    const error = Math.sqrt((share * (1 - share)) / n);
    expect(Math.abs(drawn[index] / n - share)).toBeLessThanOrEqual(4 * error);
  });
});

test('An alias table refuses weights that are none', () => {
  for (const weights of [[], [0, 0], [1, -1], [1, NaN]]) {
    expect(() => new AliasTable(weights)).toThrow(RangeError);
  }
});

test('Zipf shares sum to 1 and fall as rank to the minus exponent', () => {
  const shares = zipfShares(1000, 0.8);
  expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
  expect(shares[0] / shares[99]).toBeCloseTo(100 ** 0.8, 9);
  expect(zipfShares(4, 0)).toEqual(new Float64Array(4).fill(0.25));
});

test.each([
  [0, 0, 0x2362f9de],
  [0xffffffff, 0, 0x76293b50],
  [0x87654321, 0, 0xf55b516b],
  [0x87654321, 0x5082edee, 0x2362f9de],
  [0x74736574, 0, 0xba6bd213],
  [0x74736574, 0x9747b28c, 0x704b81dc],
])('hash32(%d, %d) is the published value of MurmurHash3', (x, salt, expected) => {
  expect(hash32(x, salt)).toBe(expected);
});

test.each([
  ['sequential ids', (i: number) => i],
  ['addresses of one network', (i: number) => 0x0a000000 + i],
  ['multiples of 65536', (i: number) => i * 65536],
])('Hashes spread %s over 1024 buckets as chance would', (_, key) => {
  const [buckets, keys] = [1024, 60_000];
  for (const salt of [0, 1, 12345]) {
    const filled = new Float64Array(buckets);
    for (let i = 0; i < keys; i++) filled[hash32(key(i), salt) % buckets]++;
    const chiSquare = filled.reduce(
      (sum, count) => sum + (count - keys / buckets) ** 2 / (keys / buckets),
      0,
    );
    expect(Math.abs(chiSquare - (buckets - 1))).toBeLessThan(4 * Math.sqrt(2 * (buckets - 1)));
  }
});

test('Hashes under two salts are independent', () => {
  const joint = new Float64Array(64);
  const keys = 64_000;
  for (let i = 0; i < keys; i++) joint[(hash32(i, 1) % 8) * 8 + (hash32(i, 2) % 8)]++;
  const chiSquare = joint.reduce((sum, count) => sum + (count - keys / 64) ** 2 / (keys / 64), 0);
  expect(Math.abs(chiSquare - 63)).toBeLessThan(4 * Math.sqrt(2 * 63));
});

import { Mrg32k3a, MRG32K3A_START, type Mrg32k3aState } from '../../src/random/mrg32k3a.js';
import { jump, mrg32k3aStream } from '../../src/random/mrg32k3a-streams.js';
import { textHash } from '../../src/random/text-hash.js';

const stream = 1n << 127n;
const substream = 1n << 76n;

function take(count: number, state: Mrg32k3aState): number[] {
  const generator = new Mrg32k3a(state);
  return Array.from({ length: count }, () => generator.next());
}

function expectNumbers(drawn: readonly number[], published: readonly number[]): void {
  published.forEach((number, i) => expect(drawn[i]).toBeCloseTo(number, 12));
}

test('The first numbers are those that R gives', () => {
  expectNumbers(
    take(5, MRG32K3A_START),
    [0.127011122046577, 0.318527565396794, 0.30918601558327, 0.825846862927114, 0.221629915782022],
  );
});

test('The next stream, the one after it and the next substream begin where R begins them', () => {
  const next = jump(MRG32K3A_START, stream);
  expect(next).toEqual([3692455944, 1366884236, 2968912127, 335948734, 4161675175, 475798818]);
  const third = [1015873554, 1310354410, 2249465273, 994084013, 2912484720, 3876682925];
  expect(jump(next, stream)).toEqual(third);
  expect(jump(MRG32K3A_START, 2n * stream)).toEqual(third);
  const within = jump(MRG32K3A_START, substream);
  expect(within).toEqual([870504860, 2641697727, 884013853, 339352413, 2374306706, 3651603887]);
  expectNumbers(take(3, next), [0.7595818622487, 0.9783105732614, 0.6851358081932]);
  expectNumbers(take(3, within), [0.0793989897973, 0.4803395047576, 0.8583222470551]);
});

test.each([1n, 2n, 7n, 1000n])('A jump over %s numbers is as many draws', (steps) => {
  const generator = new Mrg32k3a();
  for (let i = 0n; i < steps; i++) generator.next();
  expect(jump(MRG32K3A_START, steps)).toEqual(generator.state);
});

test('No jump changes nothing, and jumps add up', () => {
  expect(jump(MRG32K3A_START, 0n)).toEqual(MRG32K3A_START);
  const once = jump(MRG32K3A_START, 12_345_678_901n);
  expect(jump(once, stream)).toEqual(jump(MRG32K3A_START, stream + 12_345_678_901n));
});

test('The period of each recurrence is as long as published: its order brings every state back', () => {
  const [m1, m2] = [4294967087n, 4294944443n];
  const round = jump(MRG32K3A_START, m1 ** 3n - 1n);
  expect(round.slice(0, 3)).toEqual(MRG32K3A_START.slice(0, 3));
  expect(jump(MRG32K3A_START, m2 ** 3n - 1n).slice(3)).toEqual(MRG32K3A_START.slice(3));
});

test('A number with 53 bits is the next two numbers, the second below the first', () => {
  const [first, second] = take(2, MRG32K3A_START);
  expect(new Mrg32k3a().uniform()).toBe(first + second / 2 ** 24);
});

test('A stream is the piece of the sequence that its key and its replication name', () => {
  const number = textHash('1|a') & (2n ** 63n - 1n);
  const state = jump(MRG32K3A_START, number * stream + 5n * substream);
  expect(mrg32k3aStream('1|a', 5).uniform()).toBe(new Mrg32k3a(state).uniform());
  expect(() => mrg32k3aStream('1|a', 2 ** 51)).toThrow(RangeError);
});

test.each([
  ['', 0xcbf29ce484222325n],
  ['a', 0xaf63dc4c8601ec8cn],
  ['foobar', 0x85944171f73967e8n],
])('The hash of "%s" is the published one', (text, hash) => {
  expect(textHash(text)).toBe(hash);
});

import { Mrg32k3a, MRG32K3A_START, type Mrg32k3aState } from './mrg32k3a.js';
import type { RandomStream } from './random-stream.js';
import { textHash } from './text-hash.js';

type Matrix = readonly (readonly bigint[])[];

/** One of the two recurrences of MRG32k3a: powers[i] is its matrix to the power of 2^i, made when first needed. */
interface Recurrence {
  readonly modulus: bigint;
  readonly powers: Matrix[];
}

const first = recurrence(4294967087n, [-810728n, 1403580n, 0n]);
const second = recurrence(4294944443n, [-1370589n, 0n, 527612n]);

/** Streams begin 2^127 steps apart, substreams of one stream 2^76 (L'Ecuyer, Simard, Chen & Kelton 2002). */
const streamDistance = 127n;
const substreamDistance = 76n;
const substreams = 2 ** 51;
/** Stream numbers from 0 to 2^63 - 1 end well within the period of about 2^191. */
const streamBits = 63;

/**
 * The stream of MRG32k3a that belongs to a key, at the substream of a replication. Streams and substreams are disjoint
 * pieces of one sequence; two keys name the same piece with probability 2^-63.
 */
export function mrg32k3aStream(key: string, replication: number): RandomStream {
  if (!(replication < substreams)) throw new RangeError(`A stream has no replication ${replication}.`);
  const stream = BigInt.asUintN(streamBits, textHash(key)) << streamDistance;
  const generator = new Mrg32k3a(jump(MRG32K3A_START, stream + (BigInt(replication) << substreamDistance)));
  return { uniform: () => generator.uniform() };
}

/** The state after `steps` numbers, without drawing them. */
export function jump(state: Mrg32k3aState, steps: bigint): Mrg32k3aState {
  const [a, b, c] = advance(first, state.slice(0, 3), steps);
  const [d, e, f] = advance(second, state.slice(3), steps);
  return [a, b, c, d, e, f];
}

function recurrence(modulus: bigint, last: readonly bigint[]): Recurrence {
  const row = last.map((factor) => (factor + modulus) % modulus);
  return { modulus, powers: [[[0n, 1n, 0n], [0n, 0n, 1n], row]] };
}

function advance(recurrence: Recurrence, state: readonly number[], steps: bigint): number[] {
  let vector = state.map(BigInt);
  for (let bit = 0, rest = steps; rest > 0n; bit++, rest >>= 1n) {
    if ((rest & 1n) === 1n)
      vector = power(recurrence, bit).map((row) => dot(row, vector, recurrence.modulus));
  }
  return vector.map(Number);
}

/** The matrix to the power of 2^exponent. */
function power({ modulus, powers }: Recurrence, exponent: number): Matrix {
  while (powers.length <= exponent) powers.push(square(powers[powers.length - 1], modulus));
  return powers[exponent];
}

function square(matrix: Matrix, modulus: bigint): Matrix {
  const columns = matrix.map((_, column) => matrix.map((row) => row[column]));
  return matrix.map((row) => columns.map((column) => dot(row, column, modulus)));
}

function dot(row: readonly bigint[], column: readonly bigint[], modulus: bigint): bigint {
  return row.reduce((sum, factor, i) => sum + factor * column[i], 0n) % modulus;
}

import { AliasTable } from './discrete.js';
import type { Distribution } from './distribution.js';

/** The listed values in proportion to their weights (without weights: all alike). */
export function empirical(values: readonly number[], weights?: readonly number[]): Distribution {
  const shares = weights ?? values.map(() => 1);
  if (shares.length !== values.length) {
    throw new RangeError(`${values.length} values, but ${shares.length} weights.`);
  }
  if (!values.every(Number.isFinite)) throw new RangeError('A value is not a finite number.');
  const table = new AliasTable(shares);
  const column = Float64Array.from(values);
  const mean = weightedMean(column, shares);
  const squares = column.map((value) => (value - mean) ** 2);
  return {
    mean,
    variance: weightedMean(squares, shares),
    sample: (stream) => column[table.draw(stream)],
  };
}

function weightedMean(values: Float64Array, weights: readonly number[]): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i] * weights[i];
    total += weights[i];
  }
  return sum / total;
}

/** A typed array that holds one property of many things. */
export type Column = Float64Array | Int32Array;

/** A copy of a column, twice as long. */
export function wider<C extends Column>(column: C): C {
  const copy = new (column.constructor as new (length: number) => C)(column.length * 2);
  copy.set(column);
  return copy;
}

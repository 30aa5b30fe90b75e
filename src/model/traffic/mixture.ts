import type { TransactionClass } from '../parameters/traffic.js';

/** The mean of a figure over the connections of a mixture; shares need not add up to one. */
export function meanOver(
  classes: readonly TransactionClass[],
  of: (kind: TransactionClass, index: number) => number,
): number {
  const total = classes.reduce((sum, { share }) => sum + share, 0);
  return classes.reduce((sum, kind, index) => sum + (kind.share / total) * of(kind, index), 0);
}

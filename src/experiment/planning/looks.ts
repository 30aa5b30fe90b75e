import type { ReplicationRule } from '../../scenario/scenario.js';

/** Numbers of replications after which a capacity is compared with a demand: doubling, so that the looks are few. */
export function looks({ min, max }: Pick<ReplicationRule, 'min' | 'max'>): readonly number[] {
  const counts: number[] = [];
  for (let count = min; count < max; count *= 2) counts.push(count);
  return [...counts, max];
}

import type { KnownCapacity } from './known-capacities.js';
import { membersUp } from '../policies.js';
import type { Demand } from './plan-question.js';

/**
 * Members up that a demand takes, along the power law through the two capacities nearest to it; in proportion where
 * one is known. Infinite where capacity does not grow with members and is too small.
 */
export function guessMembersUp({ metric, rate }: Demand, known: readonly KnownCapacity[]): number {
  const byMembers = new Map(known.map((size) => [membersUp(size), size.result.estimates[metric].mean]));
  const distance = ([, capacity]: readonly [number, number]): number => Math.abs(Math.log(capacity / rate));
  const nearest = [...byMembers].sort((a, b) => distance(a) - distance(b));
  const [up, capacity] = nearest[0];
  const next = nearest.at(1);
  const elasticity = next === undefined ? 1 : Math.log(capacity / next[1]) / Math.log(up / next[0]);
  if (elasticity > 0) return up * (rate / capacity) ** (1 / elasticity);
  return capacity < rate ? Infinity : 0;
}

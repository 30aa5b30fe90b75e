import { lowestIds } from './membership.js';

/**
 * Members of each virtual system by priority (domain 4.2): active, standby, then backups. Greedy, one priority after
 * another, the heaviest first: each goes to the member that has least of that weight. The choice of a successor looks
 * first at what it would inherit from the same member, so that the load of one that fails is spread over the others.
 */
export function memberPriorities(weights: readonly number[], members: number): number[][] {
  const orders = weights.map((): number[] => []);
  const heaviestFirst = lowestIds(weights.length).sort((a, b) => weights[b] - weights[a] || a - b);
  for (let priority = 0; priority < members; priority++) addNext(orders, heaviestFirst, weights, members);
  return orders;
}

/** Adds a member to the order of every system. */
function addNext(
  orders: readonly number[][],
  systems: readonly number[],
  weights: readonly number[],
  members: number,
): void {
  const nothing = (): number[] => Array<number>(members).fill(0);
  const given = nothing();
  const inherited = Array.from({ length: members + 1 }, nothing); // the last row is from nobody
  for (const system of systems) {
    const order = orders[system];
    const from = inherited[order.at(-1) ?? members];
    const next = lowestIds(members)
      .filter((member) => !order.includes(member))
      .reduce((a, b) => ((from[b] - from[a] || given[b] - given[a]) < 0 ? b : a));
    order.push(next);
    given[next] += weights[system];
    from[next] += weights[system];
  }
}

import { strategyNamed } from '../../model/strategies/index.js';
import type { DesignPoint, Scenario } from '../../scenario/scenario.js';

/** The point of a scenario that is traced, and what was left open and therefore chosen, in words. */
export interface TracedPoint {
  readonly point: DesignPoint;
  readonly choices: readonly string[];
}

/** What a trace is of where several strategies are there to choose from: the one with most mechanisms. */
const FIRST_CHOICE = 'hypersync';

/**
 * One point of a scenario: of HyperSync where it is there, else of the first strategy that is; the smallest size at which
 * members have anybody to tell something; the first of swept settings.
 */
export function tracedPoint({ strategies, members, sweep, points }: Scenario): TracedPoint {
  const clusters = strategies.filter((name) => strategyNamed(name).supportedMembers > 1);
  const candidates = clusters.length > 0 ? clusters : strategies;
  const strategy = candidates.find((name) => name === FIRST_CHOICE) ?? candidates[0];
  const size = clusters.length > 0 ? smallestCluster(members) : 1;
  const point = points.find((one) => one.strategy === strategy && one.members === size)!;
  const settings = sweep.filter(({ values }) => values.length > 1);
  const sizes = new Set(members).size;
  return {
    point,
    choices: [
      ...(candidates.length > 1 ? [strategyChoice(strategy, candidates.length)] : []),
      ...(sizes > 1 && clusters.length > 0 ? [sizeChoice(size, sizes)] : []),
      ...settings.map(
        ({ path }) => `${path} is ${point.sweep[path]}, its first value (--set 'sweep.${path}=[…]')`,
      ),
    ],
  };
}

const smallestCluster = (members: readonly number[]): number =>
  Math.min(...(members.some((size) => size > 1) ? members.filter((size) => size > 1) : members));

function strategyChoice(strategy: string, count: number): string {
  const which = strategy === FIRST_CHOICE ? 'which has most to show' : 'the first';
  return `${strategy}, ${which} of ${count} strategies (--strategies)`;
}

const sizeChoice = (size: number, count: number): string =>
  `${size} members, the ${size > 1 ? 'smallest cluster' : 'only gateway'} of ${count} sizes (--members)`;

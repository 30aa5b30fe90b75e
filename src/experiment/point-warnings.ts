import type { DesignPoint } from '../scenario/scenario.js';
import { fluctuationAt, TOLERATED_FLUCTUATION } from './fidelity.js';
import type { Settled } from './settled-point.js';
import { sampledElephants } from './sampled-elephants.js';

/** Plain sentences about numbers of a point that are not to be trusted fully. */
export function warningsOf(
  point: DesignPoint,
  { at, warmUp, tried }: Settled,
  precise: boolean,
  most: number,
  flooded = false,
): string[] {
  return [
    ...(precise ? [] : [`after ${most} replications the interval is wider than was asked`]),
    ...(warmUp.verdict === 'settled'
      ? []
      : [`runs were not settled: ${warmUp.state} still change after the warm-up${REMEDY[tried]}`]),
    ...serviceWarnings(point, at),
    ...(at.scale < 1 && point.model.traffic.arrivals.process !== 'poisson'
      ? ['a sample understates what bursts make wait; simulate all: fidelity: 100 %']
      : []),
    ...(at.scale < 1 && flooded
      ? [
          'a sample understates what a flood drops, as its queues take longer to fill; simulate all: fidelity: 100 %',
        ]
      : []),
    ...sampledElephants(point, at.scale).map(
      (name) => `a sample makes connections of ${name} heavier than they are; simulate all: fidelity: 100 %`,
    ),
  ];
}

const REMEDY: Readonly<Record<Settled['tried'], string>> = {
  'longer runs': ', and longer runs did not help',
  nothing: '; write a longer run.warmUp',
  'small sample': ', since queues of so small a sample settle late',
  overload: ': more is offered than the cluster can carry',
};

/** What is wrong with the waits and drops of a point; empty where they are those of the full system. */
export function serviceWarnings(point: DesignPoint, at: Settled['at']): string[] {
  if (at.service === 'unjudged') {
    return [
      'latency and drops could not be told from their limits by runs of this size; the capacity is that of cores and ports',
    ];
  }
  if (at.scale === 1 || fluctuationAt(point, at) <= TOLERATED_FLUCTUATION) return [];
  return ['latency and drops are upper bounds: so few connections of a member are simulated that they bunch'];
}

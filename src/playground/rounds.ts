import { Campaign } from '../experiment/campaign.js';
import type { ProgressListener } from '../experiment/progress.js';
import type { PointResult, ResultTable } from '../experiment/result-table.js';
import type { Runner } from '../experiment/runner.js';
import type { DesignPoint, Scenario } from '../scenario/scenario.js';

/** What is told while a scenario is simulated. */
export interface RoundsListener {
  readonly onProgress: ProgressListener;
  /** Some more replications have been made: the points known so far, in the order of the scenario. */
  readonly onRound: (soFar: ResultTable) => void;
}

/**
 * Simulates a scenario as `runCampaign` does and to the same result, in the order in which a picture of it is soonest
 * useful: every point with the fewest replications first, the ends of curves before their middles, then all to precision.
 */
export async function runInRounds(
  scenario: Scenario,
  runner: Runner,
  { onProgress, onRound }: RoundsListener,
): Promise<ResultTable> {
  const campaign = new Campaign(scenario, runner, onProgress);
  const known = new Map<DesignPoint, PointResult>();
  const tell = (point: DesignPoint, result: PointResult): void => {
    if (known.get(point)?.replications.length === result.replications.length) return;
    known.set(point, result);
    const points = scenario.points.flatMap((one) => known.get(one) ?? []);
    onRound({ scenario, points, warnings: [], events: campaign.events });
  };
  for (const point of soonestUseful(scenario.points))
    tell(point, await campaign.measureWith(point, scenario.replications.min));
  const points = await Promise.all(
    scenario.points.map((point) => campaign.measure(point, (soFar) => tell(point, soFar))),
  );
  return { scenario, points, warnings: [], events: campaign.events };
}

/** Both ends of every curve, curve after curve, then the size in the middle of the widest gap of each, and so on. */
export function soonestUseful(points: readonly DesignPoint[]): readonly DesignPoint[] {
  const sizes = [...new Set(points.map(({ members }) => members))].sort((a, b) => a - b);
  const order = gapsHalved(sizes);
  const turn = ({ members }: DesignPoint): number => Math.max(1, order.indexOf(members));
  const place = new Map(points.map((point, index) => [point, index]));
  return [...points].sort((a, b) => turn(a) - turn(b) || place.get(a)! - place.get(b)!);
}

function gapsHalved(sizes: readonly number[]): readonly number[] {
  const order = [...new Set([sizes[0], sizes[sizes.length - 1]])];
  while (order.length < sizes.length) {
    const left = sizes.filter((size) => !order.includes(size));
    const distance = (size: number): number => Math.min(...order.map((other) => Math.abs(size - other)));
    order.push(left.reduce((far, size) => (distance(size) > distance(far) ? size : far)));
  }
  return order;
}

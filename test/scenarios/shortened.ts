import { runCampaign } from '../../src/experiment/campaign.js';
import { inlineRunner } from '../../src/experiment/inline-runner.js';
import type { PointResult } from '../../src/experiment/result-table.js';
import { packagedScenario } from '../experiment/scenario-fixture.js';

/** The points of a scenario of the package with some of its keys set, in their order. */
export async function pointsOf(
  name: string,
  settings: Readonly<Record<string, string>>,
): Promise<readonly PointResult[]> {
  const { points } = await runCampaign(packagedScenario(name, settings), inlineRunner);
  return points;
}

/** Settings of exactly so many replications. */
export const replicationsOf = (count: number): Readonly<Record<string, string>> => ({
  'replications.min': String(count),
  'replications.max': String(count),
});

/** The mean of a metric at the point of a strategy, a size and swept values. */
export function meanOf(
  points: readonly PointResult[],
  metric: string,
  strategy: string,
  members: number,
  ...swept: readonly string[]
): number {
  const found = points.find(
    (point) =>
      point.strategy === strategy &&
      point.members === members &&
      swept.every((value) => Object.values(point.sweep).includes(value)),
  );
  return found!.estimates[metric].mean;
}

import { mean } from 'd3-array';
import { runCampaign } from '../../src/experiment/campaign.js';
import { inlineRunner } from '../../src/experiment/inline-runner.js';
import type { PointResult, ResultTable } from '../../src/experiment/result-table.js';
import { packagedScenario } from '../experiment/scenario-fixture.js';

const shortened = { 'replications.min': '3', 'replications.max': '3' };
const SIZES = [2, 5, 10, 20];
const CRASH = 2;

describe('One member of N crashes', () => {
  let table: ResultTable;
  const pointOf = (strategy: string, members: number): PointResult =>
    table.points.find((point) => point.strategy === strategy && point.members === members)!;
  const figureOf = (strategy: string, members: number, name: string): number =>
    pointOf(strategy, members).faults!.figures.find((figure) => figure.name === name)!.estimate.mean;
  const over = (strategy: string, members: number, from: number, to: number) =>
    pointOf(strategy, members).faults!.timeline.filter(({ start }) => start >= from && start < to);

  beforeAll(async () => {
    const scenario = packagedScenario('member-failure-by-size', shortened);
    const points = scenario.points.filter(
      ({ strategy, members }) => strategy !== 'no-sync' && (strategy === 'hypersync' || members < 20),
    );
    table = await runCampaign({ ...scenario, points }, inlineRunner);
  }, 60_000);

  test.each(SIZES)(
    'of %i: it is known after the dead timeout, and one packet of N is dropped until then',
    (size) => {
      const detection = figureOf('hypersync', size, 'detection_s');
      expect(detection).toBeGreaterThan(0.2);
      expect(detection).toBeLessThanOrEqual(0.30005);
      const outage = over('hypersync', size, CRASH, CRASH + 0.12);
      const dropped =
        mean(outage, ({ droppedPps }) => droppedPps)! / mean(outage, ({ offeredPps }) => offeredPps)!;
      expect(Math.abs(dropped * size - 1)).toBeLessThan(0.4);
    },
  );

  test('HyperSync loses the same share of its connections at every size', () => {
    for (const size of SIZES) {
      const share = figureOf('hypersync', size, 'connections_lost_share');
      expect(share).toBeGreaterThan(0.7);
      expect(share).toBeLessThan(0.92);
    }
  });

  test.each([2, 5, 10])('of %i: ClusterXL Multicast loses next to nothing', (size) => {
    expect(figureOf('clusterxl-load-sharing-multicast', size, 'connections_lost_share')).toBeLessThan(0.015);
  });

  test.each(SIZES)(
    'of %i: the survivors carry N/(N-1) of their load once new connections have come',
    (size) => {
      const load = (from: number, to: number): number =>
        mean(over('hypersync', size, from, to), ({ meanLoad }) => meanLoad)!;
      const ratio = load(3.9, 4.4) / load(0.5, 1.9);
      expect(Math.abs(ratio / (size / (size - 1)) - 1)).toBeLessThan(0.12);
    },
  );
});

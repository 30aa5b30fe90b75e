import { mean } from 'd3-array';
import { runCampaign } from '../../src/experiment/campaign.js';
import { inlineRunner } from '../../src/experiment/inline-runner.js';
import type { ResultTable } from '../../src/experiment/result-table.js';
import { packagedScenario } from '../experiment/scenario-fixture.js';

const shortened = { 'replications.min': '3', 'replications.max': '3' };
const multicast = 'clusterxl-load-sharing-multicast';

describe('A busy cluster grows from 4 to 10 members', () => {
  let table: ResultTable;
  const faultsOf = (strategy: string) => table.points.find((point) => point.strategy === strategy)!.faults!;
  const figureOf = (strategy: string, name: string): number =>
    faultsOf(strategy).figures.find((figure) => figure.name === name)!.estimate.mean;
  const hottest = (strategy: string, from: number, to: number): number =>
    mean(
      faultsOf(strategy).timeline.filter(({ start }) => start >= from && start < to),
      ({ highestLoad }) => highestLoad,
    )!;
  const lastJoin = (strategy: string): number =>
    Math.max(...faultsOf(strategy).events.flatMap(({ what, at }) => (what === 'joined' ? [at] : [])));

  beforeAll(async () => {
    table = await runCampaign(packagedScenario('growing-live', shortened), inlineRunner);
  }, 60_000);

  test.each(['hypersync', multicast])('%s: nothing is lost and nothing dropped', (strategy) => {
    const { timeline, figures } = faultsOf(strategy);
    expect(timeline[0].membersUp).toBe(4);
    expect(timeline.at(-1)!.membersUp).toBe(10);
    expect(timeline.map(({ droppedPps }) => droppedPps)).toEqual(timeline.map(() => 0));
    const lost = figures.filter(({ name }) => name.startsWith('connections_lost_'));
    expect(lost.map(({ estimate }) => estimate.mean)).toEqual(lost.map(() => 0));
  });

  test('HyperSync: all are in once they have the policy; ClusterXL: one after the other, after a full sync each', () => {
    expect(figureOf('hypersync', 'join_s')).toBeGreaterThan(1.5);
    expect(figureOf('hypersync', 'join_s')).toBeLessThan(1.7);
    expect(lastJoin(multicast) - 2).toBeGreaterThan(4);
    const { events } = faultsOf(multicast);
    const joined = events.filter(({ what }) => what === 'joined').map(({ at }) => at);
    joined.slice(1).forEach((at, index) => {
      expect(at - joined[index]).toBeGreaterThan(0.2);
    });
  });

  test('HyperSync moves no connection, ClusterXL gives each new member its share of the open ones', () => {
    expect(figureOf('hypersync', 'connections_moved')).toBe(0);
    const moved = figureOf(multicast, 'connections_moved');
    expect(moved).toBeGreaterThan(140_000);
    expect(moved).toBeLessThan(250_000);
  });

  test('The hottest member comes down by as much as members come in, under ClusterXL less', () => {
    // 4/10 at best; more where few talkers make members uneven, and where each applies the updates of all.
    const ratio = (strategy: string): number => hottest(strategy, 7, 8) / hottest(strategy, 0.5, 1.8);
    expect(ratio('hypersync')).toBeGreaterThan(0.4);
    expect(ratio('hypersync')).toBeLessThan(0.52);
    expect(ratio(multicast)).toBeGreaterThan(ratio('hypersync') + 0.03);
    expect(hottest(multicast, 7, 8)).toBeGreaterThan(hottest('hypersync', 7, 8) + 0.08);
  });
});

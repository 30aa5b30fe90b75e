import { HottestShare } from '../../../src/experiment/hottest-share.js';
import { capacityBound } from '../../../src/experiment/planning/capacity-bound.js';
import { planTask } from '../../../src/experiment/planning/plan-task.js';
import { defaultScenario } from '../scenario-fixture.js';

const scenarioWith = (sites: number) =>
  defaultScenario({ strategies: '[hypersync, elasticxl]', members: '[8]', 'sites.count': `${sites}` });
const boundOf = (sites: number) => {
  const bound = capacityBound(scenarioWith(sites));
  return (members: number, failed: number): number =>
    bound({ strategy: 'hypersync', members, failed }, 'capacity_cps');
};

test('Two sites carry what one of them does, whether or not the other fails', () => {
  const [one, two] = [boundOf(1), boundOf(2)];
  // How buckets are dealt differs a little: those of the other site are dealt anew.
  for (const failed of [0, 4]) expect(Math.abs(two(8, failed) / one(4, 0) - 1)).toBeLessThan(0.02);
  expect(one(8, 4) / one(4, 0)).toBeGreaterThan(0.98);
});

test('A spare member of two sites fails on the site that carries the load', () => {
  const [one, two] = [boundOf(1), boundOf(2)];
  expect(Math.abs(two(8, 1) / one(3, 0) - 1)).toBeLessThan(0.02);
});

test('The largest size that is planned is that of so many sites', () => {
  const question = {
    demand: { metric: 'capacity_cps', rate: 1 },
    growth: 0,
    years: 0,
    spare: { kind: 'site' },
    targetUtilization: undefined,
  } as const;
  const largest = (sites: number): number[] =>
    planTask(scenarioWith(sites), question).strategies.map(({ supportedMembers }) => supportedMembers);
  expect(largest(1)).toEqual([52, 3]);
  expect(largest(2)).toEqual([52, 6]);
});

test('The known imbalance of a size is that of its sites', () => {
  const shares = new HottestShare(1);
  const controlOf = (sites: number): number => {
    const { points } = scenarioWith(sites);
    return shares.meanControl(
      points.find(({ strategy, members }) => strategy === 'hypersync' && members === 8)!,
    );
  };
  // The hottest of four has about a quarter of the connections, of eight an eighth.
  expect(controlOf(1)).toBeGreaterThan(0.9);
  expect(controlOf(2) / controlOf(1)).toBeCloseTo(0.5, 1);
});

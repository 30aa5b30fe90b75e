import { HottestShare } from '../../src/experiment/hottest-share.js';
import { PointStudy } from '../../src/experiment/point-study.js';
import type { Settled } from '../../src/experiment/settled-point.js';
import type { Task } from '../../src/experiment/task.js';
import { defaultScenario } from './scenario-fixture.js';
import { type World, worldRunner } from './synthetic-world.js';

/** A point of the default scenario in a made-up world whose capacity is known. */
async function study(
  world: World,
  settings: Record<string, string> = {},
): Promise<Settled & { readonly tasks: readonly Task[]; readonly capacities: readonly number[] }> {
  const scenario = defaultScenario({ strategies: '[single-gateway]', members: '[1]', ...settings });
  const { run, tasks } = worldRunner(world);
  const point = new PointStudy(scenario.points[0], scenario, run, new HottestShare(1));
  const replications = await point.first(scenario.replications.min);
  const capacities = replications.map(({ capacity }) => capacity!);
  return { ...(await point.settled()), tasks, capacities };
}

const LIMIT = 0.95;
const MS = 1e6;

test('Loads that grow in proportion to the rate are at their limit after one trial or two', async () => {
  const { at, tasks, capacities } = await study({ load: ({ rate }) => rate / 20_000 });
  for (const capacity of capacities) expect(capacity).toBeCloseTo(LIMIT * 20_000, 6);
  expect(at.rate / (LIMIT * 20_000)).toBeCloseTo(1, 1);
  expect(tasks.length).toBeLessThanOrEqual(2 + 5);
  expect(at.service).toBe('met');
});

test('Loads that do not grow in proportion are measured where they are at their limit, not extrapolated', async () => {
  const fixed = 0.3;
  const { at, capacities } = await study({ load: ({ rate }) => fixed + rate / 30_000 });
  const truth = (LIMIT - fixed) * 30_000;
  expect(Math.abs(at.rate / truth - 1)).toBeLessThan(0.03);
  for (const capacity of capacities) expect(Math.abs(capacity / truth - 1)).toBeLessThan(0.015);
});

test('Waits that grow steeply bind below the limit of the loads, where they meet the objective', async () => {
  const queue = ({ rate }: Task): number => 2e-4 / (1 - rate / 21_000);
  const truth = 21_000 * (1 - 2e-4 / 2e-3); // p99 of 2 ms
  const { at, capacities } = await study({ load: ({ rate }) => rate / 21_000, latency: queue });
  expect(at.service).toBe('binds');
  expect(at.resource).toBe('latency');
  for (const capacity of capacities) expect(Math.abs(capacity / truth - 1)).toBeLessThan(0.01);
});

test('Drops bind as waits do', async () => {
  const { at, capacities } = await study({
    load: ({ rate }) => rate / 21_000,
    drops: ({ rate }) => 1e-3 * (rate / 17_000) ** 12,
  });
  expect(at.resource).toBe('drops');
  for (const capacity of capacities) expect(Math.abs(capacity / 17_000 - 1)).toBeLessThan(0.01);
});

test('Waits beyond their limit in small runs only do not bind', async () => {
  const { at } = await study({
    load: ({ rate }) => rate / 21_000,
    latency: ({ scale }) => (scale < 0.3 ? 3e-3 : 1e-3),
  });
  expect(at.service).toBe('met');
});

test('Waits that some large runs find beyond their limit and others not are left to chance and said so', async () => {
  const { at, capacities } = await study({
    load: ({ rate }) => rate / 21_000,
    latency: ({ replication }) => (replication === 1 ? 1.9e-3 : 2.3e-3),
  });
  expect(at.service).toBe('unjudged');
  expect(capacities[0]).toBeCloseTo(LIMIT * 21_000, 6);
});

describe('the warm-up', () => {
  const load = ({ rate }: Task): number => rate / 20_000;

  test('stays as it is where nothing of the start is left', async () => {
    const { at, warmUp } = await study({ load, backlog: (time) => 1 - Math.exp(-time / (50 * MS)) });
    expect(warmUp.verdict).toBe('settled');
    expect(at.run).toEqual({ warmUp: 200 * MS, duration: 600 * MS });
  });

  test('grows by what MSER-5 finds left', async () => {
    const { at, warmUp } = await study({ load, backlog: (time) => 1 - Math.exp(-time / (90 * MS)) });
    expect(warmUp.verdict).toBe('settled');
    expect(at.run.warmUp).toBeGreaterThan(240 * MS);
    expect(at.run.duration).toBe(600 * MS);
  });

  test('is lengthened with the run where the cut lies beyond half of it', async () => {
    const { at } = await study({ load, backlog: (time) => (time > 600 * MS ? 2 : 1) });
    expect(at.run.duration).toBeGreaterThan(600 * MS);
  });

  test('that no run ends is said so, after runs of four times the length', async () => {
    const { at, warmUp } = await study({ load, backlog: (time) => time / (300 * MS) });
    expect(warmUp.verdict).toBe('unsettled');
    expect(at.run.duration).toBe(2400 * MS);
  });

  test('is not judged from one replication', async () => {
    const world = { load, backlog: (time: number) => 1 - Math.exp(-time / (200 * MS)) };
    const { warmUp } = await study(world, { replications: '1' });
    expect(warmUp.verdict).toBe('settled');
  });
});

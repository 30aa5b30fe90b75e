import { CachingRunner } from '../../src/experiment/caching-runner.js';
import { runCampaign } from '../../src/experiment/campaign.js';
import type { ResultTable } from '../../src/experiment/result-table.js';
import type { Runner } from '../../src/experiment/runner.js';
import type { Task } from '../../src/experiment/task.js';
import { replicationsCsv } from '../../src/report/csv.js';
import { MemoryCache } from './memory-cache.js';
import { packagedScenario } from './scenario-fixture.js';
import { worldRunner } from './synthetic-world.js';

// Few keys, since what they weigh takes no part here.
const FEW_KEYS = { 'traffic.talkers': '1000', 'distribution.buckets': '64', strategies: '[hypersync]' };
const world = { load: ({ rate, members }: Task) => rate / (15_000 * members) };

/** Runs a sweep of two sizes in a made-up world, on what the cache holds; tells what was simulated. */
async function campaign(
  cache: MemoryCache,
  settings: Record<string, string>,
  runner?: Runner,
): Promise<{ readonly table: ResultTable; readonly simulated: readonly Task[] }> {
  const scenario = packagedScenario('hypersync-vs-clusterxl', {
    ...FEW_KEYS,
    ...{ members: '[2, 3]', replications: '5' },
    ...settings,
  });
  const { run, tasks } = worldRunner(world);
  const workers = runner ?? { run, close: () => Promise.resolve() };
  const table = await runCampaign(scenario, new CachingRunner(workers, cache));
  return { table, simulated: tasks };
}

const rows = (table: ResultTable): readonly string[] => replicationsCsv(table).trimEnd().split('\n');

test('a campaign that is run again simulates nothing, its searches included, and gives the same table', async () => {
  const cache = new MemoryCache();
  const first = await campaign(cache, {});
  const again = await campaign(cache, {});
  expect(first.simulated.length).toBeGreaterThan(3 * 5);
  expect(again.simulated).toEqual([]);
  expect(again.table).toEqual(first.table);
});

test.each([
  ['replications', { replications: '8' }, 3 * 3],
  ['members', { members: '[2, 3, 4]' }, 5 + 2],
  ['a swept value', { sweep: '{ sync.delay: [3 s, 0 s] }' }, 3 * (5 + 2)],
])(
  'adding %s simulates only what is missing, and keeps every earlier row as it is',
  async (_, more, most) => {
    const cache = new MemoryCache();
    const before = await campaign(cache, { sweep: '{ sync.delay: [3 s] }' });
    const after = await campaign(cache, { sweep: '{ sync.delay: [3 s] }', ...more });
    expect(after.simulated.length).toBeGreaterThan(0);
    expect(after.simulated.length).toBeLessThanOrEqual(most);
    expect(rows(after.table)).toEqual(expect.arrayContaining([...rows(before.table)]));
  },
);

test.each([
  ['seed', { seed: '2' }],
  ['parameter', { 'sync.delay': '2 s' }],
  ['length', { 'run.duration': '1501 ms' }],
  ['generator', { rng: 'mrg32k3a' }],
])('nothing is taken from the cache after a change of the %s', async (_, change) => {
  const cache = new MemoryCache();
  await campaign(cache, {});
  const before = [...cache.kept.keys()];
  cache.found.clear();
  await campaign(cache, change);
  expect(before.filter((key) => cache.found.has(key))).toEqual([]);
});

test('what was finished before a failure is kept, and the next campaign goes on from there', async () => {
  const cache = new MemoryCache();
  const { run } = worldRunner(world);
  let left = 7;
  const close = () => Promise.resolve();
  const failing = {
    run: (task: Task) => (left-- > 0 ? run(task) : Promise.reject(new Error('power'))),
    close,
  };
  await expect(campaign(cache, {}, failing)).rejects.toThrow('power');
  expect(cache.kept.size).toBe(7);
  const resumed = await campaign(cache, {});
  const whole = await campaign(new MemoryCache(), {});
  expect(resumed.simulated.length).toBe(whole.simulated.length - 7);
  expect(resumed.table).toEqual(whole.table);
});

test('a result that cannot be kept for want of room ends the campaign', async () => {
  const full = new MemoryCache();
  full.keep = () => {
    throw new Error('the disk is full');
  };
  await expect(campaign(full, {})).rejects.toThrow('the disk is full');
});

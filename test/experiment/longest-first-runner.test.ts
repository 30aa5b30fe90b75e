import { runCampaign } from '../../src/experiment/campaign.js';
import { expectedEvents } from '../../src/experiment/fidelity.js';
import { HottestShare } from '../../src/experiment/hottest-share.js';
import { LongestFirstRunner } from '../../src/experiment/longest-first-runner.js';
import { operationalBound } from '../../src/experiment/operational-bound.js';
import { type Task, taskOf } from '../../src/experiment/task.js';
import { defaultScenario } from './scenario-fixture.js';
import { type World, worldRunner } from './synthetic-world.js';
import { VirtualWorkers } from './virtual-workers.js';

const scenario = defaultScenario({ strategies: '[hypersync]', members: '[1]' });
const [point] = scenario.points;
/** A task that is known again by its replication, and as long as its rate is high. */
const taskAt = (rate: number, replication: number): Task =>
  taskOf(point, scenario, { rate, scale: 0.1, replication, splits: [], run: scenario.run });

test('searches begin first, then what settles a point, and of each kind the longest; equal ones in their order', async () => {
  const { run, tasks } = worldRunner({ load: () => 1 });
  const workers = new VirtualWorkers(run, expectedEvents);
  const runner = new LongestFirstRunner(workers, 1);
  const asked = [
    runner.run(taskAt(1, 0)), // begins at once: nothing else is there yet
    runner.run(taskAt(10, 1)),
    runner.run(taskAt(30, 2)),
    runner.run(taskAt(5, 3), 'search'),
    runner.run(taskAt(30, 4)),
    runner.run(taskAt(7, 5), 'search'),
    runner.run(taskAt(6, 6), 'settling'),
  ];
  await workers.until(Promise.all(asked));
  expect(tasks.map(({ replication }) => replication)).toEqual([0, 5, 3, 6, 2, 4, 1]);
});

test('a long task that is asked for last does not keep one worker when the other has nothing left', async () => {
  const workers = new VirtualWorkers(worldRunner({ load: () => 1 }).run, ({ rate }) => rate);
  const runner = new LongestFirstRunner(workers, 2);
  await workers.until(
    Promise.all([1, 1, 1, 1, 1, 4, 1].map((rate, index) => runner.run(taskAt(rate, index)))),
  );
  expect(workers.now).toBe(5); // 1 + 4 beside 5 x 1; in the order of asking it would be 6
});

test('no more tasks are under way than there are workers, and one that fails leaves its place to the next', async () => {
  const fails = ({ replication }: Task) => Promise.reject(new Error(`no ${replication}`));
  const workers = new VirtualWorkers(fails, () => 1);
  const runner = new LongestFirstRunner(workers, 2);
  const asked = [0, 1, 2, 3, 4].map((replication) => runner.run(taskAt(1, replication)));
  const ended = await workers.until(Promise.allSettled(asked));
  expect(ended.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
  expect(workers.most).toBe(2);
  expect(workers.now).toBe(3);
});

test('nothing is begun after the end', async () => {
  const { run, tasks } = worldRunner({ load: () => 1 });
  const workers = new VirtualWorkers(run, () => 1);
  const runner = new LongestFirstRunner(workers, 1);
  const first = runner.run(taskAt(1, 0));
  void runner.run(taskAt(1, 1));
  await runner.close();
  await workers.until(first);
  expect(tasks.map(({ replication }) => replication)).toEqual([0]);
});

// Fewer keys than usual, since what they weigh takes no part here.
const sweep = defaultScenario({
  'traffic.talkers': '20000',
  strategies: '[hypersync, clusterxl-load-sharing-unicast]',
  members: '[1..10]',
});
const hottestShare = new HottestShare(sweep.seed, sweep.rng);
const capacities = new Map(
  sweep.points.map((one) => [
    `${one.strategy} ${one.members}`,
    0.7 * operationalBound(one, hottestShare, sweep.objective),
  ]),
);
const loadOf = ({ rate, strategy, members }: Task): number =>
  rate / capacities.get(`${strategy} ${members}`)!;

/** What a sweep looks like to its workers: most points end soon, a few search long for where waits bind. */
const world: World = {
  load: loadOf,
  latency: (task) =>
    task.strategy === 'clusterxl-load-sharing-unicast' && task.members >= 4 && task.members <= 8
      ? 2e-3 * (loadOf(task) / 0.8) ** 20
      : 1e-4,
  events: expectedEvents,
};

test('a sweep whose searches come late leaves three workers idle for less than 3 % of their time', async () => {
  const workers = new VirtualWorkers(worldRunner(world).run, expectedEvents);
  await workers.until(runCampaign(sweep, new LongestFirstRunner(workers, 3)));
  expect(workers.most).toBe(3);
  expect(1 - workers.work / (3 * workers.now)).toBeLessThan(0.03);
});

import { inlineRunner } from '../../../src/experiment/inline-runner.js';
import { capacityBound } from '../../../src/experiment/planning/capacity-bound.js';
import { plan, type PlanResult } from '../../../src/experiment/planning/plan.js';
import { planTask } from '../../../src/experiment/planning/plan-task.js';
import { SimulatedCapacity } from '../../../src/experiment/planning/simulated-capacity.js';
import { withTargetUtilization } from '../../../src/experiment/planning/target-utilization.js';
import type { Runner } from '../../../src/experiment/runner.js';
import type { Task } from '../../../src/experiment/task.js';
import { createWorkerRunner } from '../../../src/experiment/worker-runner.js';
import { defaultScenario } from '../scenario-fixture.js';
import { questionOf } from './synthetic-capacities.js';

const scenario = defaultScenario({
  'run.warmUp': '50 ms',
  'run.duration': '100 ms',
  fidelity: '1 %',
  'traffic.talkers': '2000', // the mean of their imbalance takes a while for more
  replications: '{ min: 4, max: 8 }',
  strategies: '[clusterxl-load-sharing-multicast, clusterxl-high-availability]',
  members: '1',
});
const nobodyListens = (): void => undefined;

/** A runner that notes its tasks. */
function noting(tasks: Task[]): Runner {
  return {
    run(task) {
      tasks.push(task);
      return inlineRunner.run(task);
    },
    close: () => inlineRunner.close(),
  };
}

function planned(runner: Runner): Promise<PlanResult> {
  const question = questionOf(60e9, { spare: { kind: 'members', count: 1 } });
  return plan(planTask(scenario, question), (onEvents) => new SimulatedCapacity(scenario, runner, onEvents));
}

test('more replications of a size extend those that are there', async () => {
  const tasks: Task[] = [];
  let events = 0;
  const source = new SimulatedCapacity(scenario, noting(tasks), (more) => (events += more));
  const query = { strategy: 'hypersync', members: 3, failed: 1 };
  const four = await source.capacity({ ...query, replications: 4 });
  const before = tasks.length;
  const six = await source.capacity({ ...query, replications: 6 });
  expect(tasks.length - before).toBe(2);
  expect(six.replications.slice(0, 4)).toEqual(four.replications);
  expect(events).toBeGreaterThan(six.replications.reduce((sum, one) => sum + one.events, 0));
});

test('a capacity is below the bound that the search begins with', async () => {
  const source = new SimulatedCapacity(scenario, inlineRunner, nobodyListens);
  for (const metric of ['capacity_bps', 'capacity_cps'] as const) {
    const query = { strategy: 'hypersync', members: 2, failed: 0 };
    const { estimates } = await source.capacity({ ...query, replications: 4 });
    const bound = capacityBound(scenario)(query, metric);
    expect(estimates[metric].mean).toBeLessThan(bound);
    expect(estimates[metric].mean).toBeGreaterThan(0.7 * bound);
  }
});

test('a lower target of utilisation takes its share of the capacity, a higher one changes nothing', async () => {
  const lower = withTargetUtilization(scenario, 0.7);
  const query = { strategy: 'hypersync', members: 1, failed: 0, replications: 4 };
  const [usual, targeted] = await Promise.all(
    [scenario, lower].map((of) => new SimulatedCapacity(of, inlineRunner, nobodyListens).capacity(query)),
  );
  const ratio = targeted.estimates['capacity_bps'].mean / usual.estimates['capacity_bps'].mean;
  expect(ratio).toBeCloseTo(0.7 / 0.95, 1);
  expect(withTargetUtilization(scenario, 0.99).objective).toEqual(scenario.objective);
});

test('a plan is the same on one worker and on two, and simulating its sizes anew confirms it', async () => {
  const two = createWorkerRunner(2);
  const [first, second] = await Promise.all([planned(inlineRunner), planned(two)]);
  await two.close();
  expect(second).toEqual(first);
  const [loadSharing, highAvailability] = first.answers;
  expect(loadSharing.verdict).toBe('decided');
  expect(highAvailability.verdict).toBe('infeasible');
  const source = new SimulatedCapacity(scenario, inlineRunner, nobodyListens);
  const strategy = loadSharing.strategy;
  const capacityOf = async (members: number): Promise<number> =>
    (await source.capacity({ strategy, members, failed: 1, replications: 8 })).estimates['capacity_bps'].mean;
  expect(await capacityOf(loadSharing.planned!.members)).toBeGreaterThan(60e9);
  expect(await capacityOf(loadSharing.planned!.members - 1)).toBeLessThan(60e9);
});

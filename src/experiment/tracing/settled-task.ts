import type { DesignPoint, Scenario } from '../../scenario/scenario.js';
import { HottestShare } from '../hottest-share.js';
import { PointStudy } from '../point-study.js';
import { replicate, type Task, taskOf } from '../task.js';

/**
 * One replication of a point, by its number from 0, as a campaign would simulate it: at the capacity where the load is
 * searched, and as long as the point needs to settle.
 */
export function settledTask(point: DesignPoint, scenario: Scenario, replication: number): Promise<Task> {
  const run = (task: Task) => Promise.resolve(task).then((given) => replicate(given));
  const study = new PointStudy(point, scenario, run, new HottestShare(scenario.seed, scenario.rng));
  return study.settled().then(({ at }) => taskOf(point, scenario, { ...at, replication }));
}

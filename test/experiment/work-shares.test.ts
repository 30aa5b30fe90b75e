import { memberWork } from '../../src/experiment/work-shares.js';
import { type Changes, outcomeOf, world } from '../model/world.js';

/** Work on updates, and the part of it that is said to come from tables that connections change; nanoseconds a second. */
function updateWork(
  strategy: string,
  sharedTableShare: number,
  members = 4,
): { all: number; tables: number } {
  const changes: Changes = { sync: { sharedTableShare }, traffic: { talkers: 100_000, asymmetricShare: 0 } };
  const { seen } = outcomeOf({ strategy, members, changes });
  const model = world(changes);
  const { generateCost, applyCost } = model.sync;
  const point = { strategy, members, failed: 0, sweep: {}, model };
  let [all, tables] = [0, 0];
  seen.members.forEach((load, member) => {
    all += load.rates.updatesBuilt * generateCost + load.rates.updatesApplied * applyCost;
    tables += memberWork(point, 2000, load, member).fw.sharedTable;
  });
  return { all, tables };
}

test.each(['hypersync', 'clusterxl-load-sharing-multicast', 'vsls'])(
  '%s: what tables that connections change are said to cost is what they add',
  (strategy) => {
    const without = updateWork(strategy, 0);
    const withThem = updateWork(strategy, 1);
    expect(without.tables).toBe(0);
    expect(updateWork(strategy, 1, 1).tables).toBe(0);
    expect(Math.abs((withThem.all - without.all) / withThem.tables - 1)).toBeLessThan(0.04);
  },
);

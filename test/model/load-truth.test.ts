import { strategies } from '../../src/model/strategies/index.js';
import { meanInterval } from '../../src/stats/confidence.js';
import { distributorWork, instanceWork } from '../../src/model/sgm/module-work.js';
import type { SecurityGatewayModule } from '../../src/model/sgm/security-gateway-module.js';
import { expectWithin, outcomeOf } from './world.js';

/**
 * Loads are told by the utilisation law: how often something is done times its price. What cores were really given must
 * come to the same, but for what the edges of the measured time cut off, which averages out over replications.
 */
const paths = ['medium', 'accelerated', 'firewall'] as const;
const cases = strategies.flatMap(({ name }) => paths.map((path) => [name, path] as const));

test.each(cases)('%s, %s path: the work that cores were given is what the loads say', (strategy, path) => {
  const members = strategy === 'single-gateway' ? 1 : 3;
  const run = { strategy, members, rate: 2000 * members, changes: { traffic: { path } } };
  const outcomes = Array.from({ length: 10 }, (_, replication) => outcomeOf({ ...run, replication }));
  for (const [core, workOf, timeOf] of classes) {
    const ratios = outcomes.map(({ system: { modules }, seen }) => {
      const told = sum(seen.members.map((load, id) => load[core] * timeOf(modules[id])));
      return sum(modules.map(workOf)) / told;
    });
    const { mean, standardError } = meanInterval(ratios);
    expectWithin(mean, 1, standardError!);
  }
});

const classes = [
  ['snd', distributorWork, ({ roles }: SecurityGatewayModule) => roles.sndTime],
  ['fw', instanceWork, ({ roles }: SecurityGatewayModule) => roles.fwTime],
] as const;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

import { resolvedConfig } from '../../src/model/resolved-config.js';
import { kindOf, outcomeOf, world } from './world.js';

test('Without SMT and laws a configuration is itself, and resolving twice is resolving once', () => {
  const plain = world();
  expect(resolvedConfig(plain)).toBe(plain);
  const law = { ...kindOf().objectLaw, law: 'exponential' as const };
  const written = world({
    appliance: { smt: { enabled: true, yield: 1.25 } },
    traffic: { classes: [kindOf({ objectLaw: law })] },
  });
  const once = resolvedConfig(written);
  expect(resolvedConfig(once)).toBe(once);
});

test('SMT makes two logical cores of each, each at half the yield: loads fall by the yield, no more', () => {
  const run = { strategy: 'single-gateway', members: 1, rate: 4000 };
  const loadsOf = (enabled: boolean, fwCores: number) => {
    const cores = fwCores + 4;
    const appliance = {
      cores: enabled ? cores / 2 : cores,
      secureNetworkDistributors: 4,
      smt: { enabled, yield: 1.25 },
    };
    const { seen } = outcomeOf({ ...run, changes: { appliance } });
    return { ...seen.members[0], cores: seen.cores.length };
  };
  // Half the cores with SMT against all of them: as many logical ones, each 0.625 as fast.
  const [smt, whole] = [loadsOf(true, 12), loadsOf(false, 12)];
  expect(smt.cores).toBe(whole.cores);
  expect(smt.snd / whole.snd).toBeCloseTo(1 / 0.625, 9);
  expect(smt.fw / whole.fw).toBeCloseTo(1 / 0.625, 9);
});

test('A law of sizes changes loads as its classes do', () => {
  const law = { ...kindOf().objectLaw, law: 'bounded-pareto' as const, sizeClasses: 8 };
  const classes = [kindOf({ object: 100_000, objectLaw: law })];
  const run = { strategy: 'single-gateway', members: 1, rate: 500 };
  const written = outcomeOf({ ...run, changes: { traffic: { classes } } });
  const { traffic } = resolvedConfig(world({ traffic: { classes } }));
  const outright = outcomeOf({ ...run, changes: { traffic: { classes: traffic.classes } } });
  expect(written.seen.fingerprint).toBe(outright.seen.fingerprint);
  expect(written.system.sessions).toHaveLength(8);
});

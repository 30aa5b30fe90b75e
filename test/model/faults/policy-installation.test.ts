import { MS, S, US } from '../../../src/kernel/time.js';
import type { FaultFigures } from '../../../src/model/faults/fault-figures.js';
import { instanceSyncWork } from '../../../src/model/sgm/module-work.js';
import { type Changes, outcomeOf, type Run } from '../world.js';

const AT = 100 * MS;
const install = { at: AT, do: 'install-policy' };

/** 2 MB at 100 Mbps are 160 ms on the line of the server; 20 ms of work at a fifth of the time are 100 ms. */
const management = {
  ...{ policySize: 2e6, serverRate: 100e6, policyWork: 20 * MS, workPiece: 1 * MS, workShare: 0.2 },
  ...{ configurationSize: 125_000, configurationWork: 4 * MS },
};
const ON_LINE = 160 * MS;
const LOADING = 100 * MS;

function run(changes: Run) {
  const { changes: config, ...rest } = changes;
  const outcome = outcomeOf({
    ...{ members: 4, rate: 2000, faults: [install], duration: S },
    ...rest,
    changes: { ...config, management: { ...management, ...config?.management } },
  });
  const faults: FaultFigures = outcome.seen.faults!;
  const instant = (what: string, member: number | null = null): number =>
    faults.events.find((event) => event.what === what && event.member === member)!.at;
  return { ...outcome, faults, instant };
}

test('The single management object has a policy first, and the others get it from there', () => {
  const { instant, faults } = run({ strategy: 'hypersync' });
  const first = instant('policy installed', 1) - AT;
  // 31 windows of 64 KiB wait for the latency of one another.
  expect(first).toBeGreaterThan(ON_LINE + LOADING);
  expect(first).toBeLessThan(ON_LINE + LOADING + 31 * 50 * US + 2 * MS);
  for (const member of [2, 3, 4]) {
    const later = instant('policy installed', member) - AT - first;
    // Three copies leave the object at 10 Gbps; each of its windows waits for two of the others and the latency.
    expect(later).toBeGreaterThan(LOADING + (3 * 2e6 * 8) / 10 - 1);
    expect(later).toBeLessThan(LOADING + 31 * (4 * 53 + 50) * US);
  }
  expect(instant('policy complete') - AT).toBe(faults.management!.installations[0].took);
});

test('Of ClusterXL the management serves every member by itself, over one line', () => {
  const { instant } = run({ strategy: 'clusterxl-load-sharing-multicast' });
  for (const member of [1, 2, 3, 4]) {
    const took = instant('policy installed', member) - AT;
    expect(took).toBeGreaterThan(4 * ON_LINE + LOADING - 4 * 6 * MS);
    expect(took).toBeLessThan(4 * ON_LINE + LOADING + 5 * MS);
  }
});

test('Members disagree from the first that has the policy to the last', () => {
  const { instant, faults } = run({ strategy: 'hypersync' });
  const installed = [1, 2, 3, 4].map((member) => instant('policy installed', member));
  const { disagreement } = faults.management!;
  expect(disagreement.policy).toBe(Math.max(...installed) - Math.min(...installed));
  expect(disagreement.configuration).toBe(0);
});

test('Loading a policy costs every instance its work, and is no work of synchronisation', () => {
  const quiet = { sync: { heartbeatCost: 0, packetCost: 0, generateCost: 0, applyCost: 0 } };
  const { system, seen } = run({ strategy: 'hypersync', changes: quiet });
  for (const module of system.modules)
    expect(Math.abs(instanceSyncWork(module) - 3 * 20 * MS)).toBeLessThan(50); // rounded to nanoseconds
  for (const { sync } of seen.members) expect(sync).toBeLessThan(1e-7);
});

test('Every connection that is open is matched again on its next packet, once, and none that is kept', () => {
  const rate = 1000;
  const keepAlive = 400 * MS;
  const changes: Changes = { traffic: { keepAlive, roundTripTime: { mean: 1 * MS, variation: 0 } } };
  const rematch = run({ strategy: 'single-gateway', members: 1, rate, changes });
  const { rematched } = rematch.faults.management!;
  // Those that idle from the policy to the end of the run have no packet after it; 5 % are transfers under way.
  const rest = S - rematch.instant('policy installed', 1);
  const expected = ((rate * keepAlive) / S) * (1 - Math.exp(-rest / keepAlive));
  expect(Math.abs(rematched - expected)).toBeLessThan(4 * Math.sqrt(expected) + 0.05 * expected);
  const keep = { ...changes, management: { connectionPersistence: 'keep' as const } };
  const kept = run({ strategy: 'single-gateway', members: 1, rate, changes: keep });
  expect(kept.faults.management!.rematched).toBe(0);
  const work = (outcome: typeof kept): number => outcome.seen.members[0].fw;
  const cost = rematch.system.plan.config.management.rematchCost;
  expect((work(rematch) - work(kept)) * 3 * S).toBeCloseTo(rematched * cost, -2);
});

test('A packet of an accelerated connection goes to an instance when a policy is new', () => {
  const changes: Changes = { traffic: { path: 'accelerated', keepAlive: 400 * MS } };
  const keep = { ...changes, management: { connectionPersistence: 'keep' as const } };
  const work = (config: Changes): number =>
    run({ strategy: 'single-gateway', members: 1, rate: 1000, changes: config }).seen.members[0].fw;
  expect(work(changes)).toBeGreaterThan(work(keep));
});

test('Half of a sample is matched half as often, and reports the same', () => {
  const of = (scale: number): number =>
    run({ strategy: 'hypersync', rate: 4000, scale, changes: { traffic: { keepAlive: S } } }).faults
      .management!.rematched;
  const [half, whole] = [of(0.5), of(1)];
  expect(Math.abs(half - whole)).toBeLessThan(4 * Math.sqrt(3 * whole));
});

test('When the single management object crashes meanwhile, the next one takes over and all get the policy', () => {
  for (const at of [150 * MS, 250 * MS, 363 * MS]) {
    const faults = [install, { at, do: 'crash', member: 1 }];
    const { faults: seen, instant } = run({ strategy: 'hypersync', faults, duration: 1500 * MS });
    expect(instant('smo elected', 2)).toBe(instant('detected', 1));
    expect(instant('policy complete')).toBeGreaterThan(instant('smo elected', 2));
    expect(seen.management!.installations.map(({ took }) => typeof took)).toEqual(['number']);
  }
});

test('A member that was away gets what the others have before it joins', () => {
  const faults = [
    { at: 20 * MS, do: 'remove', member: 3 },
    install,
    { at: 700 * MS, do: 'restart', member: 3 },
  ];
  const { instant } = run({ strategy: 'hypersync', faults, duration: 1500 * MS });
  expect(instant('policy complete')).toBeLessThan(700 * MS);
  expect(instant('policy installed', 3)).toBeGreaterThan(700 * MS + LOADING);
  expect(instant('joined', 3)).toBe(instant('policy installed', 3));
});

test('A configuration goes the same way, with less to do', () => {
  const faults = [{ at: AT, do: 'change-configuration' }];
  const { instant, faults: seen } = run({ strategy: 'hypersync', faults });
  const first = instant('configuration changed', 1) - AT;
  expect(first).toBeGreaterThan(10 * MS + 20 * MS); // 125 kB at 100 Mbps, 4 ms of work at a fifth of the time
  expect(first).toBeLessThan(32 * MS);
  expect(seen.management!.disagreement.configuration).toBeGreaterThan(20 * MS);
  expect(seen.management!.rematched).toBe(0);
});

test('A second installation waits for the first', () => {
  const faults = [install, { at: AT + 1 * MS, do: 'install-policy' }];
  const { faults: seen } = run({ strategy: 'hypersync', faults, duration: 1500 * MS });
  const [first, second] = seen.management!.installations;
  expect(Math.abs(second.took! - first.took!)).toBeLessThan(0.1 * MS);
  const begun = seen.events.filter(({ what }) => what === 'install policy').map(({ at }) => at);
  expect(begun).toEqual([AT, AT + first.took!]);
});

import { describeScenario } from '../../src/scenario/describe.js';
import { minimal, problemsOf, scenarioOf } from './files.js';

const traffic =
  'traffic: { name: web, classes: [{ name: get, share: 60 %, object: 10 kB }, { name: put, share: 40 %, object: 10 kB }] }';
const base = minimal.replace(/traffic: .*/, traffic);
const withSystems = (systems: string, more = ''): string => `${base}virtualSystems: [${systems}]\n${more}`;

const half = (name: string, more = ''): string => `{ name: ${name}, share: 50 %${more} }`;
const own = (name: string, load: string): string => `{ name: ${name}, load: ${load} }`;

test('a scenario has no virtual systems unless it says so', () => {
  const scenario = scenarioOf(base);
  expect('virtualSystems' in scenario.model).toBe(false);
  expect(describeScenario(scenario)).not.toMatch(/^virtualSystems:/m);
});

test('virtual systems are read, have defaults, and are written again as they are', () => {
  const text = withSystems(`${half('a', ', instances: 2, classes: { get: 90 %, put: 10 % }')}, ${half('b')}`);
  const scenario = scenarioOf(text);
  const none = { load: null, connectionLimit: null, weight: 10 };
  expect(scenario.model.virtualSystems).toEqual([
    { name: 'a', share: 0.5, instances: 2, ...none, classes: { get: 0.9, put: 0.1 } },
    { name: 'b', share: 0.5, instances: null, ...none },
  ]);
  expect(scenarioOf(describeScenario(scenario))).toEqual(scenario);
});

test('points face the mixture of all virtual systems, whatever the profile says', () => {
  const text = withSystems(`${half('a', ', classes: { put: 100 % }')}, ${half('b')}`);
  const [{ model }] = scenarioOf(text).points;
  // a brings 50 % puts; b, as the profile, 30 % gets and 20 % puts.
  expect(model.traffic.classes.map(({ share }) => share)).toEqual([0.3, 0.7]);
  expect(model.virtualSystems!.map(({ classes }) => classes)).toEqual([
    { get: 0, put: 1 },
    { get: 0.6, put: 0.4 },
  ]);
});

test('loads of virtual systems are the load of the scenario, and can be swept', () => {
  const sweep = 'sweep: { "virtualSystems[1].load": [3 kcps, 9 kcps] }\n';
  const text = withSystems(`${own('a', '1 kcps')}, ${own('b', '3 kcps')}`, sweep);
  const scenario = scenarioOf(text);
  expect(scenario.load).toEqual({ kind: 'fixed', unit: 'cps', rate: 4000, per: 'virtual-system' });
  const shares = scenario.points.map(({ model }) => model.virtualSystems!.map(({ share }) => share));
  expect(shares.slice(0, 1)).toEqual([[0.25, 0.75]]);
  expect(shares.slice(-1)).toEqual([[0.1, 0.9]]);
  expect(scenarioOf(describeScenario(scenario))).toEqual(scenario);
});

test('the options of anonymous virtual systems are not there beside those that are named', () => {
  const text = withSystems(half('a').replace('50', '100')).replace('[hypersync]', '[vsls]');
  expect(scenarioOf(text).model.options).not.toHaveProperty('vsls');
});

test.each([
  ['', '6:17: virtualSystems: empty; write virtual systems such as [{ name: a'],
  [half('a'), '6:17: virtualSystems: shares add up to 50 %; make them 100 %'],
  [`${half('a')}, ${half('a')}`, '6:52: virtualSystems[1].name: "a" names two virtual systems'],
  [`${half('a')}, { name: b }`, '6:44: virtualSystems[1]: has neither share nor load'],
  [`${own('a', '1 kcps')}, ${half('b')}`, '6:45: virtualSystems[1]: has no load while others have one'],
  ['{ name: a, load: 1 kcps, share: 100 % }', '6:18: virtualSystems[0]: has a load and a share'],
  ['{ name: a, share: 1 }', '6:36: virtualSystems[0].share: 1 has no unit'],
  ['{ name: a, share: 100 %, instances: 0 }', '6:54: virtualSystems[0].instances: 0 is not accepted'],
  [
    '{ name: a, share: 100 %, instances: 15 }',
    '6:54: virtualSystems[0].instances: 15 instances on 14 firewall cores are more than one on each; write 14',
  ],
  [
    '{ name: a, share: 100 %, classes: { gte: 100 % } }',
    '6:59: virtualSystems[0].classes.gte: no class of the traffic profile; did you mean "get"? known: get, put',
  ],
  [
    '{ name: a, share: 100 %, classes: { get: 70 % } }',
    '6:52: virtualSystems[0].classes: shares add up to 70 %; make them 100 %',
  ],
  ['{ name: a, share: 100 %, size: 1 }', '6:43: virtualSystems[0].size: unknown key "size"'],
])('[%s] is refused', (systems, message) => {
  expect(problemsOf(withSystems(systems))).toEqual([expect.stringContaining(message)]);
});

const one = '{ name: a, share: 100 % }';
const limited = '{ name: a, share: 100 %, connectionLimit: 100 }';

test.each([
  [own('a', '1 kcps'), 'load: 5 kcps', 'virtual systems have loads of their own'],
  [limited, 'tables: { connectionLimit: 1000 }', 'cannot be together with tables.connectionLimit'],
  [one, 'options: { vsls: { virtualSystems: 3 } }', 'cannot be together with options.vsls'],
  [one, 'sweep: { options.vsls.trafficSkew: [0, 1] }', 'cannot be together with options.vsls.trafficSkew'],
  [
    one,
    'sweep: { appliance.hyperFlow.enabled: [true, false] }',
    'cannot be together with appliance.hyperFlow.enabled',
  ],
])('[%s] beside %s is refused', (systems, more, message) => {
  const problems = problemsOf(withSystems(systems, `${more}\n`));
  expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems) expect(problem).toContain(message);
});

test('limits cannot be together with faults, loads of virtual systems can', () => {
  const faults = 'faults: [{ at: 600 ms, do: crash, member: 1 }]\n';
  expect(problemsOf(withSystems(own('a', '1 kcps'), faults))).toEqual([]);
  const text = withSystems(limited, `${faults}load: 5 kcps\n`);
  expect(problemsOf(text)).toEqual([expect.stringContaining('cannot be together with faults')]);
});

import { strategies } from '../../src/model/strategies/index.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { defaultsOf } from '../../src/schema/parameter.js';
import { builtIn, minimal, scenarioOf } from './files.js';

test('what a scenario leaves out takes its default', () => {
  const scenario = scenarioOf(minimal);
  expect(scenario).toMatchObject({
    name: 'tiny',
    description: '',
    seed: 1,
    strategies: ['hypersync'],
    members: [1, 2],
    load: { kind: 'capacity' },
    objective: { maxDropRatio: 0.001, maxLatencyP99: 2e6, maxCoreUtilization: 0.95 },
    replications: { min: 5, max: 30, relativePrecision: 0.02, efficiencyPrecision: 0.003 },
    fidelity: 'auto',
    run: { warmUp: 200e6, duration: 0.6e9 },
    sweep: [],
  });
  expect(scenario.model.appliance).toMatchObject({ cores: 16, secureNetworkDistributors: null });
  expect(scenario.model.sync.delay).toBe(3e9);
  const withOptions = strategies.filter(({ parameters }) => Object.keys(parameters).length > 0);
  expect(scenario.model.options).toEqual(
    Object.fromEntries(withOptions.map(({ name, parameters }) => [name, defaultsOf(parameters)])),
  );
  expect(scenario.model.options['clusterxl-load-sharing-unicast']).toEqual({
    pivotOfTwo: 0.3,
    pivotOfThree: 0.2,
    pivotOfFour: 0.1,
    pivotOfMore: 0,
  });
});

test.each([
  ['load: capacity', { load: { kind: 'capacity' } }],
  ['load: 400 kcps', { load: { kind: 'fixed', unit: 'cps', rate: 400_000, per: 'cluster' } }],
  ['load: { total: 100 Gbps }', { load: { kind: 'fixed', unit: 'bps', rate: 100e9, per: 'cluster' } }],
  ['load: { perMember: 20 kcps }', { load: { kind: 'fixed', unit: 'cps', rate: 20_000, per: 'member' } }],
  ['replications: 7', { replications: { min: 7, max: 7 } }],
  ['replications: { max: 9 }', { replications: { min: 5, max: 9 } }],
  ['fidelity: 10 %', { fidelity: 0.1 }],
  ['run: { duration: 3 s }', { run: { warmUp: 200e6, duration: 3e9 } }],
])('%s is read', (line, expected) => {
  expect(scenarioOf(`${minimal}${line}\n`)).toMatchObject(expected);
});

test.each<[string, number[]]>([
  ['4', [4]],
  ['[4]', [4]],
  ['1..4', [1, 2, 3, 4]],
  ['[1..3, 8]', [1, 2, 3, 8]],
  ['"1..2, 16"', [1, 2, 16]],
  ['[52, 1]', [52, 1]],
])('members: %s are the sizes %j', (written, sizes) => {
  expect(scenarioOf(minimal.replace('members: [1, 2]', `members: ${written}`)).members).toEqual(sizes);
});

test('appliance and traffic may be names of files', () => {
  const scenario = scenarioOf(
    'name: a\nstrategies: [no-sync]\nmembers: 1\nappliance: reference-16-core\ntraffic: vendor-blend\n',
  );
  expect(scenario.model.appliance.cores).toBe(16);
  expect(scenario.model.traffic.classes).toHaveLength(14);
});

test('a scenario is frozen through and through', () => {
  const scenario = scenarioOf(minimal);
  expect(Object.isFrozen(scenario)).toBe(true);
  expect(Object.isFrozen(scenario.model.traffic.classes[0])).toBe(true);
  expect(Object.isFrozen(scenario.points[0].sweep)).toBe(true);
});

test('sizes beyond the documented maximum are accepted with a warning', () => {
  const text = minimal
    .replace('[hypersync]', '[clusterxl-high-availability, hypersync]')
    .replace('[1, 2]', '1..6');
  const result = parseScenario({ path: 'tiny.yaml', text }, { files: builtIn });
  expect(result.ok && result.warnings).toEqual([
    expect.stringMatching(/^clusterxl-high-availability: 6 members exceed the documented 5 and are marked; /),
  ]);
});

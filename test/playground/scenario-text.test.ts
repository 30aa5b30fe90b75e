import { controls } from '../../src/playground/controls.js';
import { declaredAt } from '../../src/playground/declared.js';
import { filesIn } from '../../src/playground/packaged-texts.js';
import { SCENARIO_FILE, scenarioText } from '../../src/playground/scenario-text.js';
import { type Settings, sizesTo, startingSettings, type Value } from '../../src/playground/settings.js';
import { shownValue } from '../../src/playground/shown-value.js';
import { parseScenario, type ParseResult } from '../../src/scenario/parse.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { packagedTexts } from './packaged.js';

const textOf = (settings: Settings): string => scenarioText(settings, packagedTexts);

function parsed(settings: Settings): ParseResult {
  return parseScenario({ path: SCENARIO_FILE, text: textOf(settings) }, { files: filesIn(packagedTexts) });
}

function scenarioOf(settings: Settings): Scenario {
  const result = parsed(settings);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.scenario;
}

const chosen = (values: Settings['values']): Settings => ({
  ...startingSettings,
  values: { ...startingSettings.values, ...values },
});

test('the page starts with a short scenario that says all that is not a default', () => {
  expect(textOf(startingSettings))
    .toBe(`# From the playground of maestro-sim. The same numbers on the command line: maestro-sim run playground.yaml

name: playground
description: "What the playground showed: how does capacity grow with members?"
seed: 1
strategies:
  - hypersync
  - clusterxl-load-sharing-multicast
  - clusterxl-load-sharing-unicast
  - clusterxl-high-availability
members: [ 1, 2, 4, 6, 8, 10 ]
appliance: reference-16-core
traffic: vendor-blend
load: capacity
fidelity: auto
run: { warmUp: 300 ms, duration: 700 ms }
replications: { min: 3, relativePrecision: 5 %, efficiencyPrecision: 1 %, max: 12 }
sync: { delay: 3 s }
`);
});

test('every control sets the key of its path and no other', () => {
  const before = scenarioOf(startingSettings);
  for (const { path, slider } of controls) {
    const shown = shownValue(path, startingSettings, packagedTexts);
    const value = slider === undefined ? shown !== true : slider.from + 5 * slider.step;
    const after = scenarioOf(chosen({ [path]: value }));
    expect([path, changes(keysOf(before), keysOf(after))]).toEqual([path, { [path]: value }]);
  }
});

test('a key that is left out leaves the decision to the model', () => {
  const path = 'appliance.secureNetworkDistributors';
  const text = textOf(chosen({ [path]: null }));
  expect(text).toBe(textOf(startingSettings));
  expect(scenarioOf(chosen({ [path]: null })).model.appliance.secureNetworkDistributors).toBeNull();
});

test('a changed appliance stands in the file with its comments, a changed name does not', () => {
  const text = textOf(chosen({ 'appliance.dynamicBalancing.enabled': false }));
  expect(text).toContain('# Rings at their documented maximum of 4096');
  expect(text).toContain('name: reference-16-core');
  const other = { ...startingSettings, files: { appliance: 'generic-4-core', traffic: 'imix' } };
  expect(textOf(other)).toMatch(/^appliance: generic-4-core\ntraffic: imix$/m);
});

test('every appliance and traffic profile of the package can be chosen, with every control beside it', () => {
  const values = Object.fromEntries(controls.map(({ path, slider }) => [path, slider?.from ?? false]));
  for (const appliance of Object.keys(packagedTexts.appliance))
    for (const traffic of Object.keys(packagedTexts.traffic))
      expect(scenarioOf({ ...chosen(values), files: { appliance, traffic } }).points).toHaveLength(25);
});

test('sliders stay within the declared limits, and their steps meet the default', () => {
  for (const { path, slider } of controls) {
    if (slider === undefined) continue;
    const { minimum = -Infinity, maximum = Infinity, default: value } = declaredAt(path);
    expect([path, slider.from >= minimum, slider.to <= maximum]).toEqual([path, true, true]);
    if (typeof value !== 'number' || value > slider.to) continue;
    const steps = (value - slider.from) / slider.step;
    expect([path, Math.abs(steps - Math.round(steps)) < 1e-9]).toEqual([path, true]);
  }
});

test('what is typed is judged by the grammar, in the words of the command line', () => {
  const four = { appliance: 'generic-4-core', traffic: 'vendor-blend' };
  const values: Record<string, Value> = { 'appliance.secureNetworkDistributors': 8 };
  const result = parsed({ ...startingSettings, members: '1..4, x, 2', seed: '', files: four, values });
  expect(result.ok ? [] : result.issues.map(({ path, message }) => [path, message])).toEqual([
    ['seed', '"" is not accepted; write a whole number such as 1 from 0 to 9007199254740991'],
    ['members[1]', '"x" is not a size; write sizes from 1 to 1024 such as [1..10, 12, 16]'],
    ['members[2]', '2 is listed twice; list every size once such as [1..10, 12]'],
    [
      'appliance.secureNetworkDistributors',
      '8 SNDs of 4 cores leave none for firewall instances; write fewer than 4',
    ],
  ]);
});

test('a largest size gives sizes that tell a curve', () => {
  expect(sizesTo(1)).toBe('1');
  expect(sizesTo(9)).toBe('1, 2, 4, 6, 8, 9');
  expect(sizesTo(52)).toBe('1, 2, 4, 6, 8, 10, 13, 16, 20, 24, 31, 40, 52');
});

/** The keys of a scenario that a file sets, flat. */
function keysOf({ model, replications, seed, run }: Scenario): ReadonlyMap<string, unknown> {
  const flat = new Map<string, unknown>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) flat.set(path, value);
    else for (const [key, entry] of Object.entries(value)) walk(entry, path === '' ? key : `${path}.${key}`);
  };
  walk({ ...model, replications, seed, run }, '');
  return flat;
}

function changes(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>) {
  return Object.fromEntries([...after].filter(([path, value]) => before.get(path) !== value));
}

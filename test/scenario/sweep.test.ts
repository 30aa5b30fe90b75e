import fc from 'fast-check';

import { strategies as registry } from '../../src/model/strategies/index.js';
import { minimal, scenarioOf } from './files.js';

const pointsOf = (text: string) =>
  scenarioOf(text).points.map(({ strategy, members, sweep }) =>
    [strategy, members, ...Object.values(sweep)].join(' '),
  );

test('a single gateway comes first, other strategies at every size', () => {
  expect(pointsOf(minimal.replace('[hypersync]', '[hypersync, no-sync]'))).toEqual([
    'single-gateway 1',
    'hypersync 1',
    'hypersync 2',
    'no-sync 1',
    'no-sync 2',
  ]);
});

test('a single gateway that is listed is still one row, whatever the sizes', () => {
  expect(
    pointsOf(minimal.replace('[hypersync]', '[hypersync, single-gateway]').replace('[1, 2]', '[3]')),
  ).toEqual(['single-gateway 1', 'hypersync 3']);
});

test('settings follow the order of the file, the last factor fastest', () => {
  const text = `${minimal.replace('[1, 2]', '[2]')}sweep: { appliance.cores: [8, 4], sync.delay: [0 s, 3s] }\n`;
  expect(pointsOf(text)).toEqual([
    'single-gateway 1 8 0 s',
    'hypersync 2 8 0 s',
    'single-gateway 1 8 3s',
    'hypersync 2 8 3s',
    'single-gateway 1 4 0 s',
    'hypersync 2 4 0 s',
    'single-gateway 1 4 3s',
    'hypersync 2 4 3s',
  ]);
});

test('each point has the model of its setting, the scenario that of the file', () => {
  const scenario = scenarioOf(`${minimal}sweep: { sync.delay: [0 s, 250 ms] }\n`);
  expect(scenario.model.sync.delay).toBe(3e9);
  expect(scenario.sweep).toEqual([{ path: 'sync.delay', values: ['0 s', '250 ms'] }]);
  expect(new Set(scenario.points.map(({ model }) => model.sync.delay))).toEqual(new Set([0, 250e6]));
  expect(scenario.points[0].sweep).toEqual({ 'sync.delay': '0 s' });
});

test('appliances and traffic profiles can be swept by name', () => {
  const scenario = scenarioOf(`${minimal}sweep: { appliance: [generic-4-core, generic-8-core] }\n`);
  expect(scenario.points.map(({ model }) => model.appliance.cores)).toEqual([4, 4, 4, 8, 8, 8]);
});

test('a swept key of a class, a flag and a choice reach the model', () => {
  const scenario = scenarioOf(
    `${minimal}sweep:\n  traffic.classes[0].object: [1 kB]\n  appliance.dynamicBalancing.enabled: [false]\n  traffic.path: [firewall]\n`,
  );
  const [{ model }] = scenario.points;
  expect(model.traffic.classes[0].object).toBe(1000);
  expect(model.appliance.dynamicBalancing.enabled).toBe(false);
  expect(model.traffic.path).toBe('firewall');
});

test('there are as many points as settings times (strategies times sizes plus one)', () => {
  const others = registry.map(({ name }) => name).filter((name) => name !== 'single-gateway');
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...others), { minLength: 1 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 3 }),
      (strategies, members, delays) => {
        const text = minimal
          .replace('[hypersync]', `[${strategies.join()}]`)
          .replace('[1, 2]', JSON.stringify(members));
        const sweep = `sweep: { sync.delay: [${delays.map((delay) => `${delay} s`).join()}] }\n`;
        expect(scenarioOf(text + sweep).points).toHaveLength(
          delays.length * (strategies.length * members.length + 1),
        );
      },
    ),
    { numRuns: 50 },
  );
});

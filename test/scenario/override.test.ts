import { optionOverrides, parseOverride } from '../../src/scenario/override.js';
import { builtIn, inMemory, minimal, problemsOf, scenarioOf } from './files.js';

const set = (path: string, value: string) => ({ option: '--set', path, value });

test('--set takes a path and a value', () => {
  expect(parseOverride('sync.delay=3 s')).toEqual({ ok: true, override: set('sync.delay', '3 s') });
  expect(parseOverride('description=a=b')).toEqual({ ok: true, override: set('description', 'a=b') });
});

test.each(['', 'sync.delay', '=3', 'a..b=1', 'a b=1'])('--set %j is refused', (argument) => {
  expect(parseOverride(argument)).toEqual({
    ok: false,
    issue: {
      file: '--set',
      line: 1,
      column: 1,
      path: '',
      message: 'not a setting; write path=value such as sync.delay=3s',
    },
  });
});

test('an override replaces what the file says or leaves out, the last one wins', () => {
  const scenario = scenarioOf(minimal, [
    set('sync.delay', '0 s'),
    set('sync.delay', '5 s'),
    set('appliance.cores', '4'),
    set('traffic.classes[0].object', '1 kB'),
    set('load', '{ total: 3 Gbps }'),
  ]);
  expect(scenario.model.sync.delay).toBe(5e9);
  expect(scenario.model.appliance.cores).toBe(4);
  expect(scenario.model.traffic.classes[0].object).toBe(1000);
  expect(scenario.load).toEqual({ kind: 'fixed', unit: 'bps', rate: 3e9, per: 'cluster' });
});

test('an override reaches into a referenced file, and may choose another file', () => {
  const scenario = scenarioOf(
    minimal,
    [set('appliance.costs.firstPacket', '1 us'), set('appliance', 'generic-8-core')],
    builtIn,
  );
  expect(scenario.model.appliance.name).toBe('generic-8-core');
  expect(scenario.model.appliance.cores).toBe(8);
  expect(scenario.model.appliance.costs.firstPacket).toBe(1000);
});

test('the common options are overrides', () => {
  const overrides = optionOverrides({
    members: '1..3,16',
    strategies: 'no-sync,hypersync',
    seed: 7,
    replications: '4',
  });
  const scenario = scenarioOf(minimal, overrides);
  expect(scenario.members).toEqual([1, 2, 3, 16]);
  expect(scenario.strategies).toEqual(['no-sync', 'hypersync']);
  expect(scenario.seed).toBe(7);
  expect(scenario.replications).toMatchObject({ min: 4, max: 4 });
  expect(optionOverrides({})).toEqual([]);
});

test('a problem of an option is reported under its name, the line counts its uses', () => {
  const overrides = [
    set('sync.delay', '3'),
    set('sync.dellay', '3 s'),
    set('sync.tick', '[1'),
    ...optionOverrides({ members: '0', strategies: 'hypersnc', seed: 'x', replications: 0 }),
  ];
  expect(problemsOf(minimal, overrides).map((problem) => problem.split('; ')[0])).toEqual([
    '--set:1:1: sync.delay: 3 has no unit',
    '--set:2:1: sync.dellay: unknown key "dellay"',
    expect.stringMatching(/^--set:3:1: sync\.tick: not valid YAML: /),
    '--seed:1:1: seed: "x" is not accepted',
    '--strategies:1:1: strategies[0]: "hypersnc" is no strategy',
    '--members:1:1: members: 0 is out of range',
    '--replications:1:1: replications: 0 is not accepted',
  ]);
});

test('an override of a swept parameter is refused, because the sweep would undo it', () => {
  const text = `${minimal}sweep: { sync.delay: [0 s, 3 s] }\n`;
  expect(problemsOf(text, [set('sync.delay', '1 s')])).toEqual([
    '--set:1:1: sync.delay: is swept by the scenario; set the values of the sweep such as sweep.sync.delay=[...]',
  ]);
  expect(scenarioOf(text, [set('sweep.sync.delay', '[1 s]')]).sweep).toEqual([
    { path: 'sync.delay', values: ['1 s'] },
  ]);
});

test('an override under a file that cannot be read adds no further problem', () => {
  const text = minimal.replace('appliance: { name: box }', 'appliance: boxx');
  expect(problemsOf(text, [set('appliance.cores', '4')], inMemory({ box: 'name: box' }))).toEqual([
    'tiny.yaml:4:12: appliance: no appliance is named "boxx"; did you mean "box"? known: box',
  ]);
});

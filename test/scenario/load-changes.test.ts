import { describeScenario } from '../../src/scenario/describe.js';
import { warningsOf } from '../../src/scenario/warnings.js';
import { taskOf } from '../../src/experiment/task.js';
import { problemsOf, scenarioOf } from './files.js';

const textOf = (rest: string): string => `name: tiny
strategies: [no-sync]
members: [1, 2]
appliance: { name: box }
traffic:
  name: web
  classes: [{ name: get, share: 100 %, object: 10 kB }, { name: syn, share: 0 %, answered: false }]
${rest}
`;
const day =
  'load: { perMember: 1 kcps, profile: [{ at: 0 h, level: 20 % }, { at: 24 h, level: 100 % }], compress: 86400 }';
const flood = 'floods: [{ at: 1 s, for: 200 ms, class: syn, rate: 5 kcps }]';

test('A profile is divided by its compression, and written so that it reads the same again', () => {
  const scenario = scenarioOf(textOf(day));
  expect(scenario.load).toEqual({
    kind: 'fixed',
    per: 'member',
    unit: 'cps',
    rate: 1000,
    profile: {
      points: [
        { at: 0, level: 0.2 },
        { at: 1e9, level: 1 },
      ],
      between: 'linear',
    },
  });
  const again = scenarioOf(describeScenario(scenario));
  expect(again.load).toEqual(scenario.load);
  expect(warningsOf(scenario).join()).toContain('load.profile: means are over the whole measured time');
});

test('The times of a profile count from the end of the warm-up, those of a flood too', () => {
  const scenario = scenarioOf(textOf(`${day}\n${flood}`));
  expect(scenarioOf(describeScenario(scenario)).floods).toEqual(scenario.floods);
  const run = { warmUp: 5e8, duration: 15e8 };
  const load = { rate: 1000, scale: 1, replication: 0, splits: [], run };
  const { profile, floods } = taskOf(scenario.points[1], scenario, load);
  expect(profile!.points.map(({ at }) => at)).toEqual([5e8, 15e8]);
  expect(floods).toEqual([{ at: 1e9, for: 2e8, class: 'syn', rate: 5000 }]);
});

test.each([
  ['load: { profile: [{ at: 0 s, level: 20 % }] }', 'load: needs exactly one of total and perMember'],
  ['load: { total: 1 kcps, profile: [] }', 'load.profile: empty'],
  [
    'load: { total: 1 kcps, profile: [{ at: 1 s, level: 20 % }] }',
    'load.profile[0]: the first point is not at 0 s',
  ],
  [
    'load: { total: 1 kcps, profile: [{ at: 0 s, level: 20 % }, { at: 0 s, level: 30 % }] }',
    'load.profile[1]: is not after the point before',
  ],
  ['load: { total: 1 kcps, profile: [{ at: 0 s, level: 0 % }] }', 'load.profile: is 0 % all the time'],
  ['load: { total: 1 kcps, profile: [{ at: 0, level: 1 }] }', 'load.profile[0].at: 0 has no unit'],
  ['load: { total: 1 kcps, profile: noon }', 'load.profile: "noon" is not a list'],
  [
    day.replace('86400', '60'),
    'load.profile: ends 1440 s after the warm-up, and the measured time after 1.5 s',
  ],
  [
    `${day}\nsweep: { traffic.arrivals.process: [poisson, mmpp] }`,
    'load.profile: needs traffic.arrivals.process: poisson',
  ],
  [flood, 'floods: a capacity has no meaning while a flood comes and goes'],
  [
    `load: 1 kcps\n${flood.replace('syn', 'sin')}`,
    'floods[0].class: no class of the traffic is named "sin"; known: get, syn',
  ],
  [`load: 1 kcps\n${flood.replace('syn', 'get')}`, 'floods[0].class: "get" is part of the load too'],
  [`load: 1 kcps\n${flood.replace('1 s', '2 s')}`, 'floods[0].at: is after the measured time of 1.5 s'],
  [
    `load: 1 kcps\n${flood}\nfaults: [{ at: 1 s, do: crash, member: 1 }]`,
    'floods: cannot be together with faults',
  ],
  [`load: 1 kcps\nautoScaling: { standby: 1 }\n${flood}`, 'floods: cannot be together with autoScaling'],
  [
    `load: 1 kcps\n${flood}\nsweep: { traffic: [vendor-blend] }`,
    'floods[0].class: no class of the traffic is named "syn"',
  ],
  [
    `${day}\nvirtualSystems: [{ name: a, share: 100 % }]`,
    'load.profile: cannot be together with virtualSystems',
  ],
  ['load: 1 kcps\nfloods: many', 'floods: "many" is not a list; write floods such as'],
])('%s is refused: %s', (rest, message) => {
  expect(problemsOf(textOf(rest)).join('\n')).toContain(message);
});

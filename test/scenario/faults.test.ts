import { describeScenario } from '../../src/scenario/describe.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { builtIn, minimal, problemsOf, scenarioOf } from './files.js';

const base = `${minimal.replace('members: [1, 2]', 'members: [3, 5]')}load: { perMember: 1 kcps }\n`;
const withFaults = (...faults: string[]): string => `${base}faults: [${faults.join(', ')}]\n`;

const crash = '{ at: 600 ms, do: crash, member: 2 }';

test('a scenario has no faults unless it says so', () => {
  expect(scenarioOf(base).faults).toEqual([]);
  expect(describeScenario(scenarioOf(base))).not.toContain('faults');
});

test('faults are read, and written again as they are', () => {
  const text = withFaults(
    crash,
    '{ at: 1.2 s, do: restart, member: 2 }',
    '{ at: 0 s, do: remove, member: 3 }',
  );
  const { faults } = scenarioOf(text);
  expect(faults).toEqual([
    { at: 600e6, do: 'crash', member: 2 },
    { at: 1200e6, do: 'restart', member: 2 },
    { at: 0, do: 'remove', member: 3 },
  ]);
  expect(scenarioOf(describeScenario(scenarioOf(text))).faults).toEqual(faults);
});

test('faults of the sync network are read with their keys, and written again as they are', () => {
  const text = withFaults(
    '{ at: 100 ms, do: sync-loss, share: 5 %, member: 3, for: 200 ms }',
    '{ at: 300 ms, do: sync-delay, latency: 20 ms }',
    '{ at: 400 ms, do: sync-partition, members: [1, 2] }',
    '{ at: 500 ms, do: sync-repair }',
  );
  const { faults } = scenarioOf(text);
  expect(faults).toEqual([
    { at: 100e6, do: 'sync-loss', share: 0.05, member: 3, for: 200e6 },
    { at: 300e6, do: 'sync-delay', latency: 20e6 },
    { at: 400e6, do: 'sync-partition', members: [1, 2] },
    { at: 500e6, do: 'sync-repair' },
  ]);
  expect(scenarioOf(describeScenario(scenarioOf(text))).faults).toEqual(faults);
});

test('what is special about loads with faults is said', () => {
  const result = parseScenario({ path: 'tiny.yaml', text: withFaults(crash) }, { files: builtIn });
  expect(result.ok && result.warnings).toEqual([expect.stringContaining('loads are those measured')]);
});

test.each([
  ['{ at: 600, do: crash, member: 2 }', '7:16: faults[0].at: 600 has no unit; write a duration such as 3 s'],
  ['{ at: 1 s, do: crush, member: 2 }', '7:25: faults[0].do: "crush" is not accepted; did you mean "crash"?'],
  ['{ at: 1 s, do: crash }', '7:10: faults[0].member: missing; give a whole number'],
  ['{ at: 1 s, do: crash, member: 0 }', '7:40: faults[0].member: 0 is not accepted'],
  ['{ at: 1 s, do: crash, member: 2, why: x }', '7:43: faults[0].why: unknown key "why"'],
  ['{ at: 1500 ms, do: crash, member: 2 }', '7:16: faults[0].at: is after the measured time of 1.5 s'],
  ['{ at: 1 s, do: crash, member: 4 }', '7:40: faults[0].member: a cluster of 3 has no member 4'],
  ['{ at: 1 s, do: restart, member: 2 }', '7:10: faults[0]: member 2 is there at that time'],
  [
    '{ at: 1 s, do: crash, member: 2, share: 5 % }',
    '7:50: faults[0].share: crash takes no share; accepted here: at, do, member',
  ],
  [
    '{ at: 1 s, do: crash, members: [1, 2] }',
    '7:41: faults[0].members: crash takes no members; accepted here: at, do, member',
    '7:10: faults[0].member: missing; give a whole number',
  ],
  ['{ at: 1 s, do: crash, members: 2 }', '7:41: faults[0].members: 2 is not accepted; write a list of whole'],
  ['{ at: 1 s, do: sync-partition }', '7:10: faults[0].members: missing; give a list of whole numbers'],
  [
    '{ at: 1 s, do: sync-partition, members: [1, 2, 3] }',
    '7:50: faults[0].members: leaves nobody of 3 members on the other side',
  ],
  [
    '{ at: 1 s, do: sync-partition, members: [2, 4] }',
    '7:54: faults[0].members[1]: a cluster of 3 has no member 4',
  ],
  ['{ at: 1 s, do: sync-loss, share: 100 % }', '7:43: faults[0].share: a loss of all is a partition'],
  ['{ at: 1 s, do: sync-delay, for: 2 s }', '7:10: faults[0].latency: missing; give a duration such as 3 s'],
  [`${crash}, { at: 1 s, do: remove, member: 2 }`, '7:48: faults[1]: member 2 is gone at that time'],
])('%s is refused', (fault, ...messages) => {
  const problems = problemsOf(withFaults(fault));
  expect(problems.sort()).toEqual(
    messages.sort().map((message) => expect.stringContaining(message) as string),
  );
});

test('every problem of the faults is told at once', () => {
  const text = withFaults('{ at: 2 s, do: crash, member: 4 }', '{ at: 1 s, do: restart, member: 1 }');
  expect(problemsOf(text.replace(/load: .*\n/, ''))).toHaveLength(4);
});

test.each(['', 'load: capacity\n'])('a capacity has no meaning while members come and go: "%s"', (load) => {
  const [problem] = problemsOf(withFaults(crash).replace(/load: .*\n/, load));
  expect(problem).toContain('write a fixed load such as load: { perMember: 20 kcps }');
});

test('nobody would be there at the start if all joined later', () => {
  const joins = [1, 2, 3].map((member) => `{ at: 1 s, do: join, member: ${member} }`);
  expect(problemsOf(withFaults(...joins))).toEqual([
    expect.stringContaining('all 3 members join later, so that none is there at the start'),
  ]);
  expect(scenarioOf(withFaults(...joins.slice(1))).faults).toHaveLength(2);
});

test('a member that joins was outside before, and is there after', () => {
  const join = '{ at: 1 s, do: join, member: 2 }';
  expect(problemsOf(withFaults(join, '{ at: 500 ms, do: crash, member: 3 }'))).toEqual([]);
  expect(problemsOf(withFaults(join, '{ at: 1.2 s, do: join, member: 2 }'))).toEqual([
    expect.stringContaining('faults[1]: member 2 is there at that time'),
  ]);
});

test.each([
  ['{ at: 1 s, do: slow-member, member: 2 }', 'faults[0].speed: missing; give'],
  [
    '{ at: 1 s, do: slow-member, member: 2, speed: 0 % }',
    'faults[0].speed: "0 %" is out of range; write a share',
  ],
  ['{ at: 1 s, do: install-policy, member: 2 }', 'faults[0].member: install-policy takes no member'],
  ['{ at: 1 s, do: change-configuration, for: 1 s }', 'faults[0].for: change-configuration takes no for'],
])('%s is refused with its place', (fault, message) => {
  expect(problemsOf(withFaults(fault))).toEqual([expect.stringContaining(message)]);
});

test('auto-scaling is read, written again, and refused where it makes no sense', () => {
  const pool = (limits: string): string => `${base}autoScaling: { standby: 2, ${limits} }\n`;
  const scenario = scenarioOf(pool('joinAbove: 70 %'));
  expect(scenario.autoScaling).toMatchObject({ standby: 2, joinAbove: 0.7, leaveBelow: 0.3 });
  expect(scenarioOf(describeScenario(scenario)).autoScaling).toEqual(scenario.autoScaling);
  expect(problemsOf(pool('leaveBelow: 90 %'))).toEqual([
    expect.stringContaining('autoScaling.leaveBelow: must be below joinAbove, 80 %'),
  ]);
  expect(problemsOf(pool('joinAbove: 70 %').replace(/load: .*\n/, ''))).toEqual([
    expect.stringContaining('write a fixed load'),
  ]);
  expect(scenarioOf(base).autoScaling).toBeUndefined();
});

test('faults may be together with a limit of the tables and with HyperFlow', () => {
  const text = `${withFaults(crash)}tables: { connectionLimit: 1000 }\nsweep: { appliance.hyperFlow.enabled: [false, true] }\n`;
  expect(problemsOf(text)).toEqual([]);
});

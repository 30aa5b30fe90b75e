import { minimal, problemsOf, scenarioOf } from './files.js';

const base = `${minimal.replace('members: [1, 2]', 'members: [3, 5]')}load: { perMember: 1 kcps }\n`;
const withFaults = (...faults: string[]): string => `${base}faults: [${faults.join(', ')}]\n`;

test('faults of downlinks and orchestrators are read', () => {
  const { faults } = scenarioOf(
    withFaults(
      '{ at: 1 ms, do: orchestrator-failure, orchestrator: 2, for: 10 ms }',
      '{ at: 20 ms, do: downlink-failure, member: 3 }',
      '{ at: 30 ms, do: downlink-repair, member: 3 }',
    ),
  );
  expect(faults).toEqual([
    { at: 1e6, do: 'orchestrator-failure', orchestrator: 2, for: 10e6 },
    { at: 20e6, do: 'downlink-failure', member: 3 },
    { at: 30e6, do: 'downlink-repair', member: 3 },
  ]);
});

const down = '{ at: 1 ms, do: orchestrator-failure, orchestrator: 1 }';

test.each([
  [['{ at: 1 ms, do: orchestrator-failure, orchestrator: 3 }'], 'faults[0].orchestrator: 3 is not accepted'],
  [
    ['{ at: 1 ms, do: orchestrator-failure, member: 1 }'],
    'faults[0].member: orchestrator-failure takes no member',
  ],
  [
    ['{ at: 1 ms, do: orchestrator-repair, orchestrator: 1 }'],
    'faults[0]: orchestrator 1 works at that time',
  ],
  [
    [down, '{ at: 2 ms, do: orchestrator-failure, orchestrator: 1 }'],
    'faults[1]: orchestrator 1 is down at that time',
  ],
  [
    [down, '{ at: 2 ms, do: orchestrator-failure, orchestrator: 2 }'],
    'faults[1]: leaves member 1 without a downlink',
  ],
  [
    ['{ at: 1 ms, do: downlink-failure, member: 2, downlinks: 3 }'],
    'faults[0]: member 2 has 2 downlinks that work at that time, not 3; write fewer',
  ],
  [
    ['{ at: 1 ms, do: downlink-failure, member: 2, downlinks: 2 }'],
    'faults[0]: leaves member 2 without a downlink; write more such as distribution.downlinks.count: 2, or a crash',
  ],
  [
    ['{ at: 1 ms, do: downlink-repair, member: 2 }'],
    'faults[0]: no downlink of member 2 has failed at that time',
  ],
])('%j is refused', (faults, message) => {
  expect(problemsOf(withFaults(...faults)).filter((problem) => problem.includes(message))).toHaveLength(1);
});

test('what ends by itself may be followed by the other', () => {
  const first = '{ at: 1 ms, do: orchestrator-failure, orchestrator: 1, for: 5 ms }';
  const second = (at: string) => `{ at: ${at}, do: orchestrator-failure, orchestrator: 2 }`;
  expect(problemsOf(withFaults(first, second('6 ms')))).toEqual([]);
  expect(problemsOf(withFaults(first, second('5 ms')))).toEqual([
    expect.stringContaining('faults[1]: leaves'),
  ]);
});

test('members with a downlink alone are left without by their orchestrator', () => {
  const few = `${withFaults(down)}distribution: { members: [{ member: 4, downlinks: 1 }] }\n`;
  expect(problemsOf(few)).toEqual([expect.stringContaining('faults[0]: leaves member 4 without a downlink')]);
  expect(problemsOf(`${withFaults(down)}distribution: { downlinks: { count: 3 } }\n`)).toEqual([]);
});

test('an orchestrator of two sites is not known', () => {
  const two = `${withFaults(down)}sites: { count: 2 }\n`;
  expect(problemsOf(two)).toEqual([expect.stringContaining('faults[0]: is known of one site alone')]);
});

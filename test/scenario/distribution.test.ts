import { defaultScenario } from '../experiment/scenario-fixture.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { builtIn, minimal, problemsOf } from './files.js';

const withLine = (line: string) => problemsOf(`${minimal}${line}\n`);

test.each([
  [
    'distribution: { mode: users }',
    '6:23: distribution.mode: "users" is not accepted; did you mean "user"? write one of auto-topology, user, network, general, per-interface',
  ],
  [
    'distribution: { external: user }',
    '6:27: distribution.external: has no effect in mode auto-topology; write distribution.mode: per-interface or leave it out',
  ],
  [
    'distribution: { mode: per-interface, external: general }',
    '6:48: distribution.external: "general" is not accepted; write one of user, network',
  ],
  [
    'distribution: { members: { member: 1 } }',
    '6:26: distribution.members: a mapping is not a list; write items such as [{ member: 1 }]',
  ],
  [
    'distribution: { members: [{ weight: 1 }] }',
    '6:27: distribution.members[0].member: missing; give a whole number such as 1 from 1 to 1024',
  ],
  [
    'distribution: { members: [{ member: 1, weight: 513 }] }',
    '6:48: distribution.members[0].weight: 513 is not accepted; write a whole number such as 0 from 0 to 512',
  ],
  [
    'distribution: { members: [{ member: 2 }, { member: 2 }] }',
    '6:52: distribution.members[1].member: member 2 is listed twice; list every member once',
  ],
  [
    'distribution: { members: [{ member: 99 }] }',
    '6:37: distribution.members[0].member: no cluster has a member 99; write a member up to 2',
  ],
  [
    'distribution: { members: [{ member: 1, weight: 0 }, { member: 2, weight: 0 }] }',
    '6:26: distribution.members: all members of a cluster of 1 weigh nothing; give one of them a weight such as 1',
  ],
])('%s', (line, problem) => {
  expect(withLine(line)).toEqual([`tiny.yaml:${problem}`]);
});

test('A sweep of the mode may include those that the interfaces have no say in', () => {
  const sweep = 'sweep: { distribution.mode: [user, per-interface] }';
  expect(withLine(`distribution: { external: user }\n${sweep}`)).toEqual([]);
});

test('what strategies make nothing of is said', () => {
  const warningsOf = (strategy: string, line: string): string[] => {
    const text = `${minimal.replace('[hypersync]', `[${strategy}]`).replace('[1, 2]', '2')}${line}\n`;
    const result = parseScenario({ path: 'tiny.yaml', text }, { files: builtIn });
    return result.ok ? result.warnings : [];
  };
  const own = 'distribution: { members: [{ member: 1, weight: 5 }] }';
  expect(warningsOf('hypersync', own)).toEqual([]);
  expect(warningsOf('vsls', own)).toEqual([
    'distribution: vsls without an orchestrator takes no notice of downlinks, orchestrators and weights',
  ]);
  expect(warningsOf('elasticxl', 'distribution: { mode: user }')).toEqual([]);
  expect(warningsOf('elasticxl', 'distribution: { mode: user, layer4: false }')).toEqual([
    'elasticxl: has General mode alone (domain 5.3), but is keyed as distribution.mode says',
  ]);
});

test('Members that are not listed are like the others', () => {
  const { model } = defaultScenario({
    'distribution.members': '[{ member: 2, downlinks: 1 }, { member: 3, weight: 7, downlinkRate: 25 Gbps }]',
  });
  expect(model.distribution.members).toEqual([
    { member: 2, weight: null, downlinks: 1, downlinkRate: null },
    { member: 3, weight: 7, downlinks: null, downlinkRate: 25e9 },
  ]);
  expect(defaultScenario({}).model.distribution.members).toEqual([]);
});

import { strategies } from '../../src/model/strategies/index.js';
import { inMemory, minimal, problemsOf } from './files.js';

/** The minimal scenario with one more line, whose problems are then on line 6. */
const withLine = (line: string) => problemsOf(`${minimal}${line}\n`);

const rates = 'capacity, a rate such as 100 Gbps or 400 kcps, { total: 100 Gbps } or { perMember: 20 kcps }';
const known = strategies.map(({ name }) => name).join(', ');
const sweepForm = 'write parameter paths with lists of values such as { sync.delay: [0 s, 3 s] }';

test('the minimal scenario has no problem', () => {
  expect(problemsOf(minimal)).toEqual([]);
});

test.each([
  [
    'syncc: {}',
    '6:1: syncc: unknown key "syncc"; did you mean "sync"? accepted here: name, description, seed, rng, strategies, members, load, objective, replications, fidelity, run, faults, autoScaling, floods, sweep, appliance, traffic, sync, distribution, sites, tables, management, options, virtualSystems',
  ],
  ['seed: x', '6:7: seed: "x" is not accepted; write a whole number such as 1 from 0 to 9007199254740991'],
  ['seed: -1', '6:7: seed: -1 is not accepted; write a whole number such as 1 from 0 to 9007199254740991'],
  ['name: again', '6:1: name: duplicate key, first on line 1; keep one of them'],
  ['load: fast', `6:7: load: "fast" is not a rate above zero; write ${rates}`],
  ['load: 0 cps', `6:7: load: "0 cps" is not a rate above zero; write ${rates}`],
  ['load: 400', `6:7: load: 400 is not a rate; write ${rates}`],
  ['load: {}', `6:7: load: needs exactly one of total and perMember; write ${rates}`],
  [
    'load: { total: 1 Gbps, perMember: 1 cps }',
    `6:7: load: needs exactly one of total and perMember; write ${rates}`,
  ],
  ['load: { total: 3 s }', `6:16: load.total: "3 s" is not a rate above zero; write ${rates}`],
  [
    'fidelity: 10',
    '6:11: fidelity: 10 is not a share with its unit; write auto or a share above 0 % up to 100 % such as 10 %',
  ],
  [
    'fidelity: 101 %',
    '6:11: fidelity: "101 %" is not a share to simulate; write auto or a share above 0 % up to 100 % such as 10 %',
  ],
  [
    'replications: 0',
    '6:15: replications: 0 is not accepted; write a whole number such as 5 from 1 to 10000',
  ],
  [
    'replications: { min: 9, max: 3 }',
    '6:22: replications.min: min is 9 and max 3; write min no larger than max such as { min: 5, max: 30 }',
  ],
  [
    'replications: { min: 31 }',
    '6:22: replications.min: min is 31 and max 30; write min no larger than max such as { min: 5, max: 30 }',
  ],
  [
    'objective: { maxLatencyP99: 2 }',
    '6:29: objective.maxLatencyP99: 2 has no unit; write a duration such as 2 ms of at least 1 ns',
  ],
  [
    'run: { duration: 0 s }',
    '6:18: run.duration: "0 s" is out of range; write a duration such as 3 s from 1 ms to 86400 s',
  ],
  [
    'options: { hypersync: { x: 1 } }',
    '6:25: options.hypersync.x: unknown key "x"; no keys are accepted here',
  ],
  [
    'options: { hypersnc: {} }',
    `6:12: options.hypersnc: unknown key "hypersnc"; did you mean "hypersync"? accepted here: ${known}`,
  ],
  ['sweep: 3', `6:8: sweep: not a mapping; ${sweepForm}`],
  ['sweep: { sync.delay: 3 s }', `6:22: sweep.sync.delay: "3 s" is not a list; ${sweepForm}`],
  ['sweep: { sync.delay: [] }', `6:22: sweep.sync.delay: not a list of values; ${sweepForm}`],
  ['sweep: { sync.delay: [[1 s]] }', `6:23: sweep.sync.delay[0]: not a single value; ${sweepForm}`],
  ['sweep: { sync.delay: [1 s, 1 s] }', '6:28: sweep.sync.delay[1]: listed twice; list every value once'],
  [
    'sweep: { sync.dellay: [1 s] }',
    `6:10: sweep.sync.dellay: no parameter of the model; did you mean "sync.delay"? ${sweepForm}`,
  ],
  ['sweep: { seed: [1, 2] }', `6:10: sweep.seed: no parameter of the model; ${sweepForm}`],
  ['sweep: { __proto__: [1] }', `6:10: sweep.__proto__: no parameter of the model; ${sweepForm}`],
  [
    'sweep: { sync.delay: [0 s, 3] }',
    '6:28: sync.delay: 3 has no unit; write a duration such as 3 s, not below zero',
  ],
  [
    'sweep: { appliance.cores: [4, 257] }',
    '6:31: appliance.cores: 257 is not accepted; write a whole number such as 16 from 1 to 256',
  ],
  [
    `sweep: { traffic.talkers: [${Array.from({ length: 1001 }, (_, i) => i + 1).join()}] }`,
    '6:8: sweep: makes 1001 settings; sweep at most 1000 at a time',
  ],
])('%s is refused', (line, problem) => {
  expect(withLine(line)).toEqual([`tiny.yaml:${problem}`]);
});

test.each([
  [
    'replications: { metrics: [capacity_bsp] }',
    '6:27: replications.metrics[0]: "capacity_bsp" is not accepted; did you mean "capacity_bps"? write a list such as',
  ],
  [
    'replications: { metrics: sync_bps }',
    '6:26: replications.metrics: "sync_bps" is not a list; write a list such as [capacity_bps] of any of capacity_bps, ',
  ],
])('%s is refused with the metrics that there are', (line, problem) => {
  const [message] = withLine(line);
  expect(message.slice(0, problem.length + 10)).toBe(`tiny.yaml:${problem}`);
  expect(message).toContain(', correction_share, ');
});

/** The minimal scenario with one of its lines replaced. */
const changed = (number: number, line: string) =>
  problemsOf(
    minimal
      .split('\n')
      .with(number - 1, line)
      .join('\n'),
  );

const sizes = 'write sizes from 1 to 1024 such as [1..10, 12, 16]';
const nameForm = 'write letters, digits, dots, hyphens and underscores such as my-name';

test.each([
  [1, '', `2:1: name: missing; give ${nameForm.slice(6)}`],
  [1, 'name: ../../etc', `1:7: name: "../../etc" is not accepted; ${nameForm}`],
  [1, 'name: 7', `1:7: name: 7 is not accepted; ${nameForm}`],
  [2, '', '1:1: strategies: missing; write strategies such as [hypersync, no-sync]'],
  [2, 'strategies: []', '2:13: strategies: empty; write strategies such as [hypersync, no-sync]'],
  [
    2,
    'strategies: hypersync',
    '2:13: strategies: "hypersync" is not a list; write strategies such as [hypersync, no-sync]',
  ],
  [
    2,
    'strategies: [hipersync]',
    `2:14: strategies[0]: "hipersync" is no strategy; did you mean "hypersync"? known: ${known}`,
  ],
  [2, 'strategies: [7]', `2:14: strategies[0]: 7 is no strategy; known: ${known}`],
  [
    2,
    'strategies: [hypersync, no-sync, hypersync]',
    '2:34: strategies[2]: "hypersync" is listed twice; list every strategy once',
  ],
  [3, '', `1:1: members: missing; ${sizes}`],
  [3, 'members: []', `3:10: members: empty; ${sizes}`],
  [3, 'members: [0]', `3:11: members[0]: 0 is out of range; ${sizes}`],
  [3, 'members: [1, 1025]', `3:14: members[1]: 1025 is out of range; ${sizes}`],
  [3, 'members: [10..1]', `3:11: members[0]: 10..1 is out of range; ${sizes}`],
  [3, 'members: [1..10, 4]', '3:18: members[1]: 4 is listed twice; list every size once such as [1..10, 12]'],
  [3, 'members: 1..3,x', `3:10: members: "x" is not a size; ${sizes}`],
  [3, 'members: [1.5]', `3:11: members[0]: "1.5" is not a size; ${sizes}`],
  [3, 'members: true', `3:10: members: true is not a list of sizes; ${sizes}`],
  [4, '', '1:1: appliance: missing; write keys and values such as `{ key: value }`'],
  [4, 'appliance: {}', '4:12: appliance.name: missing; give a text such as my-name'],
  [
    4,
    'appliance: 3',
    '4:12: appliance: 3 is no appliance; write a name, a relative path or a mapping such as { name: mine }',
  ],
  [
    4,
    'appliance:',
    '4:11: appliance: an empty value is no appliance; write a name, a relative path or a mapping such as { name: mine }',
  ],
  [
    4,
    'appliance: { name: a, secureNetworkDistributors: 16 }',
    '4:50: appliance.secureNetworkDistributors: 16 SNDs of 16 cores leave none for firewall instances; write fewer than 16',
  ],
  [
    4,
    'appliance: { name: a, cores: 4, hyperFlow: { enabled: true } }',
    '4:55: appliance.hyperFlow.enabled: HyperFlow needs at least 8 cores, not 4; write false',
  ],
  [
    4,
    'appliance: { name: a, cores: 4, secureNetworkDistributors: 6 }',
    '4:60: appliance.secureNetworkDistributors: 6 SNDs of 4 cores leave none for firewall instances; write fewer than 4',
  ],
  [
    5,
    'traffic: { name: a, classes: [{ name: b, share: 60 %, object: 1 B }, { name: c, share: 39.98 %, object: 1 B }] }',
    '5:30: traffic.classes: shares add up to 99.98 %; make them 100 %',
  ],
  [
    5,
    'traffic: { name: a, classes: [{ name: b, share: 100 % }] }',
    '5:31: traffic.classes[0]: transfers nothing; give it an object such as 10 kB or exchanges such as 1',
  ],
  [
    5,
    'traffic: { name: a, classes: [{ name: b, share: 100 %, transport: udp, object: 1 kB }] }',
    '5:80: traffic.classes[0].object: a UDP class transfers no object, only exchanges; write exchanges such as 1 or transport: tcp',
  ],
  [
    5,
    'traffic: { name: a, classes: [{ name: b, share: 50 %, object: 1 B }, { name: b, share: 50 %, object: 1 B }] }',
    '5:78: traffic.classes[1].name: "b" names two classes; give every class a name of its own',
  ],
])('line %d as %j is refused', (number, line, problem) => {
  expect(changed(number, line)).toEqual([`tiny.yaml:${problem}`]);
});

test('shares may miss 100 % by rounding, up to 0.01 %', () => {
  const traffic = (share: string) =>
    `traffic: { name: a, classes: [{ name: b, share: 60 %, object: 1 B }, { name: c, share: ${share}, object: 1 B }] }`;
  expect(changed(5, traffic('39.99 %'))).toEqual([]);
  expect(changed(5, traffic('40.01 %'))).toEqual([]);
  expect(changed(5, traffic('40.011 %'))).toHaveLength(1);
});

test('an unknown appliance is answered with the nearest name', () => {
  expect(changed(4, 'appliance: generic-9-core')).toEqual([
    'tiny.yaml:4:12: appliance: no appliance is named "generic-9-core"; did you mean "generic-4-core"? known: generic-32-core, generic-4-core, generic-8-core, reference-16-core',
  ]);
});

test('a problem inside a referenced file points into that file', () => {
  const files = inMemory({
    box: 'name: box\ncores: 0\nportz: {}\n',
    web: 'name: web\nclasses:\n  - name: a\n',
  });
  const text = minimal.split('\n').with(3, 'appliance: box').with(4, 'traffic: web').join('\n');
  expect(problemsOf(text, [], files)).toEqual([
    'web.yaml:3:5: classes[0]: transfers nothing; give it an object such as 10 kB or exchanges such as 1',
    'web.yaml:3:5: classes[0].share: missing; give a share such as 80 % from 0 % to 100 %',
    'box.yaml:2:8: cores: 0 is not accepted; write a whole number such as 16 from 1 to 256',
    expect.stringContaining(
      'box.yaml:3:1: portz: unknown key "portz"; did you mean "ports"? accepted here: name, cores, ',
    ),
  ]);
});

test('a referenced file that is no mapping is refused in that file', () => {
  const text = minimal.split('\n').with(3, 'appliance: box').join('\n');
  expect(problemsOf(text, [], inMemory({ box: '- 1\n' }))).toEqual([
    'box.yaml:1:1: not a mapping; write keys such as `name: my-scenario`',
  ]);
});

test('all problems of a file are reported at once, in the order of its lines', () => {
  const text = `name: a b
strategies: [hypersnc]
members: [0, x]
appliance: { name: box, cores: 4, secureNetworkDistributors: 4 }
traffic: { name: web, classes: [{ name: get, share: 90 %, object: 10 }] }
sync: { delay: 3 }
sweep: { sync.tick: [1 ms, 2], sync.x: [1] }
replications: { min: 4, max: 2 }
extra: 1
`;
  expect(problemsOf(text).map((problem) => problem.split(': ', 2).join(' '))).toEqual([
    'tiny.yaml:1:7 name',
    'tiny.yaml:2:14 strategies[0]',
    'tiny.yaml:3:11 members[0]',
    'tiny.yaml:3:14 members[1]',
    'tiny.yaml:4:62 appliance.secureNetworkDistributors',
    'tiny.yaml:5:32 traffic.classes',
    'tiny.yaml:5:67 traffic.classes[0].object',
    'tiny.yaml:6:16 sync.delay',
    'tiny.yaml:7:28 sync.tick',
    'tiny.yaml:7:32 sweep.sync.x',
    'tiny.yaml:8:22 replications.min',
    'tiny.yaml:9:1 extra',
  ]);
});

test('a misspelt key of the load is unknown, and the load then has no rate', () => {
  expect(withLine('load: { totl: 1 Gbps }')).toEqual([
    `tiny.yaml:6:7: load: needs exactly one of total and perMember; write ${rates}`,
    'tiny.yaml:6:9: load.totl: unknown key "totl"; did you mean "total"? accepted here: total, perMember, profile, between, compress',
  ]);
});

test('after a hundred problems the rest is only counted', () => {
  const keys = Array.from({ length: 150 }, (_, i) => `k${i}: 1\n`).join('');
  const problems = problemsOf(`${minimal}${keys}`);
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toBe('tiny.yaml:105:1: 50 further problems are not shown');
});

test('an update that takes more fragments than are sent is refused, with the most that are', () => {
  const sync = 'sync: { updateSize: 64 kB, packetSize: 576 B }\n';
  expect(problemsOf(`${minimal}${sync}`)).toEqual([
    expect.stringContaining(
      'sync.updateSize: an update would take 126 fragments, and more than 50 are not sent',
    ),
  ]);
  expect(problemsOf(`${minimal}sync: { updateSize: 25 kB, packetSize: 576 B }\n`)).toEqual([]);
});

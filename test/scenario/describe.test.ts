import fc from 'fast-check';

import { describeScenario, ranges } from '../../src/scenario/describe.js';
import { minimal, scenarioOf } from './files.js';

const blend =
  'name: a\nstrategies: [no-sync]\nmembers: [1..10, 12]\nappliance: generic-8-core\ntraffic: vendor-blend\n';

test.each([
  ['the smallest scenario', minimal],
  ['one with references', blend],
  ['a rate per member', `${minimal}load: { perMember: 1.5 kcps }\nfidelity: 12.5 %\n`],
  ['a total rate', `${minimal}load: 100 Gbps\nreplications: 3\n`],
  ['a text that looks like something else', `${minimal}description: "true # no: [comment]"\n`],
  [
    'a sweep',
    `${minimal}sweep:\n  sync.delay: [0 s, 250us]\n  appliance.cores: [0x10, 4]\n  traffic.path: [medium]\n  traffic.name: ["7", "a, b"]\n`,
  ],
])('%s and its description are the same scenario', (_, text) => {
  const scenario = scenarioOf(text);
  expect(scenarioOf(describeScenario(scenario))).toEqual(scenario);
});

test('a description names every default in readable units', () => {
  const text = describeScenario(scenarioOf(minimal));
  expect(text).toContain('members: [ 1, 2 ]\n');
  expect(text).toContain('load: capacity\n');
  expect(text).toContain('  maxDropRatio: 0.1 %\n');
  expect(text).toContain('  secureNetworkDistributors: null\n');
  expect(text).toContain('  delay: 3 s\n');
});

test('any values survive description', () => {
  fc.assert(
    fc.property(
      fc.maxSafeNat(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat({ max: 86_400 }),
      (ns, share, s) => {
        const text = `${minimal}sync: { delay: ${ns} ns, sharedTableShare: ${share * 100} % }\nrun: { warmUp: ${s} s }\n`;
        const scenario = scenarioOf(text.replace(`${share * 100} %`, `${Math.min(share * 100, 100)} %`));
        expect(scenarioOf(describeScenario(scenario))).toEqual(scenario);
      },
    ),
    { numRuns: 50 },
  );
});

test('sizes are written as ranges where three or more follow one another', () => {
  expect(ranges([1, 2, 3, 5, 6, 9])).toEqual(['1..3', 5, 6, 9]);
  expect(ranges([3, 2, 1])).toEqual([3, 2, 1]);
});

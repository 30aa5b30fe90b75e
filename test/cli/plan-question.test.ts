import type { PlanOptions } from '../../src/cli/arguments.js';
import { planQuestion } from '../../src/cli/plan-question.js';
import { UserError } from '../../src/cli/user-error.js';

const optionsOf = (options: Partial<PlanOptions>): PlanOptions => ({ progress: true, ...options });

/** What is wrong with the options. */
function problemsOf(options: Partial<PlanOptions>): readonly string[] {
  try {
    planQuestion(optionsOf(options));
  } catch (error) {
    if (error instanceof UserError) return error.lines;
    throw error;
  }
  return [];
}

test('options give demand, growth, spare and target in base units', () => {
  const options = { connectionRate: '500kcps', growth: '30%', years: '3', targetUtilization: '70 %' };
  expect(planQuestion(optionsOf({ ...options, spareSite: true }))).toEqual({
    demand: { metric: 'capacity_cps', rate: 500_000 },
    growth: 0.3,
    years: 3,
    spare: { kind: 'site' },
    targetUtilization: 0.7,
  });
});

test('left out, nothing grows, nothing fails and the scenario gives the target', () => {
  expect(planQuestion(optionsOf({ throughput: '120 Gbps' }))).toEqual({
    demand: { metric: 'capacity_bps', rate: 120e9 },
    growth: 0,
    years: 0,
    spare: { kind: 'members', count: 0 },
    targetUtilization: undefined,
  });
});

test.each([
  [{}, '--throughput:1:1: missing; write a demand such as --throughput 120Gbps or --connection-rate 500kcps'],
  [{ throughput: '120' }, '--throughput:1:1: "120" has no unit; write a rate with its unit such as 120 Gbps'],
  [
    { connectionRate: '500' },
    '--connection-rate:1:1: "500" has no unit; write a rate with its unit such as 500 kcps',
  ],
  [
    { throughput: '500kcps' },
    '--throughput:1:1: "500kcps" is the other kind of rate; write --connection-rate 500kcps',
  ],
  [
    { throughput: '120 s' },
    '--throughput:1:1: "120 s" has the wrong unit "s"; write a bit rate such as 10 Gbps',
  ],
  [
    { throughput: '0 Gbps' },
    '--throughput:1:1: "0 Gbps" is not above zero; write a bit rate such as 10 Gbps',
  ],
  [
    { throughput: '1Gbps', connectionRate: '1kcps' },
    '--connection-rate:1:1: a plan is for one demand; write it or --throughput, not both',
  ],
  [
    { throughput: '1Gbps', growth: '30%' },
    '--growth:1:1: needs the years to look ahead; write them such as --years 3',
  ],
  [
    { throughput: '1Gbps', years: '3' },
    '--years:1:1: needs the growth in a year; write it such as --growth 30%',
  ],
  [
    { throughput: '1Gbps', growth: '30', years: '3' },
    '--growth:1:1: "30" has no unit; write a share such as 80 %',
  ],
  [
    { throughput: '1Gbps', growth: '30%', years: '31' },
    '--years:1:1: "31" is not a whole number from 0 to 30; write one such as 1',
  ],
  [
    { throughput: '1Gbps', spare: '1.5' },
    '--spare:1:1: "1.5" is not a whole number from 0 to 1000; write one such as 1',
  ],
  [
    { throughput: '1Gbps', spare: '1', spareSite: true },
    '--spare-site:1:1: half of the members fail with a site; write it or --spare, not both',
  ],
  [
    { throughput: '1Gbps', targetUtilization: '101%' },
    '--target-utilization:1:1: is not from 1 % to 100 %; write a share such as 70 %',
  ],
])('%p is refused', (options, problem) => expect(problemsOf(options)).toEqual([problem]));

test('every problem is told, not only the first', () => {
  const options = { throughput: '5', growth: '30%', spare: 'x', targetUtilization: '70' };
  expect(problemsOf(options).map((line) => line.replace(/:.*/, ''))).toEqual([
    '--throughput',
    '--growth',
    '--spare',
    '--target-utilization',
  ]);
});

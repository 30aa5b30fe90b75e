import { describeScenario } from '../../src/scenario/describe.js';
import { inMemory, problemsOf, scenarioOf } from './files.js';

const withClass = (keys: string): string =>
  `name: tiny\nstrategies: [no-sync]\nmembers: 1\nappliance: { name: box }\ntraffic: { name: web, classes: [{ name: get, share: 100 %, ${keys} }] }\n`;

test('A law is simulated as classes of fixed sizes; the scenario keeps what was written', () => {
  const scenario = scenarioOf(withClass('object: 10 kB, objectLaw: { law: lognormal, sizeClasses: 4 }'));
  expect(scenario.model.traffic.classes.map(({ name }) => name)).toEqual(['get']);
  const { classes } = scenario.points[0].model.traffic;
  expect(classes.map(({ name }) => name)).toEqual(['get 1/4', 'get 2/4', 'get 3/4', 'get 4/4']);
  expect(scenarioOf(describeScenario(scenario)).points[0].model).toEqual(scenario.points[0].model);
});

test('A table may stand in a CSV file, whose rows are part of the resolved scenario', () => {
  const files = inMemory({ 'sizes.csv': 'size_bytes,weight\n1000,3\n9000,1\n' });
  const text = withClass('objectLaw: { law: empirical, table: sizes.csv }');
  const scenario = scenarioOf(text, [], files);
  const { classes } = scenario.points[0].model.traffic;
  expect(classes.map(({ object, share }) => [object, share])).toEqual([
    [1000, 0.75],
    [9000, 0.25],
  ]);
  expect(scenarioOf(describeScenario(scenario)).points[0].model).toEqual(scenario.points[0].model);
});

test('A problem in a CSV file is told with its own place, and none follows from it', () => {
  const files = inMemory({ 'sizes.csv': 'size_bytes,weight\n1000,3\n1e99,x\n' });
  expect(problemsOf(withClass('objectLaw: { law: empirical, table: sizes.csv }'), [], files)).toEqual([
    'sizes.csv:3:6: "x" is no weight; write a number, not below zero, such as 1500',
  ]);
  const large = inMemory({ 'sizes.csv': 'size_bytes,weight\n1e99,1\n' });
  expect(problemsOf(withClass('objectLaw: { law: empirical, table: sizes.csv }'), [], large)[0]).toContain(
    'sizes.csv:2:1: traffic.classes[0].objectLaw.table[0].size: "1e99 B" is not a whole number of bytes',
  );
});

test.each([
  ['objectLaw: { law: empirical }', 'an empirical law needs rows'],
  ['objectLaw: { law: empirical, table: missing.csv }', 'there is no file missing.csv'],
  ['objectLaw: { law: empirical, table: sizes.txt }', 'is no path of a CSV file'],
  ['objectLaw: { law: empirical, table: 7 }', '7 is neither a list of rows nor the path of a CSV file'],
  ['objectLaw: { law: empirical, table: [{ size: 1 kB, weight: 0 }] }', 'all weights are 0'],
  ['object: 1 kB, objectLaw: { law: empirical, table: [{ size: 1 kB, weight: 1 }] }', 'leave object out'],
  [
    'object: 1 kB, objectLaw: { table: [{ size: 1 kB, weight: 1 }] }',
    'a table has no meaning for law: fixed',
  ],
  ['exchanges: 1, objectLaw: { law: lognormal }', 'lognormal sizes need a mean'],
  ['object: 1 kB, transport: udp, objectLaw: { law: lognormal }', 'a UDP class transfers no object'],
  ['object: 1 kB, answered: false', 'what nobody answers is one packet'],
  [
    'object: 1 kB, keepAlive: 1 s, keepAliveLaw: { law: empirical, table: [{ time: 1 s, weight: 1 }] }',
    'leave keepAlive out',
  ],
])('%s is refused: %s', (keys, message) => {
  const problems = problemsOf(withClass(keys), [], inMemory({}));
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.join('\n')).toContain(message);
});

test('A class that nobody answers needs neither object nor exchanges', () => {
  expect(problemsOf(withClass('answered: false'))).toEqual([]);
});

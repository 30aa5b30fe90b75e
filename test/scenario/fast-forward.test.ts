import { parseScenario } from '../../src/scenario/parse.js';
import { builtIn, minimal, problemsOf, scenarioOf } from './files.js';

const text = minimal
  .replace('object: 10 kB', 'object: 10 kB, fastForward: true')
  .replace('[hypersync]', '[hypersync, no-sync]');

test('Only a strategy whose orchestrator can is given classes that it forwards alone', () => {
  const { points } = scenarioOf(text);
  const alone = points.map(
    ({ strategy, model }) => `${strategy} ${String(model.traffic.classes[0].fastForward)}`,
  );
  expect([...new Set(alone)]).toEqual(['single-gateway false', 'hypersync true', 'no-sync false']);
});

test.each([
  ['faults', 'load: { perMember: 1 kcps }\nfaults: [{ at: 1 s, do: crash, member: 1 }]\n'],
  ['tables.connectionLimit', 'tables: { connectionLimit: 1000 }\n'],
  ['tables.connectionLimit', 'sweep: { tables.connectionLimit: [1000, 2000] }\n'],
])('What becomes of such connections with %s is not modelled, and refused', (other, more) => {
  expect(problemsOf(text + more)).toContain(
    `tiny.yaml:5:88: traffic.classes[0].fastForward: cannot be together with ${other}; leave out one of the two`,
  );
});

test('Where it is without effect is said', () => {
  const result = parseScenario({ path: 'tiny.yaml', text }, { files: builtIn });
  expect(result.ok && result.warnings).toEqual(['traffic: fastForward is without effect under no-sync']);
});

import fc from 'fast-check';
import { stringify } from 'yaml';

import { scenarioTemplate } from '../../src/scenario/template.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { builtIn, minimal } from './files.js';

const parse = (text: string) => parseScenario({ path: 'a.yaml', text }, { files: builtIn });

/** Never thrown, and every problem has a place. */
function expectPlaces(text: string): void {
  const result = parse(text);
  for (const { file, line, column, message } of result.ok ? [] : result.issues) {
    expect(file).not.toBe('');
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(message).not.toBe('');
  }
}

test('a scenario with characters exchanged is read or refused, never an exception', () => {
  const text = `${minimal}${scenarioTemplate().replace(/^(name|members|strategies|appliance|traffic).*$/gm, '')}`;
  const change = fc.tuple(
    fc.nat(text.length),
    fc.nat(5),
    fc.string({ maxLength: 6, unit: fc.constantFrom(...'[]{}:,-&*!|>\'"%#@` \n\tax1'.split('')) }),
  );
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      expectPlaces(
        changes.reduce((all, [at, cut, put]) => all.slice(0, at) + put + all.slice(at + cut), text),
      );
    }),
    { numRuns: 500 },
  );
});

test('any value for any key is read or refused, never an exception', () => {
  const keys = [
    'name',
    'seed',
    'strategies',
    'members',
    'appliance',
    'traffic',
    'sync',
    'options',
    'load',
    'objective',
  ];
  const more = ['replications', 'fidelity', 'run', 'sweep', '__proto__', 'constructor', '<<', ''];
  const value = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...keys, ...more), value), (document) => {
      expectPlaces(stringify(document));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['ten megabytes', `${minimal}#${'x'.repeat(10_000_000)}`],
  [
    'twenty thousand unknown keys',
    minimal + Array.from({ length: 20_000 }, (_, i) => `nameless${i}: 1\n`).join(''),
  ],
  [
    'ten thousand classes',
    minimal.replace('[{ name: get, share: 100 %, object: 10 kB }]', `[${'{ share: x },'.repeat(10_000)}]`),
  ],
  [
    'a thousand settings',
    `${minimal}sweep: { traffic.talkers: [${Array.from({ length: 1000 }, (_, i) => i + 1).join()}] }\n`,
  ],
  ['a long list of sizes', minimal.replace('[1, 2]', `"${'1..1024,'.repeat(50_000)}1"`)],
])('%s are read or refused, not pondered for ever', (_, text) => expectPlaces(text));

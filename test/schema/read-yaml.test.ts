import { formatIssue } from '../../src/schema/issue.js';
import { readYaml } from '../../src/schema/read-yaml.js';
import { plainOf } from '../../src/schema/source-tree.js';

const problems = (text: string) => readYaml({ path: 'a.yaml', text }).issues.map(formatIssue);

test('JSON is YAML', () => {
  const read = readYaml({ path: 'a.json', text: '{"name": "x", "members": [1, 2]}' });
  expect(read.ok && plainOf(read.root)).toEqual({ name: 'x', members: [1, 2] });
});

test('an alias repeats the value of its anchor', () => {
  const read = readYaml({ path: 'a.yaml', text: 'a: &x { b: 1 }\nc: *x\n' });
  expect(read.ok && plainOf(read.root)).toEqual({ a: { b: 1 }, c: { b: 1 } });
});

test('Windows line ends and a byte order mark are read', () => {
  const read = readYaml({ path: 'a.yaml', text: '\ufeffa: 1\r\nb: 2\r\n' });
  expect(read.ok && plainOf(read.root)).toEqual({ a: 1, b: 2 });
});

test.each([
  ['an empty file', '', 'a.yaml:1:1: empty; write a mapping such as `name: my-scenario`'],
  ['only comments', '# x\n', 'a.yaml:1:1: empty; write a mapping such as `name: my-scenario`'],
  ['a list at the top', '- a\n', 'a.yaml:1:1: not a mapping; write keys such as `name: my-scenario`'],
  ['a word at the top', 'hello\n', 'a.yaml:1:1: not a mapping; write keys such as `name: my-scenario`'],
  ['two documents', 'a: 1\n---\nb: 2\n', 'a.yaml:2:1: a second YAML document; write one scenario a file'],
  [
    'a duplicate key',
    'a: 1\nb: 2\na: 3\n',
    'a.yaml:3:1: a: duplicate key, first on line 1; keep one of them',
  ],
  ['a mapping as a key', '? { x: 1 }\n: 2\n', 'a.yaml:1:3: a key must be a single word; write `key: value`'],
  [
    'an alias without an anchor',
    'a: *x\n',
    'a.yaml:1:4: no anchor &x stands before this alias; write the value out',
  ],
  [
    'a NUL',
    'a: 1\nb: \u0000\n',
    'a.yaml:2:4: not a text: holds a control character or a byte that is not UTF-8; save it as UTF-8 text',
  ],
  [
    'bytes that are no UTF-8',
    '\ufffd\ufffd',
    'a.yaml:1:1: not a text: holds a control character or a byte that is not UTF-8; save it as UTF-8 text',
  ],
])('%s is refused', (_, text, problem) => {
  expect(problems(text)).toEqual([problem]);
});

test('a syntax error has its line and column', () => {
  expect(problems('a: 1\nb: [1, 2\nc: 3\n')[0]).toMatch(/^a\.yaml:3:1: not valid YAML: /);
  expect(problems('a: "open\n')[0]).toMatch(/^a\.yaml:2:1: not valid YAML: /);
  expect(problems('a: 1\n\tb: 2\n')[0]).toMatch(/^a\.yaml:2:1: not valid YAML: /);
});

test('an unknown tag is refused', () => {
  expect(problems('a: !secret x\n')[0]).toMatch(/^a\.yaml:1:4: not valid YAML: Unresolved tag/);
});

test('ten megabytes are refused before they are read', () => {
  expect(problems('a: 1\n'.repeat(2_000_000))).toEqual([
    'a.yaml:1:1: longer than 1000000 characters; a scenario is a few hundred lines at most',
  ]);
});

test.each([
  ['[', '['.repeat(900_000)],
  ['{a: ', '{a: '.repeat(200_000)],
  ['- ', '- '.repeat(400_000)],
  ['? ', '? '.repeat(400_000)],
  ['ever deeper keys', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
])('nesting by %s is refused without a stack overflow', (_, text) => {
  const [problem] = problems(text);
  expect(problem).toMatch(/^a\.yaml:\d+:\d+: nested deeper than 50 levels/);
});

test('fifty levels are accepted', () => {
  expect(problems(`a: ${'['.repeat(49)}${']'.repeat(49)}`)).toEqual([]);
});

test('aliases that multiply are refused', () => {
  const lines = Array.from(
    { length: 12 },
    (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}*a${i}]\n`,
  );
  const text = `a0: &a0 x\n${lines.join('')}`;
  expect(problems(text)).toEqual([
    'a.yaml:6:25: more than 100000 values, aliases counted where they are used; write fewer',
  ]);
});

test('an alias of its own surroundings is refused', () => {
  expect(problems('a: &a [*a]\n')).toEqual([
    'a.yaml:1:8: aliases make it deeper than 50 levels; write the values out',
  ]);
});

test.each([
  ['a hundred thousand keys', Array.from({ length: 100_000 }, (_, i) => `k${i}: 1\n`).join('')],
  ['half a million commas', `a: [${'b,'.repeat(450_000)}]`],
  ['a million line ends', '\n'.repeat(1_000_000)],
  ['a million quotes', '"'.repeat(1_000_000)],
  ['many anchors', '&a '.repeat(300_000)],
])('%s are read or refused, not pondered for ever', (_, text) => void problems(text));

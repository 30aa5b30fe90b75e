import { check, groupType } from '../../src/schema/grammar.js';
import { formatIssue } from '../../src/schema/issue.js';
import {
  bitRate,
  choice,
  count,
  duration,
  flag,
  list,
  number,
  share,
  text,
} from '../../src/schema/parameter.js';
import { readYaml } from '../../src/schema/read-yaml.js';

const about = 'For the test.';
const source = 'test';
const group = {
  delay: duration({ about, source, default: 3e9, minimum: 1000, maximum: 10e9 }),
  rate: bitRate({ about, source, default: 1e9, minimum: 0 }),
  part: share({ about, source, default: 0.5, maximum: 1 }),
  cores: count({ about, source, default: null, minimum: 1, maximum: 8 }),
  skew: number({ about, source, default: 0.5, minimum: 0 }),
  on: flag({ about, source, default: true }),
  path: choice(['fast', 'slow'], { about, source, default: 'fast' }),
  label: text({ about, source, default: 'none' }),
  inner: { size: count({ about, source, default: 7 }) },
};
const defaults = {
  delay: 3e9,
  rate: 1e9,
  part: 0.5,
  cores: null,
  skew: 0.5,
  on: true,
  path: 'fast',
  label: 'none',
  inner: { size: 7 },
};

function checked(source: string, type = groupType(group)): unknown {
  const read = readYaml({ path: 'a.yaml', text: source });
  if (!read.ok) throw new Error(read.issues.map(formatIssue).join('\n'));
  const result = check(type, read.root);
  return result.ok ? result.value : result.issues.map(formatIssue);
}

test('keys that are left out take their defaults', () => {
  expect(checked('{}')).toEqual(defaults);
});

test('values come out in base units', () => {
  expect(
    checked(
      '{ delay: 250 us, rate: 10 Gbps, part: 35 %, cores: 4, skew: 1, on: false, path: slow, label: x, inner: { size: 9 } }',
    ),
  ).toEqual({
    delay: 250_000,
    rate: 10e9,
    part: 0.35,
    cores: 4,
    skew: 1,
    on: false,
    path: 'slow',
    label: 'x',
    inner: { size: 9 },
  });
});

test.each([
  ['delay: 3', 'delay: 3 has no unit; write a duration such as 3 s from 1 us to 10 s'],
  ['delay: 3 B', 'delay: "3 B" has the wrong unit "B"; write a duration such as 3 s'],
  ['delay: 1 ns', 'delay: "1 ns" is out of range; write a duration such as 3 s from 1 us to 10 s'],
  ['delay: [1 s]', 'delay: a list is not accepted; write a duration such as 3 s from 1 us to 10 s'],
  ['delay: null', 'delay: an empty value is not accepted; write a duration such as 3 s from 1 us to 10 s'],
  ['rate: -1 bps', 'rate: "-1 bps" is out of range; write a bit rate such as 1 Gbps, not below zero'],
  ['part: 0.5', 'part: 0.5 has no unit; write a share such as 50 % of at most 100 %'],
  ['cores: 9', 'cores: 9 is not accepted; write a whole number such as 1 from 1 to 8'],
  ['cores: 1.5', 'cores: 1.5 is not a whole number; write a whole number such as 1 from 1 to 8'],
  ['cores: 4 s', 'cores: "4 s" is not accepted; write a whole number such as 1 from 1 to 8'],
  ['skew: .nan', 'skew: NaN is not accepted; write a number such as 0.5, not below zero'],
  ['on: yes', 'on: "yes" is not accepted; write true or false'],
  ['path: medium', 'path: "medium" is not accepted; write one of fast, slow'],
  ['label: ""', 'label: "" is not accepted; write a text such as my-name'],
  ['inner: 5', 'inner: 5 is not a mapping; write keys and values such as `{ key: value }`'],
])('%s is refused with the accepted form', (line, problem) => {
  const [found] = checked(line) as string[];
  expect(found.replace(/^a\.yaml:1:\d+: /, '')).toBe(problem);
});

test('every problem is reported at once, each at its place', () => {
  expect(checked('delay: 3\ninner:\n  sise: 1\n  size: x\ncors: 4\n')).toEqual([
    'a.yaml:1:8: delay: 3 has no unit; write a duration such as 3 s from 1 us to 10 s',
    'a.yaml:4:9: inner.size: "x" is not accepted; write a whole number such as 7',
    'a.yaml:3:3: inner.sise: unknown key "sise"; did you mean "size"? accepted here: size',
    'a.yaml:5:1: cors: unknown key "cors"; did you mean "cores"? accepted here: delay, rate, part, cores, skew, on, path, label, inner',
  ]);
});

test('keys of the prototype are unknown keys', () => {
  const type = groupType({ a: count({ about, source, default: 1 }) });
  expect(checked('__proto__: { a: 2 }\nconstructor: 1\ntoString: 2\n', type)).toEqual([
    'a.yaml:1:1: __proto__: unknown key "__proto__"; accepted here: a',
    'a.yaml:2:1: constructor: unknown key "constructor"; accepted here: a',
    'a.yaml:3:1: toString: unknown key "toString"; accepted here: a',
  ]);
});

test('merge keys are refused', () => {
  expect(checked('inner: { <<: { size: 1 } }')).toEqual([
    'a.yaml:1:10: inner.<<: merge keys are not supported; write the keys out',
  ]);
});

test('a list needs an item, and a key without a default must be given in every one', () => {
  const type = groupType({ classes: list('Classes.', { name: text({ about, source }) }) });
  expect(checked('{}', type)).toEqual([
    'a.yaml:1:1: classes: missing; give a list with at least one item such as `- name: my-name`',
  ]);
  expect(checked('classes: []', type)).toEqual([
    'a.yaml:1:10: classes: empty; write at least one item such as `- name: my-name`',
  ]);
  expect(checked('classes: 3', type)).toEqual([
    'a.yaml:1:10: classes: 3 is not a list; write at least one item such as `- name: my-name`',
  ]);
  expect(checked('classes: [{ name: a }, {}, { nam: b }]', type)).toEqual([
    'a.yaml:1:24: classes[1].name: missing; give a text such as my-name',
    'a.yaml:1:28: classes[2].name: missing; give a text such as my-name',
    'a.yaml:1:30: classes[2].nam: unknown key "nam"; did you mean "name"? accepted here: name',
  ]);
});

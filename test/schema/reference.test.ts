import { groupType } from '../../src/schema/grammar.js';
import { jsonSchema } from '../../src/schema/json-schema.js';
import { count, duration, list, text } from '../../src/schema/parameter.js';
import { assumptionsOf, explain, explanationText, referenceOf } from '../../src/schema/reference.js';

const group = {
  sync: {
    delay: duration({ about: 'How long.', source: 'domain 1', default: 3e9, minimum: 0 }),
    tick: duration({ about: 'How often.', source: 'assumption: a guess', default: 1e8 }),
  },
  snds: count({ about: 'How many.', source: 'domain 2', default: null }),
  classes: list('What.', { name: text({ about: 'Its name.', source: 'chosen by the user' }) }),
};

test('the reference lists every key with its default in readable units', () => {
  expect(referenceOf(group).map(({ path, default: value }) => [path, value])).toEqual([
    ['sync.delay', '3 s'],
    ['sync.tick', '100 ms'],
    ['snds', 'none'],
    ['classes', undefined],
    ['classes[].name', undefined],
  ]);
});

test('assumptions are the keys whose source says so', () => {
  expect(assumptionsOf(group).map(({ path }) => path)).toEqual(['sync.tick']);
});

test('a key is explained in five lines', () => {
  const explanation = explain(group, 'sync.delay');
  expect(explanation.ok && explanation.entries.map(explanationText)).toEqual([
    'sync.delay\n  How long.\n  accepts: a duration such as 3 s, not below zero\n  default: 3 s\n  source:  domain 1',
  ]);
});

test('a group or a list is explained by all its keys, and nothing by everything', () => {
  const paths = (path?: string) => {
    const explanation = explain(group, path);
    return explanation.ok ? explanation.entries.map((entry) => entry.path) : [];
  };
  expect(paths('sync')).toEqual(['sync.delay', 'sync.tick']);
  expect(paths('classes[3].name')).toEqual(['classes[].name']);
  expect(paths('classes')).toEqual(['classes', 'classes[].name']);
  expect(paths()).toHaveLength(5);
});

test('an unknown key is answered with the nearest one', () => {
  expect(explain(group, 'sync.dellay')).toEqual({
    ok: false,
    message: 'no key is named "sync.dellay"; did you mean "sync.delay"? write a key path such as sync.delay',
  });
});

test('the JSON Schema describes what is written, not what it becomes', () => {
  expect(jsonSchema(groupType(group.sync), 'sync')).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'sync',
    type: 'object',
    additionalProperties: false,
    properties: { delay: { type: 'string', default: '3 s', description: 'How long. Source: domain 1.' } },
  });
});

test('a list is explained by an item in the form that its first key accepts', () => {
  const at = duration({ about: 'When.', minimum: 0, source: 'chosen by the user' });
  const [whole] = referenceOf({ faults: list('Faults.', { at }) });
  expect(whole.form).toBe('a list with at least one item such as `- at: 3 s`');
});

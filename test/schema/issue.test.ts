import { formatIssue, issueOf, issueOfKey, nearest } from '../../src/schema/issue.js';
import { readYaml } from '../../src/schema/read-yaml.js';

const treeOf = (text: string) => {
  const read = readYaml({ path: 'a.yaml', text });
  if (!read.ok) throw new Error(read.issues.map(formatIssue).join());
  return read.root;
};

test('an issue is printed as file:line:column: path: message', () => {
  const issue = { file: 'a.yaml', line: 4, column: 7, path: 'sync.tick', message: 'wrong' };
  expect(formatIssue(issue)).toBe('a.yaml:4:7: sync.tick: wrong');
  expect(formatIssue({ ...issue, path: '' })).toBe('a.yaml:4:7: wrong');
});

test('a problem with a value points at the value, with a missing one at the mapping around it', () => {
  const tree = treeOf('sync:\n  tick: 3\n  list: [a, b]\n');
  expect(formatIssue(issueOf(tree, ['sync', 'tick'], 'x'))).toBe('a.yaml:2:9: sync.tick: x');
  expect(formatIssue(issueOf(tree, ['sync', 'list', 1], 'x'))).toBe('a.yaml:3:13: sync.list[1]: x');
  expect(formatIssue(issueOf(tree, ['sync', 'delay'], 'x'))).toBe('a.yaml:2:3: sync.delay: x');
  expect(formatIssue(issueOf(tree, ['name'], 'x'))).toBe('a.yaml:1:1: name: x');
});

test('a problem with a key points at the key', () => {
  const tree = treeOf('sync:\n  tick: 3\n');
  expect(formatIssue(issueOfKey(tree, ['sync'], 'tick', 'x'))).toBe('a.yaml:2:3: sync.tick: x');
});

test.each([
  ['dellay', 'delay'],
  ['dealy', 'delay'],
  ['Delay', 'delay'],
  ['hypersnc', 'hypersync'],
  ['zzz', undefined],
  ['', undefined],
])('the known word nearest to %j is %j', (word, known) => {
  expect(nearest(word, ['tick', 'delay', 'hypersync'])).toBe(known);
});

test('a very long word is compared with nothing', () => {
  expect(nearest('x'.repeat(1_000_000), ['tick'])).toBeUndefined();
});

import { exactText, taskKey } from '../../src/experiment/task-key.js';
import { type Task, taskOf } from '../../src/experiment/task.js';
import { packagedScenario } from './scenario-fixture.js';

const scenario = packagedScenario('member-failure', {});
const point = scenario.points.find(({ members }) => members > 2)!;
const splits = [{ snd: 2, fw: 14, shared: false }];
const task = taskOf(point, scenario, {
  ...{ rate: 1e5, scale: 0.25, replication: 3, splits, run: scenario.run },
});
/** As a worker would get it, so that no two tasks share anything. */
const copy = (): Task => structuredClone(task);

/** Every place in plain data at which something stands that is no list and no mapping. */
function leavesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
}

function changed(path: readonly string[]): Task {
  const task = copy() as unknown as Record<string, unknown>;
  const parent = path.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, task);
  const last = path.at(-1)!;
  const value = parent[last];
  parent[last] =
    typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${String(value)}x`;
  return task as unknown as Task;
}

test('a task has one key, however its data came about', () => {
  const turned = Object.fromEntries(Object.entries(copy()).reverse()) as unknown as Task;
  expect(taskKey(task, 'v')).toMatch(/^[0-9a-f]{64}$/);
  expect(taskKey(turned, 'v')).toBe(taskKey(task, 'v'));
});

test('whatever is changed in a task, model and faults included, gives another key', () => {
  const leaves = leavesOf(task);
  expect(leaves.length).toBeGreaterThan(100);
  expect(leaves.map((path) => path[0])).toEqual(
    expect.arrayContaining(['model', 'faults', 'splits', 'seed', 'rng']),
  );
  const keys = leaves.map((path) => taskKey(changed(path), 'v'));
  expect(new Set([taskKey(task, 'v'), ...keys]).size).toBe(leaves.length + 1);
});

test('another version of the code gives another key', () => {
  expect(taskKey(task, 'w')).not.toBe(taskKey(task, 'v'));
});

test('numbers that JSON takes for each other stay apart, and so do numbers that differ in their last bit', () => {
  const numbers = [0, -0, Infinity, -Infinity, NaN, null, 0.1, 0.1 + 2 ** -56, 1];
  expect(new Set(numbers.map((x) => exactText({ x }))).size).toBe(numbers.length);
});

test('what has no text is refused, since it would look like anything', () => {
  expect(() => exactText({ model: new Map([[1, 2]]) })).toThrow('[object Map]');
  expect(() => exactText({ model: new Float64Array(2) })).toThrow('[object Float64Array]');
});

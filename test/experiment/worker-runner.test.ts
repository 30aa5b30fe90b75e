import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runner } from '../../src/experiment/runner.js';
import { TaskFailure } from '../../src/experiment/task-failure.js';
import type { Task } from '../../src/experiment/task.js';
import { createWorkerRunner } from '../../src/experiment/worker-runner.js';
import { defaultScenario } from './scenario-fixture.js';

const { model } = defaultScenario({ members: '[1]' });
let folder: string;
let runner: Runner;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'maestro-sim-'));
  runner = createWorkerRunner(1, new URL('./crashing-entry.js', import.meta.url));
});
afterAll(async () => {
  await runner.close();
  rmSync(folder, { recursive: true });
});

const calls = (name: string): string => join(folder, name);
/** A task whose thread ends in the first so many attempts. */
const task = (name: string, crashes: number, rate = 1): Task => ({
  ...{ strategy: 'hypersync', members: crashes, model, rate, scale: 1 },
  ...{ seed: 9, rng: calls(name) as never, replication: 3, warmUp: 0, duration: 1 },
});
const attempts = (name: string): number => readFileSync(calls(name), 'utf8').length;

test('a task whose thread crashes is run once more', async () => {
  await expect(runner.run(task('once', 1, 42))).resolves.toEqual({ events: 42 });
  expect(attempts('once')).toBe(2);
});

test('a second crash is a failure that names the task, and the next task finds a new thread', async () => {
  const failure = await runner.run(task('twice', 2)).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(TaskFailure);
  expect((failure as TaskFailure).message).toBe(
    'hypersync x 2, replication 3, seed 9: worker exited with code: 7',
  );
  expect(attempts('twice')).toBe(2);
  await expect(runner.run(task('next', 0, 5))).resolves.toEqual({ events: 5 });
});

test('an error of the simulation would come again, and is not tried twice', async () => {
  await expect(runner.run(task('broken', 0, -1))).rejects.toThrow(
    'replication 3, seed 9: an invariant broke',
  );
  expect(attempts('broken')).toBe(1);
});

import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileTaskCache } from '../../src/cli/file-task-cache.js';
import { UserError } from '../../src/cli/user-error.js';
import type { Observations } from '../../src/model/observe.js';

const KEY = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
/** Numbers that a text would not bring back as they are. */
const ODD = [-0, 0, NaN, Infinity, -Infinity, 5e-324, 0.1 + 0.2, 2 ** 53 + 2, Number.MAX_VALUE];
const observations = {
  values: Object.fromEntries(ODD.map((value, index) => [`metric_${index}`, value])),
  events: 1000,
  fingerprint: 'ü@0.5',
} as unknown as Observations;

let folder: string;
beforeEach(() => (folder = join(mkdtempSync(join(tmpdir(), 'maestro-sim-')), '.cache')));
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const cacheOf = (): FileTaskCache => new FileTaskCache(folder, 'v');
const fileOf = (key: string): string => join(folder, `${key}.task`);

/** A cache that another process has filled. */
function filled(): void {
  const before = cacheOf();
  before.keep(KEY, observations);
  before.keep(OTHER, observations);
}

test('every number comes back bit for bit, and the folder is made when it is needed', () => {
  const cache = cacheOf();
  expect(cache.find(KEY)).toBeUndefined();
  expect(existsSync(folder)).toBe(false);
  cache.keep(KEY, observations);
  const found = cacheOf().find(KEY)!;
  expect(Object.values(found.values).every((value, index) => Object.is(value, ODD[index]))).toBe(true);
  expect(found.fingerprint).toBe(observations.fingerprint);
});

test('a file cut off anywhere is ignored with a warning, and written anew', () => {
  filled();
  const whole = readFileSync(fileOf(KEY));
  for (let length = 0; length < whole.length; length += 7) {
    writeFileSync(fileOf(KEY), whole.subarray(0, length));
    const cache = cacheOf();
    expect(cache.find(KEY)).toBeUndefined();
    expect(cache.warnings.join()).toContain('1 files in ');
  }
  const cache = cacheOf();
  cache.keep(KEY, observations);
  expect(cache.find(KEY)).toBeDefined();
});

test('a file with any byte altered, or with bytes after its end, is ignored', () => {
  filled();
  const whole = readFileSync(fileOf(KEY));
  for (let at = 0; at < whole.length; at += 3) {
    const altered = Buffer.from(whole);
    altered[at] ^= 1;
    writeFileSync(fileOf(KEY), altered);
    expect(cacheOf().find(KEY)).toBeUndefined();
  }
  writeFileSync(fileOf(KEY), whole);
  appendFileSync(fileOf(KEY), 'x');
  expect(cacheOf().find(KEY)).toBeUndefined();
});

test('a file under the name of another task is ignored', () => {
  filled();
  writeFileSync(fileOf(KEY), readFileSync(fileOf(OTHER)));
  expect(cacheOf().find(KEY)).toBeUndefined();
});

test('what a finished campaign has not used is removed, and nothing that is not its own', () => {
  filled();
  writeFileSync(join(folder, 'notes.txt'), '');
  writeFileSync(`${fileOf(OTHER)}.999999999.tmp`, 'half'); // of a process that is no more
  writeFileSync(`${fileOf(OTHER)}.${process.ppid}.tmp`, 'half'); // of one that still writes
  const cache = cacheOf();
  cache.find(KEY);
  cache.removeUnused();
  const own = [`${KEY}.task`, `${OTHER}.task.${process.ppid}.tmp`, 'notes.txt'];
  expect(readdirSync(folder).sort()).toEqual(own);
});

test('to begin anew removes all', () => {
  filled();
  cacheOf().clear();
  expect(readdirSync(folder)).toEqual([]);
  expect(cacheOf().find(KEY)).toBeUndefined();
});

test('it tells what came from an earlier call, not what is asked for twice', () => {
  filled();
  const cache = cacheOf();
  cache.find(KEY);
  cache.find(KEY);
  cache.keep('c'.repeat(64), observations);
  cache.find('c'.repeat(64));
  expect(cache.reuse).toEqual({ tasks: 1, events: 1000, share: 0.5 });
  expect(cache.size).toBe(2);
});

test('where no folder can be, the campaign goes on without it and says so once', () => {
  writeFileSync(folder, '');
  const cache = cacheOf();
  expect(cache.find(KEY)).toBeUndefined();
  cache.keep(KEY, observations);
  cache.keep(OTHER, observations);
  cache.removeUnused();
  expect(cache.warnings).toHaveLength(1);
  expect(cache.warnings[0]).toContain('is not a directory; nothing more is kept there');
});

test('a directory where a file should be is no file of ours', () => {
  mkdirSync(fileOf(KEY), { recursive: true });
  const cache = cacheOf();
  expect(cache.find(KEY)).toBeUndefined();
  expect(cache.warnings.join()).toContain('is a directory');
});

const FULL = '/dev/full';
(existsSync(FULL) ? test : test.skip)(
  'a full disk is a clear error and takes nothing from what is there',
  () => {
    filled();
    const before = readFileSync(fileOf(OTHER));
    const temporary = `${fileOf(KEY)}.${process.pid}.tmp`;
    symlinkSync(FULL, temporary); // the kernel answers every write to it as if the disk were full
    const keep = (): void => cacheOf().keep(KEY, observations);
    expect(keep).toThrow(UserError);
    symlinkSync(FULL, temporary);
    expect(keep).toThrow('the disk is full; what is kept stays, and the same call goes on from there');
    expect(readFileSync(fileOf(OTHER))).toEqual(before);
    expect(cacheOf().find(KEY)).toBeDefined();
    expect(readdirSync(folder).sort()).toEqual([`${KEY}.task`, `${OTHER}.task`]);
  },
);

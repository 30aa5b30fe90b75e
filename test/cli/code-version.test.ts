import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeVersion, simulates } from '../../src/cli/code-version.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The compiled files that a worker thread loads of ours, by their names below `src`. */
function loadedBy(name: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const text = readFileSync(join(root, 'dist/src', name), 'utf8');
  for (const [, target] of text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g))
    loadedBy(posix.join(posix.dirname(name), target), seen);
  return seen;
}

test('every file that a worker loads is part of the version', () => {
  const loaded = [...loadedBy('experiment/worker-entry.js')];
  expect(loaded.length).toBeGreaterThan(60);
  expect(loaded.filter((name) => !simulates(name))).toEqual([]);
});

test('what only reports or plans is no part of it', () => {
  expect(['report/csv.js', 'cli/main.js', 'experiment/campaign.js'].filter(simulates)).toEqual([]);
});

describe('the version', () => {
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'maestro-sim-'));
    cpSync(join(root, 'package.json'), join(copy, 'package.json'));
    cpSync(join(root, 'dist/src'), join(copy, 'dist/src'), { recursive: true });
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  test('is the same wherever the package lies', () => {
    expect(codeVersion(copy)).toBe(codeVersion());
  });

  test.each(['model/system.js', 'experiment/task.js', 'random/hash.js'])('differs when %s does', (name) => {
    const before = codeVersion(copy);
    appendFileSync(join(copy, 'dist/src', name), '\n');
    expect(codeVersion(copy)).not.toBe(before);
  });

  test('differs with the release and with the packages', () => {
    const before = codeVersion(copy);
    const path = join(copy, 'package.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as { dependencies: Record<string, string> };
    const { dependencies } = manifest;
    writeFileSync(path, JSON.stringify({ ...manifest, version: '99.0.0' }));
    const release = codeVersion(copy);
    writeFileSync(
      path,
      JSON.stringify({ ...manifest, dependencies: { ...dependencies, seedrandom: '3.0.4' } }),
    );
    expect(new Set([before, release, codeVersion(copy)]).size).toBe(3);
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Ended, maestroSim } from './command-line.js';
import { smallScenario } from './small-scenario.js';

/** Real processes that are stopped, damaged and called again, against one that never was. */

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
let folder: string;
let whole: Ended;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'maestro-sim-'));
  writeFileSync(join(folder, 'small.yaml'), smallScenario);
  whole = run('whole', '--jobs', '1');
});
afterAll(() => rmSync(folder, { recursive: true }));

const callFor = (out: string, ...more: readonly string[]): string[] => [
  'run',
  'small.yaml',
  '--out',
  out,
  ...more,
];
const run = (out: string, ...more: readonly string[]): Ended => maestroSim(callFor(out, ...more), folder);

const cached = (out: string): readonly string[] => {
  const path = join(folder, out, '.cache');
  return existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.task')) : [];
};

/** Every result with its bytes; of the manifest all but the time of day. */
function bytesOf(out: string): Record<string, string> {
  const names = readdirSync(join(folder, out)).filter((name) => name !== '.cache');
  const text = (name: string): string => readFileSync(join(folder, out, name), 'latin1');
  return Object.fromEntries(names.map((name) => [name, text(name).replace(/"finished_at": ".*"/, '')]));
}

const reused = ({ stderr }: Ended): number =>
  Number(/(\d+) of \d+ simulations were taken/.exec(stderr)?.[1] ?? 0);

/** Calls the command and stops it as soon as so many more tasks are kept and a moment has passed. */
async function stopped(
  out: string,
  signal: NodeJS.Signals,
  { after, moment }: { after: number; moment: number },
): Promise<{ status: number | null; stderr: string }> {
  const wanted = cached(out).length + after;
  const child = spawn(process.execPath, [main, ...callFor(out, '--jobs', '2')], { cwd: folder });
  let stderr = '';
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  const exit = once(child, 'exit') as Promise<[number | null]>;
  while (cached(out).length < wanted && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 2));
  await new Promise((resolve) => setTimeout(resolve, moment));
  child.kill(signal);
  const [status] = await exit;
  return { status, stderr };
}

test('a run that is killed again and again ends with the same bytes as one that is not, and simulates nothing twice', async () => {
  // In the middle of something each time; of what, depends on the machine.
  const moments = [
    { after: 1, moment: 0 },
    { after: 4, moment: 7 },
    { after: 7, moment: 13 },
  ];
  for (const { after, moment } of moments) {
    const before = cached('killed').length;
    await stopped('killed', 'SIGKILL', { after, moment });
    expect(cached('killed').length).toBeGreaterThanOrEqual(before + after);
    expect(existsSync(join(folder, 'killed', 'manifest.json'))).toBe(false);
  }
  const kept = cached('killed').length;
  const last = run('killed', '--jobs', '2');
  expect(last.status).toBe(0);
  expect(reused(last)).toBe(kept);
  expect(bytesOf('killed')).toEqual(bytesOf('whole'));
  expect(cached('killed')).toEqual(cached('whole'));
  expect(readdirSync(join(folder, 'killed', '.cache'))).toEqual(cached('whole'));
});

test('Ctrl-C ends with status 130, says what is kept, and the same call goes on from there', async () => {
  const { status, stderr } = await stopped('interrupted', 'SIGINT', { after: 3, moment: 0 });
  const kept = cached('interrupted').length;
  expect(status).toBe(130);
  expect(stderr).toContain(
    `Interrupted: ${kept} finished simulations are kept in ${join('interrupted', '.cache')}`,
  );
  expect(reused(run('interrupted'))).toBe(kept);
  expect(bytesOf('interrupted')).toEqual(bytesOf('whole'));
});

test('a run that is called again simulates nothing, and with --fresh everything', () => {
  const again = run('whole');
  expect(reused(whole)).toBe(0);
  expect(reused(again)).toBe(cached('whole').length);
  const before = bytesOf('whole');
  const [name] = cached('whole');
  const { mtimeMs } = statSync(join(folder, 'whole', '.cache', name));
  expect(reused(run('whole', '--fresh'))).toBe(0);
  expect(statSync(join(folder, 'whole', '.cache', name)).mtimeMs).toBeGreaterThan(mtimeMs);
  expect(bytesOf('whole')).toEqual(before);
});

test('damaged files of the cache are simulated again with a warning; after a change of the seed nothing is taken or left', () => {
  const names = cached('killed');
  for (const name of names.slice(0, 3))
    writeFileSync(join(folder, 'killed', '.cache', name), 'not what it was');
  const mended = run('killed');
  expect(mended.stderr).toContain('warning: 3 files in ');
  expect(reused(mended)).toBe(names.length - 3);
  expect(bytesOf('killed')).toEqual(bytesOf('whole'));
  const other = run('killed', '--seed', '4');
  expect(reused(other)).toBe(0);
  expect(cached('killed').filter((name) => names.includes(name))).toEqual([]);
});

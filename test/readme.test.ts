import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMANDS, maestroSim } from './cli/command-line.js';

/** What the README shows must work: it is the first thing that a new user tries. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** Options of `run` that `check` does not know, because they do not change the scenario. */
const RUN_ONLY = ['--out', '--jobs', '--json', '--quiet', '--no-progress', '--warm-up', '--baseline'];
const WITH_VALUE = ['--out', '--jobs', '--baseline'];

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'maestro-sim-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const snippets = blocks('ts');
const shell = blocks('sh').flatMap((block) => block.trim().split('\n'));
const calls = shell.filter((line) => line.startsWith('maestro-sim ')).map(words);

test('snippets compile against the package and run, and print what is shown below them', () => {
  installIn(folder);
  const names = snippets.map((text, index) => {
    writeFileSync(join(folder, `snippet-${index}.ts`), text);
    return `snippet-${index}`;
  });
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const strict = '--strict --noUncheckedIndexedAccess --skipLibCheck --types node'.split(' ');
  const target = '--target es2023 --module nodenext'.split(' ');
  const compiled = node([tsc, ...strict, ...target, ...names.map((name) => `${name}.ts`)]);
  expect({ ...compiled, stderr: '' }).toEqual({ status: 0, stdout: '', stderr: '' });
  const printed = names.map((name) => node([`${name}.js`]));
  for (const { status, stderr } of printed) expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(printed[0].stdout).toBe(blocks('text')[0]);
});

test('the interval that the first snippet prints holds the theory', () => {
  const [low, high, theory] = blocks('text')[0]
    .match(/\d+\.\d+/g)!
    .map(Number);
  expect(snippets[0].trim().split('\n').length).toBeLessThan(25);
  expect(low).toBeLessThan(theory);
  expect(high).toBeGreaterThan(theory);
});

test('every command shown is announced by --help, with the options shown', () => {
  const announced = maestroSim(['--help']).stdout;
  for (const command of new Set(calls.map((call) => call[0]))) {
    expect(announced).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    const help = maestroSim([command, '--help']).stdout;
    const options = calls
      .filter((call) => call[0] === command)
      .flat()
      .filter((word) => word.startsWith('--'));
    for (const option of options) expect(help).toMatch(new RegExp(`^ +${option}\\b`, 'm'));
  }
});

test.each(COMMANDS)('the README shows %s', (command) =>
  expect(calls.map((call) => call[0])).toContain(command),
);

test('command lines do what they say, in the order shown', () => {
  expect(calls.length).toBeGreaterThan(8);
  for (const call of calls) {
    // They take long or do not end by themselves, and have tests of their own.
    if (['plan', 'report', 'trace', 'validate', 'bench', 'playground'].includes(call[0])) continue;
    const { status, stderr } = maestroSim(
      ['run', 'compare'].includes(call[0]) ? asCheck(call) : call,
      folder,
    );
    expect({ call, status, stderr: stderr.replace(/^(warning|Wrote).*\n/gm, '') }).toEqual({
      call,
      status: 0,
      stderr: '',
    });
  }
});

test('scenarios shown can be checked', () => {
  for (const [index, text] of blocks('yaml').entries()) {
    const path = join(folder, `shown-${index}.yaml`);
    writeFileSync(path, text);
    expect(maestroSim(['check', path])).toMatchObject({ status: 0 });
  }
});

test('links within the page and to files lead somewhere', () => {
  const targets = [...readme.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1]);
  const headings = [...readme.matchAll(/^#+ (.*)$/gm)].map((match) => anchorOf(match[1]));
  for (const target of targets) {
    if (target.startsWith('#')) expect(headings).toContain(target.slice(1));
    else if (!target.startsWith('results/')) expect(existsSync(join(root, target))).toBe(true);
  }
});

test('npm scripts shown exist', () => {
  const { scripts, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
    version: string;
  };
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'test']));
  expect(shell).toEqual(expect.arrayContaining(['npm ci && npm start', 'npm ci && npm test']));
  expect(readme).toContain(`maestro-sim-${version}.tgz`);
});

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    (match) => match[1],
  );
}

/** The words of a command line as a shell parts them, without the command itself and a redirection. */
function words(line: string): string[] {
  const [call] = line.split(' > ');
  return call
    .match(/'[^']*'|\S+/g)!
    .slice(1)
    .map((word) => word.replaceAll("'", ''));
}

/** What a `run` or `compare` would run: the same scenario and overrides, only checked. */
function asCheck(call: readonly string[]): string[] {
  const kept: string[] = ['check'];
  for (let at = 1; at < call.length; at++) {
    if (!RUN_ONLY.includes(call[at])) kept.push(call[at]);
    else if (WITH_VALUE.includes(call[at])) at++;
  }
  return kept;
}

/** The package as an installation lays it down, so that `maestro-sim` is found by its name. */
function installIn(where: string): void {
  mkdirSync(join(where, 'node_modules/@types'), { recursive: true });
  symlinkSync(root, join(where, 'node_modules/maestro-sim'), 'junction');
  symlinkSync(join(root, 'node_modules/@types/node'), join(where, 'node_modules/@types/node'), 'junction');
  writeFileSync(join(where, 'package.json'), '{ "type": "module" }');
}

function node(call: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, call, { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');

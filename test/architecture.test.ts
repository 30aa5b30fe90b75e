import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { strategies } from '../src/model/strategies/index.js';

/** The rules of the code that neither the compiler nor eslint nor the layer table sees. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const MOST_LINES = 400;
const MANY_LINES = 250;

/** Files whose code runs for every event: nothing in them may allocate text or arrays, or round slowly. */
const HOT = [
  /^src\/kernel\/(event-loop|far-events|id-pool|int-ring|near-events|event-records|rung|simulator|timer)\.ts$/,
  /^src\/stats\/(log-histogram|tally|time-weighted)\.ts$/,
  /^src\/model\/(queueing|tables|delivery)\//,
  /^src\/model\/corexl\/(dispatcher|firewall-instance|secure-network-distributor|tenant-instances)\.ts$/,
  /^src\/model\/tenants\/tenant-(account|copies)\.ts$/,
  /^src\/model\/cluster\/(delta-queues|delta-sync|sending-queues|sync-(interfaces|messages|network|packets)|unsettled)\.ts$/,
  /^src\/model\/sgm\/(instance-cores|security-gateway-module)\.ts$/,
  /^src\/model\/traffic\/session-player\.ts$/,
  /^src\/model\/(connection-life|traffic-meter|transit-recorder)\.ts$/,
];
/** Where time may pass between two statements: whatever waits for a worker, and the command line. */
const ASYNCHRONOUS = [
  /^src\/(cli|playground)\//,
  /^src\/experiment\/((inline|worker)-runner|campaign|load-search|pilot|point-study|service-search|turns)\.ts$/,
  /^src\/experiment\/planning\/(known-capacities|plan|size-search|size-test|strategy-plan)\.ts$/,
];
const BARRELS = ['src/index.ts', 'src/model/strategies/index.ts'];
/** The layer table of the architecture, by hand and not from the file that enforces it. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  random: [],
  stats: [],
  units: [],
  schema: ['units'],
  model: ['kernel', 'random', 'stats', 'units', 'schema'],
  scenario: ['random', 'units', 'schema', 'model'],
  experiment: ['kernel', 'random', 'stats', 'model', 'scenario'],
  report: ['stats', 'units', 'scenario', 'experiment'],
  playground: ['kernel', 'model', 'units', 'schema', 'scenario', 'experiment', 'report'],
};
const LAYERS = [...Object.keys(MAY_IMPORT), 'cli'];
const DRAWERS = new Set(['util', 'utils', 'common', 'helper', 'helpers', 'misc', 'shared', 'lib']);

interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

const sources = [...filesBelow('src'), ...filesBelow('test')].map((path) => sourceOf(path));
const own = sources.filter(({ path }) => path.startsWith('src/') && !path.endsWith('.d.ts'));
const matches = (patterns: readonly RegExp[], path: string): boolean =>
  patterns.some((pattern) => pattern.test(path));

test('every file of a strategy is registered, under the name of its file', () => {
  const files = readdirSync(join(root, 'src/model/strategies')).filter((name) => name !== 'index.ts');
  expect(strategies.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
});

test('there are two barrels and no others', () => {
  const passingOn = own.filter(({ tree }) => tree.statements.some(passesOn)).map(({ path }) => path);
  expect(passingOn.filter((path) => !BARRELS.includes(path))).toEqual([]);
  expect(own.filter(({ path }) => basename(path) === 'index.ts').map(({ path }) => path)).toEqual(BARRELS);
});

test('no folder is a drawer for everything', () => {
  const folders = sources.flatMap(({ path }) => dirname(path).split('/'));
  expect([...new Set(folders)].filter((folder) => DRAWERS.has(folder))).toEqual([]);
});

test('Math.random is nowhere, taken apart or not', () => {
  expect(found(sources, isMathRandom)).toEqual([]);
});

test('only runners, campaigns and the command line are asynchronous', () => {
  const synchronous = own.filter(({ path }) => !matches(ASYNCHRONOUS, path));
  expect(found(synchronous, isAsynchronous)).toEqual([]);
});

test('hot code neither rounds slowly nor makes text or arrays, but to wire and to fail', () => {
  for (const pattern of HOT) expect(own.some(({ path }) => pattern.test(path))).toBe(true);
  const hot = own.filter(({ path }) => matches(HOT, path));
  expect(found(hot, isSlow, isWiringOrFailure)).toEqual([]);
});

test.each([
  ['const x = Math.random();', isMathRandom],
  ["const x = Math['random']();", isMathRandom],
  ['const { random: draw } = Math;', isMathRandom],
  ['const m = Math;', isMathRandom],
  ['export const f = async () => 1;', isAsynchronous],
  ['class A { f(x: number) { return Math.round(x); } }', isSlow],
  ['class A { f(x: number) { return `${x}`; } }', isSlow],
  ['class A { f(x: number[]) { return [...x]; } }', isSlow],
  ['class A { f(x: number[]) { return x.map(String); } }', isSlow],
])('%s is found', (text, isBad) => {
  expect(found([sourceOf('planted.ts', text)], isBad, isWiringOrFailure)).toContain('planted.ts:1');
});

test(`no file is longer than ${MOST_LINES} lines`, () => {
  const lengths = sources.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }));
  const long = lengths.filter(({ lines }) => lines > MANY_LINES).sort((a, b) => b.lines - a.lines);
  if (long.length > 0) process.stderr.write(`long files: ${long.map(named).join(', ')}\n`);
  expect(long.filter(({ lines }) => lines > MOST_LINES)).toEqual([]);
});

test('every source file says what its main export is', () => {
  const silent = own.filter(({ path }) => !BARRELS.includes(path)).filter((source) => !isDescribed(source));
  expect(silent.map(({ path }) => path)).toEqual([]);
});

test('every rule of the layer table fails where it is broken, and nowhere else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'maestro-sim-'));
  try {
    plant(folder);
    const { rules, violations } = cruise(folder);
    expect([...new Set(violations.map(({ rule }) => rule.name))].sort()).toEqual(rules);
    for (const [from, allowed] of Object.entries(MAY_IMPORT)) {
      const refused = violations.filter((violation) => violation.from === `src/${from}/all.ts`);
      const others = LAYERS.filter((layer) => layer !== from && !allowed.includes(layer));
      expect(refused.map(({ to }) => to).sort()).toEqual(
        others.map((layer) => `src/${layer}/wall.ts`).sort(),
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path))
    .sort();
}

function sourceOf(path: string, text = readFileSync(join(root, path), 'utf8')): Source {
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}

/** Places of the nodes that `isBad` names, as `file:line`, leaving out what lies below nodes that `isSpared` names. */
function found(
  files: readonly Source[],
  isBad: (node: ts.Node) => boolean,
  isSpared: (node: ts.Node) => boolean = () => false,
): string[] {
  return files.flatMap(({ path, tree }) => {
    const places: string[] = [];
    const visit = (node: ts.Node): void => {
      if (isSpared(node)) return;
      if (isBad(node)) places.push(`${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return places;
  });
}

const passesOn = (statement: ts.Statement): boolean =>
  ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;

function isMathRandom(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'random' && isMath(node.expression);
  if (ts.isElementAccessExpression(node)) return isMath(node.expression);
  if (!ts.isVariableDeclaration(node) || node.initializer === undefined || !isMath(node.initializer))
    return false;
  if (!ts.isObjectBindingPattern(node.name)) return true; // another name for Math would hide it
  return node.name.elements.some(
    ({ propertyName, name, dotDotDotToken }) =>
      dotDotDotToken !== undefined || (propertyName ?? name).getText() === 'random',
  );
}

const isMath = (node: ts.Node): boolean => ts.isIdentifier(node) && node.text === 'Math';

function isAsynchronous(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(node);
}

function isSlow(node: ts.Node): boolean {
  if (ts.isTemplateExpression(node) || ts.isSpreadElement(node) || ts.isSpreadAssignment(node)) return true;
  if (!ts.isPropertyAccessExpression(node)) return false;
  return isMath(node.expression)
    ? node.name.text === 'round'
    : ts.isCallExpression(node.parent) && ['map', 'filter'].includes(node.name.text);
}

/** Constructors, field initialisers and resets run once or twice; what throws or never returns ends the run. */
function isWiringOrFailure(node: ts.Node): boolean {
  if (ts.isConstructorDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isThrowStatement(node))
    return true;
  if (!ts.isMethodDeclaration(node)) return false;
  return node.type?.kind === ts.SyntaxKind.NeverKeyword || node.name.getText() === 'reset';
}

const named = ({ path, lines }: { path: string; lines: number }): string => `${path} ${lines}`;

/** The export named as the file has a docstring; a file without such an export has one on some export or at its top. */
function isDescribed({ path, text, tree }: Source): boolean {
  const exported = tree.statements.filter(isExported);
  const wanted = basename(path)
    .replace(/\.tsx?$/, '')
    .replaceAll('-', '')
    .toLowerCase();
  const main = exported.filter((statement) => namesOf(statement).includes(wanted));
  if (main.length > 0) return main.some(isDocumented);
  return exported.length > 0 ? exported.some(isDocumented) : text.startsWith('#!') || text.startsWith('/**');
}

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

function namesOf(statement: ts.Statement): string[] {
  const declared = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];
  return declared.map((declaration) =>
    ((declaration as ts.DeclarationStatement).name?.getText() ?? '').toLowerCase(),
  );
}

const isDocumented = (statement: ts.Statement): boolean => ts.getJSDocCommentsAndTags(statement).length > 0;

/** A small project in which every layer imports all others, and that breaks every other rule once. */
function plant(folder: string): void {
  const write = (path: string, text: string): void => {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  cpSync(join(root, '.dependency-cruiser.cjs'), join(folder, '.dependency-cruiser.cjs'));
  write('tsconfig.json', '{ "compilerOptions": { "module": "nodenext" }, "include": ["src"] }');
  for (const layer of LAYERS) {
    const others = LAYERS.filter((other) => other !== layer);
    write(`src/${layer}/wall.ts`, 'export const wall = 1;\n');
    write(`src/${layer}/all.ts`, others.map((other) => `import '../${other}/wall.js';\n`).join(''));
  }
  write('src/index.ts', "import './cli/wall.js';\n");
  write('src/cli/inward.ts', "import '../index.js';\n");
  write('src/stats/clock.ts', "import 'node:fs';\n");
  write('src/units/hen.ts', "import './egg.js';\n");
  write('src/units/egg.ts', "import './hen.js';\n");
  write('src/playground/page/sheet.ts', 'export const sheet = 1;\n');
  write('src/playground/inward.ts', "import './page/sheet.js';\nimport '../experiment/worker-pool.js';\n");
  write('src/experiment/worker-pool.ts', 'export const pool = 1;\n');
  write('src/model/tables/table.ts', "import '../wall.js';\n");
  write('src/model/strategies/index.ts', "import '../wall.js';\n");
}

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

/** Runs dependency-cruiser as `npm run lint` does: the names of its rules, and what they found. */
function cruise(folder: string): { rules: string[]; violations: Violation[] } {
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const call = [bin, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  const { stdout } = spawnSync(process.execPath, call, { cwd: folder, encoding: 'utf8' });
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: Violation[]; ruleSetUsed: { forbidden: { name: string }[] } };
  };
  const rules = summary.ruleSetUsed.forbidden.map(({ name }) => name).sort();
  return { rules, violations: summary.violations };
}

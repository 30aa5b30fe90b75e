import { isAbsolute, join, resolve } from 'node:path';
import { suggestion } from '../schema/issue.js';
import type { ScenarioFiles } from '../scenario/scenario-files.js';
import { exists, folderOf, namesIn, readText } from './files.js';
import { packageRoot } from './package-version.js';
import { UserError } from './user-error.js';

const ENDING = '.yaml';
const PAGE_SCRIPTS = ['chart-tips.js', 'demand-reader.js', 'sort-tables.js'];
const scenarioFolder = join(packageRoot, 'scenarios');

/** What comes with the package: scenarios, appliances and traffic profiles. */
export type PackagedKind = 'scenario' | 'appliance' | 'traffic';

const folders: Readonly<Record<PackagedKind, string>> = {
  scenario: scenarioFolder,
  appliance: join(scenarioFolder, 'appliances'),
  traffic: join(scenarioFolder, 'traffic'),
};

/** Names of the packaged files of a kind. */
export function packagedNames(kind: PackagedKind): readonly string[] {
  return namesIn(folders[kind], ENDING);
}

/** Where the packaged file of a name lies. */
export function packagedPath(kind: PackagedKind, name: string): string {
  return join(folders[kind], `${name}${ENDING}`);
}

/** The compiled scripts of the page of results, each of which stands by itself. */
export function pageScripts(): readonly string[] {
  const folder = join(packageRoot, 'dist/src/report/page/scripts');
  return PAGE_SCRIPTS.map((name) => readText(join(folder, name)));
}

/** A scenario by the path of its file or by the name of one that comes with the package. */
export function readScenario(reference: string): { readonly path: string; readonly text: string } {
  const names = packagedNames('scenario');
  const path =
    !exists(reference) && names.includes(reference) ? packagedPath('scenario', reference) : reference;
  if (exists(path) || names.length === 0) return { path, text: readText(path) };
  const near = suggestion(reference, names);
  throw new UserError([
    `${reference}: there is no such file or built-in scenario${near} built in: ${names.join(', ')}`,
  ]);
}

/**
 * Reads what a scenario refers to: a relative path beside the scenario, else a name in `appliances/` or `traffic/`
 * beside the scenario, else a name that comes with the package.
 */
export const scenarioFiles: ScenarioFiles = {
  read(reference, kind, fromPath) {
    const besides = folderOf(resolve(fromPath));
    const own = join(besides, kind === 'appliance' ? 'appliances' : 'traffic');
    const known = [...new Set([...namesIn(own, ENDING), ...packagedNames(kind)])].sort();
    const path = isPath(reference) ? resolve(besides, reference) : locate(reference, kind, own);
    if (path === undefined) return { ok: false, message: `there is no ${kind} named "${reference}"`, known };
    try {
      return { ok: true, path: shown(path, reference, besides, fromPath), text: readText(path) };
    } catch (error) {
      if (error instanceof UserError) return { ok: false, message: error.message, known };
      throw error;
    }
  },
  readTable(reference, fromPath) {
    const besides = folderOf(resolve(fromPath));
    const path = resolve(besides, reference);
    try {
      return { ok: true, path: shown(path, reference, besides, fromPath), text: readText(path) };
    } catch (error) {
      if (error instanceof UserError) return { ok: false, message: error.message };
      throw error;
    }
  },
};

function isPath(reference: string): boolean {
  return isAbsolute(reference) || /[/\\]|\.(ya?ml|json|csv)$/i.test(reference);
}

function locate(name: string, kind: 'appliance' | 'traffic', own: string): string | undefined {
  return [join(own, `${name}${ENDING}`), packagedPath(kind, name)].find(exists);
}

/** A path as the user would write it: relative to where the scenario was named from. */
function shown(path: string, reference: string, besides: string, fromPath: string): string {
  if (isPath(reference) && !isAbsolute(reference)) return join(folderOf(fromPath), reference);
  return path.startsWith(besides) ? join(folderOf(fromPath), path.slice(besides.length)) : path;
}

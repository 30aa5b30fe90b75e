import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { parseScenario } from '../../src/scenario/parse.js';
import type { Override } from '../../src/scenario/override.js';
import type { ScenarioFiles } from '../../src/scenario/scenario-files.js';
import { formatIssue } from '../../src/schema/issue.js';

/** Tests run from the top of the project. */
export const scenariosFolder = join(import.meta.dirname, '..', '..', '..', 'scenarios');

const folders = { appliance: 'appliances', traffic: 'traffic' } as const;

/** The built-in appliances and traffic profiles. */
export const builtIn: ScenarioFiles = {
  read(reference, kind) {
    const folder = join(scenariosFolder, folders[kind]);
    const known = readdirSync(folder).map((file) => file.replace('.yaml', ''));
    if (!known.includes(reference))
      return { ok: false, message: `no ${kind} is named "${reference}"`, known };
    const path = `${folders[kind]}/${reference}.yaml`;
    return { ok: true, path, text: readFileSync(join(scenariosFolder, path), 'utf8') };
  },
  readTable: (reference) => ({ ok: false, message: `there is no file ${reference}` }),
};

/** Files that a test writes down itself, by reference. */
export function inMemory(files: Readonly<Record<string, string>>): ScenarioFiles {
  return {
    read(reference, kind) {
      const text = files[reference] as string | undefined;
      if (text !== undefined) return { ok: true, path: `${reference}.yaml`, text };
      return { ok: false, message: `no ${kind} is named "${reference}"`, known: Object.keys(files) };
    },
    readTable(path) {
      const text = files[path] as string | undefined;
      return text === undefined
        ? { ok: false, message: `there is no file ${path}` }
        : { ok: true, path, text };
    },
  };
}

/** Smallest scenario: the lines that every test shares. */
export const minimal = `name: tiny
strategies: [hypersync]
members: [1, 2]
appliance: { name: box }
traffic: { name: web, classes: [{ name: get, share: 100 %, object: 10 kB }] }
`;

export function scenarioOf(text: string, overrides: readonly Override[] = [], files = builtIn) {
  const result = parseScenario({ path: 'tiny.yaml', text }, { files, overrides });
  if (!result.ok) throw new Error(result.issues.map(formatIssue).join('\n'));
  return result.scenario;
}

export function problemsOf(text: string, overrides: readonly Override[] = [], files = builtIn): string[] {
  const result = parseScenario({ path: 'tiny.yaml', text }, { files, overrides });
  return result.ok ? [] : result.issues.map(formatIssue);
}

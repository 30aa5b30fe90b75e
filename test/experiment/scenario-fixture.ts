import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Override } from '../../src/scenario/override.js';
import { parseScenario } from '../../src/scenario/parse.js';
import type { ScenarioFiles } from '../../src/scenario/scenario-files.js';
import type { Scenario } from '../../src/scenario/scenario.js';

const folder = fileURLToPath(new URL('../../../scenarios/', import.meta.url));
const text = (path: string): string => readFileSync(`${folder}${path}`, 'utf8');

const builtIn: ScenarioFiles = {
  read(reference, kind) {
    const path = `${kind === 'appliance' ? 'appliances' : 'traffic'}/${reference}.yaml`;
    return { ok: true, path, text: text(path) };
  },
  readTable: (path) => ({ ok: true, path, text: text(`traffic/${path}`) }),
};

/** The default scenario with some of its keys set: `{ members: '[1, 2]' }`. */
export function defaultScenario(settings: Readonly<Record<string, string>>): Scenario {
  return packagedScenario('hypersync-vs-clusterxl', settings);
}

/** A scenario that comes with the package with some of its keys set. */
export function packagedScenario(name: string, settings: Readonly<Record<string, string>>): Scenario {
  const path = `${name}.yaml`;
  const overrides: Override[] = Object.entries(settings).map(([key, value]) => ({
    option: '--set',
    path: key,
    value,
  }));
  const parsed = parseScenario({ path, text: text(path) }, { files: builtIn, overrides });
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('\n'));
  return parsed.scenario;
}

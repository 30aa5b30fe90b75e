import { Document, isCollection, parseDocument } from 'yaml';
import { writtenValue } from '../schema/quantity-types.js';
import { pathSteps } from '../schema/source-tree.js';
import { controls, type FileKey } from './controls.js';
import { declaredAt } from './declared.js';
import type { PackagedTexts } from './packaged-texts.js';
import type { Settings, Value } from './settings.js';
import { shownValue, unchangedValue } from './shown-value.js';

/** Name under which the scenario of the page is read, reported on and downloaded. */
export const SCENARIO_FILE = 'playground.yaml';

const ABOUT = ` From the playground of maestro-sim. The same numbers on the command line: maestro-sim run ${SCENARIO_FILE}`;

/** What makes the page quick: few replications to begin with, and runs half as long as usual. */
const QUICK = {
  load: 'capacity',
  fidelity: 'auto',
  run: { warmUp: '300 ms', duration: '700 ms' },
  replications: { min: 3 },
};

/** The scenario of what is on screen, as a file: short, and with every key that the page lets change. */
export function scenarioText(settings: Settings, texts: PackagedTexts): string {
  const { strategies, members, files, seed } = settings;
  const document = new Document({
    name: 'playground',
    description: 'What the playground showed: how does capacity grow with members?',
    seed: typed(seed),
    strategies: [...strategies],
    members: membersOf(members),
    ...files,
    ...QUICK,
  });
  document.commentBefore = ABOUT;
  for (const key of ['appliance', 'traffic'] as const)
    if (changedPaths(key, settings, texts).length > 0) document.set(key, changedFile(key, settings, texts));
  for (const { path } of controls) {
    if (isOfFile(path)) continue;
    document.setIn(pathSteps(path), written(path, shownValue(path, settings, texts)));
  }
  for (const key of ['members', 'run', 'replications', 'sync']) {
    const node = document.get(key, true);
    if (isCollection(node)) node.flow = true;
  }
  return document.toString({ lineWidth: 110, flowCollectionPadding: true });
}

/** Sizes as a list, so that each has its place in messages. */
function membersOf(text: string): (string | number)[] {
  const items = text.split(',').map((item) => item.trim());
  return items.filter((item) => item !== '').map(typed);
}

/** What is typed is judged by the grammar of scenarios, not here. */
const typed = (text: string): string | number => (/^\d+$/.test(text) ? Number(text) : text);

const isOfFile = (path: string): boolean => ['appliance', 'traffic'].includes(pathSteps(path)[0]);

function changedPaths(key: FileKey, settings: Settings, texts: PackagedTexts): readonly string[] {
  return controls
    .map(({ path }) => path)
    .filter((path) => pathSteps(path)[0] === key)
    .filter((path) => shownValue(path, settings, texts) !== unchangedValue(path, settings, texts));
}

/** A file of the package with its comments, in which some keys are changed. */
function changedFile(key: FileKey, settings: Settings, texts: PackagedTexts) {
  const document = parseDocument(texts[key][settings.files[key]]);
  for (const path of changedPaths(key, settings, texts)) {
    document.setIn(pathSteps(path).slice(1), written(path, shownValue(path, settings, texts)));
  }
  return document.contents;
}

const written = (path: string, value: Value): unknown => writtenValue(value, declaredAt(path).kind);

import type { ScenarioFiles } from '../scenario/scenario-files.js';
import type { FileKey } from './controls.js';

/** Texts of the appliances and traffic profiles that come with the package, by name. */
export type PackagedTexts = Readonly<Record<FileKey, Readonly<Record<string, string>>>>;

/** Files that are read by name only, from texts at hand. */
export function filesIn(texts: PackagedTexts): ScenarioFiles {
  return {
    read(reference, kind) {
      const known = Object.keys(texts[kind]).sort();
      if (!known.includes(reference))
        return { ok: false, message: `there is no ${kind} named "${reference}"`, known };
      return { ok: true, path: `${kind}/${reference}.yaml`, text: texts[kind][reference] };
    },
  };
}

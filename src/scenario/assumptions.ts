import { assumptionsOf, referenceOf } from '../schema/reference.js';
import { scenarioReference } from './parameters.js';

/** A parameter whose value rests on an assumption, or was chosen by the scenario in place of one. */
export interface Assumption {
  readonly path: string;
  readonly about: string;
  /** The reasoning behind the value that the tool would take. */
  readonly reasoning: string;
  /** Value in the scenario, as it would be written; null where it is one of a list or does not apply. */
  readonly value: string | null;
  /** Whether it is the value that the reasoning is for. */
  readonly isDefault: boolean;
}

/** Every assumption with its value in a resolved scenario. */
export function assumptionsIn(resolved: unknown): readonly Assumption[] {
  return assumptionsOf(scenarioReference).map(({ path, about, source, default: usual }) => {
    const found = valueAt(resolved, path);
    return {
      path,
      about,
      reasoning: source.replace(/^assumption:? */, ''),
      value: found,
      isDefault: found === null || usual === undefined || found === usual,
    };
  });
}

/** What a key of scenario files means, in a sentence; empty for one that is not known. */
export function aboutKey(path: string): string {
  return referenceOf(scenarioReference).find((entry) => entry.path === path)?.about ?? '';
}

function valueAt(resolved: unknown, path: string): string | null {
  let here = resolved;
  for (const step of path.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return null;
    here = (here as Readonly<Record<string, unknown>>)[step];
  }
  return typeof here === 'string' || typeof here === 'number' || typeof here === 'boolean'
    ? String(here)
    : null;
}

import { isList, isParameter } from '../schema/grammar.js';
import type { Parameter, ParameterGroup } from '../schema/parameter.js';
import { pathSteps } from '../schema/source-tree.js';
import { scenarioReference } from '../scenario/parameters.js';

/** The declared parameter at a path of scenario files, of the model or beside it; throws where there is none. */
export function declaredAt(path: string): Parameter {
  let here: ParameterGroup[string] | undefined = scenarioReference;
  for (const step of pathSteps(path)) {
    here = here === undefined || isParameter(here) || isList(here) ? undefined : here[step];
  }
  if (here === undefined || !isParameter(here)) throw new RangeError(`no parameter is declared at ${path}`);
  return here;
}

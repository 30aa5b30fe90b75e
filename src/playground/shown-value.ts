import { parseDocument } from 'yaml';
import type { Parameter } from '../schema/parameter.js';
import { isQuantity } from '../schema/quantity-types.js';
import { pathSteps } from '../schema/source-tree.js';
import { parseQuantity } from '../units/quantity.js';
import { declaredAt } from './declared.js';
import type { PackagedTexts } from './packaged-texts.js';
import type { Settings, Value } from './settings.js';

/** The value that a key has on the page: the chosen one, else that of the named file, else the declared default. */
export function shownValue(path: string, settings: Settings, texts: PackagedTexts): Value {
  if (Object.hasOwn(settings.values, path)) return settings.values[path];
  return unchangedValue(path, settings, texts);
}

/** The value that a key has where nobody chooses another. */
export function unchangedValue(path: string, { files }: Settings, texts: PackagedTexts): Value {
  const parameter = declaredAt(path);
  const [first, ...within] = pathSteps(path);
  if (first === 'appliance' || first === 'traffic') {
    const written: unknown = parseDocument(texts[first][files[first]]).getIn(within);
    if (written !== undefined) return valueOf(written, parameter);
  }
  return parameter.default as Value;
}

function valueOf(written: unknown, { kind }: Parameter): Value {
  if (typeof written !== 'string' || !isQuantity(kind)) return written as Value;
  const read = parseQuantity(written, kind);
  return read.ok ? read.value : null;
}

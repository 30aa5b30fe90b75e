import { scenarioSchema } from '../../scenario/document-schema.js';
import { exitStatus } from '../exit-status.js';
import { print } from '../output.js';

/** Prints the JSON Schema of scenario files, for editors. */
export function schema(): number {
  print(JSON.stringify(scenarioSchema(), null, 2));
  return exitStatus.done;
}

import { scenarioTemplate } from '../../scenario/template.js';
import { exitStatus } from '../exit-status.js';
import { writeNew } from '../files.js';
import { note, print } from '../output.js';

/** Prints a commented scenario to start from, or writes it to a file that is not there yet. */
export function init(path: string | undefined): number {
  if (path === undefined) {
    print(scenarioTemplate());
    return exitStatus.done;
  }
  writeNew(path, scenarioTemplate());
  note(`Wrote ${path}; run it with: maestro-sim run ${path}`);
  return exitStatus.done;
}

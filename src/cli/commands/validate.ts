import { jsonText } from '../../report/json-text.js';
import { runValidation } from '../../experiment/validation/validate.js';
import { closing, validationTable } from '../../report/terminal/validation-table.js';
import { exitStatus } from '../exit-status.js';
import { note, print } from '../output.js';
import { paintOf } from '../stream-paint.js';

/** Options of `validate`. */
export interface ValidateOptions {
  readonly json?: boolean;
}

/** Holds the program against theory: a table of all cases, and a status that says whether all hold; `run` is for tests. */
export function validate(options: ValidateOptions, run: typeof runValidation = runValidation): number {
  const results = run(({ name, cases }) => note(`${name}: ${cases.length} cases`));
  if (options.json === true) {
    print(jsonText(results, 'results'));
    note(closing(results));
  } else {
    print(validationTable(results, paintOf(process.stdout)));
  }
  const holds = results.every(({ verdict }) => verdict === 'pass');
  return holds ? exitStatus.done : exitStatus.notMet;
}

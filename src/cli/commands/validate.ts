import { runValidation } from '../../experiment/validation/validate.js';
import { exitStatus } from '../exit-status.js';
import { note, paintOf, print } from '../output.js';

/** Options of `validate`. */
export interface ValidateOptions {
  readonly json?: boolean;
}

type Case = ReturnType<typeof runValidation>[number];

/** Holds the simulator against theory: a line a case, and a status that says whether all hold. */
export function validate(options: ValidateOptions): number {
  note('Simulating models that theory has solved; some seconds.');
  const cases = runValidation();
  print(options.json === true ? JSON.stringify(cases, null, 2) : lines(cases).join('\n'));
  const failed = cases.filter((one) => one.verdict === 'fail').length;
  note(failed === 0 ? `All ${cases.length} cases hold.` : `${failed} of ${cases.length} cases do not hold.`);
  return failed === 0 ? exitStatus.done : exitStatus.notMet;
}

function lines(cases: readonly Case[]): readonly string[] {
  const paint = paintOf(process.stdout);
  const width = Math.max(0, ...cases.map((one) => title(one).length));
  return cases.map((one) => {
    const mark = one.verdict === 'pass' ? paint.hue('green', 'ok  ') : paint.hue('red', 'FAIL');
    return `${mark} ${title(one).padEnd(width)}  ${figures(one)}  ${paint.quiet(one.source)}`;
  });
}

const title = (one: Case): string => `${one.name}: ${one.quantity}`;

function figures({ theory, unit, estimate }: Case): string {
  const interval = `${figure(estimate.mean)} [${figure(estimate.low)}, ${figure(estimate.high)}]`;
  return `theory ${figure(theory)}, simulated ${interval}${unit === '1' ? '' : ` ${unit}`}`;
}

function figure(value: number | null): string {
  return value === null ? '' : String(Number(value.toPrecision(5)));
}
